import { type Address, type Space, UNKNOWN_STEP } from '../core/address.ts';
import type { Pack } from './packs.ts';
import { followFrom, type Pattern } from './place-patterns.ts';
import { type Step, stepOf } from './selector.ts';
import type { Placed } from './terms.ts';

/** Divides the steps of a group's key: names of images hold slashes. */
const BETWEEN = '\t';
const NAMED = 2;

/** What the keys begin with of all that is no term, in a pack of terms. */
const MARK = '@';

export const isMarked = (key: string): boolean => key.startsWith(MARK);

/** The key of the fields that several terms share. */
export const sharedKey = (number: number): string => `${MARK}=${number}`;

/** The key of a group in a pack. */
export const groupKey = (space: Space, group: string): string =>
  `${MARK}${space}${BETWEEN}${group}`;

/**
 * The group that a selector's place belongs to: its steps up to the second that names something.
 * Values and what follows `**` are left out. A place that follows from its id may stand in a group of fewer steps.
 */
export function groupOf(steps: readonly Step[]): string {
  const key: string[] = [];
  for (const step of steps) {
    const text = textOf(step);
    if (text === undefined || text.startsWith('=') || /\s/.test(text)) break;
    key.push(text);
    if (key.filter((one) => one !== '*').length === NAMED) break;
  }
  return key.join(BETWEEN) || '*';
}

function textOf(step: Step): string | undefined {
  switch (step.kind) {
    case 'literal':
      return step.text;
    case 'one-of':
      return step.texts.join('|');
    case 'prefix':
      return `${step.text}*`;
    case 'any':
      return '*';
    case 'rest':
      return undefined;
  }
}

const NONE: readonly (readonly Placed[])[] = [];

/** So many questions are remembered; asking again costs time alone. */
const REMEMBERED = 5000;

/** The places of one space, group by group. */
export interface Groups {
  /** The groups that may hold a place that an address means, or one step below it; each only once. */
  take(address: Address, below: boolean): readonly (readonly Placed[])[];
}

interface Group {
  readonly text: string;
  readonly steps: readonly Step[];
}

/** Reads a space's groups out of the pack that holds them; each is parsed when it is taken. */
export function openGroups(pack: Pack, space: Space): Groups {
  const left = new Map<string, Group[]>();
  let longest = 0;
  for (const group of groupsIn(pack, space)) {
    const steps = group.split(BETWEEN).map(stepOf);
    longest = Math.max(longest, steps.length);
    for (const first of firstOf(steps[0]!)) {
      const list = left.get(first) ?? [];
      left.set(first, list);
      list.push({ text: group, steps });
    }
  }
  const taken = new Set<string>();
  const asked = new Set<string>();
  const takeFrom = (list: string, path: readonly string[]): readonly (readonly Placed[])[] => {
    const groups = left.get(list) ?? [];
    const fitting = groups.filter(({ steps }) => fits(steps, path));
    if (fitting.length)
      left.set(
        list,
        groups.filter((group) => !fitting.includes(group)),
      );
    return fitting.flatMap(({ text }) => {
      if (taken.has(text)) return [];
      taken.add(text);
      return [placedAt(pack, space, text)];
    });
  };
  return {
    take: ({ path }, below) => {
      const reached = below ? [...path, UNKNOWN_STEP] : path;
      // The same words come again and again.
      const words = reached.slice(0, longest).join(BETWEEN);
      if (asked.has(words)) return NONE;
      if (asked.size >= REMEMBERED) asked.clear();
      asked.add(words);
      const first = path[0];
      const lists = first === undefined ? [...left.keys()] : [first, ANY];
      return lists.flatMap((list) => takeFrom(list, reached));
    },
  };
}

/** The groups of a space in a pack. */
export function groupsIn(pack: Pack, space: Space): readonly string[] {
  const start = groupKey(space, '');
  return Array.from(pack.keysFrom(start), (key) => key.slice(start.length));
}

/** All terms with places in a space, as the pack that holds them has them, group by group. */
export const placedIn = (pack: Pack | undefined, space: Space): readonly Placed[] =>
  pack ? groupsIn(pack, space).flatMap((group) => placedAt(pack, space, group)) : [];

/**
 * Places of a group that are named: what their ids and what their selectors begin with, then the rest of each: one
 * text where both rests are the same, and nothing for a lone term without any.
 */
type Shortened = readonly [id: string, selector: string, ...rows: (string | Placed)[]];

/** A group as it is stored: before what is named, the patterns of what follows from ids, if there are any. */
type Stored = Shortened | readonly [patterns: readonly Pattern[], ...named: [] | Shortened];

/** In a stored selector, the text of the group that it belongs to. */
const GROUP = '~';

/** A selector without the text of its group, where it begins with that. */
export function withoutGroup(space: Space, group: string, selector: string): string {
  const text = groupText(space, group);
  return selector.startsWith(text) ? GROUP + selector.slice(text.length) : selector;
}

const groupText = (space: Space, group: string): string =>
  group.replaceAll(BETWEEN, space === 'cli' ? ' ' : '/');

/** The terms of a group of places; one may come several times. */
export function placedAt(pack: Pack, space: Space, group: string): readonly Placed[] {
  const stored = pack.record(groupKey(space, group)) as Stored;
  const whole = (selector: string): string =>
    selector.startsWith(GROUP) ? groupText(space, group) + selector.slice(GROUP.length) : selector;
  if (!hasPatterns(stored)) return named(stored, whole);
  const [patterns, ...rest] = stored;
  const following = patterns.flatMap(([id, selector, ...more]) => [
    ...followFrom(pack, [id, whole(selector), ...more]),
  ]);
  return isNamed(rest) ? [...following, ...named(rest, whole)] : following;
}

const hasPatterns = (stored: Stored): stored is Exclude<Stored, Shortened> =>
  typeof stored[0] !== 'string';

const isNamed = (rest: readonly [] | Shortened): rest is Shortened => rest.length > 0;

function named(
  [id, stored, ...rows]: Shortened,
  whole: (selector: string) => string,
): readonly Placed[] {
  const selector = whole(stored);
  if (rows.length === 0) return [[id, selector]];
  return rows.map((row) => {
    const [own, ...selectors] = typeof row === 'string' ? [row, row] : row;
    return [id + own, ...selectors.map((rest) => selector + rest)];
  });
}

const ANY = '*';

const firstOf = (step: Step): readonly string[] =>
  step.kind === 'literal' ? [step.text] : step.kind === 'one-of' ? step.texts : [ANY];

/** Whether a selector that begins with `steps` may reach a path. `?` at its end is any step. */
const fits = (steps: readonly Step[], path: readonly string[]): boolean =>
  steps.length <= path.length && steps.every((step, i) => mayBe(step, path[i]!));

function mayBe(step: Step, text: string): boolean {
  if (text === UNKNOWN_STEP) return true;
  switch (step.kind) {
    case 'literal':
      return step.text === text;
    case 'one-of':
      return step.texts.includes(text);
    case 'prefix':
      return text.startsWith(step.text);
    default:
      return true;
  }
}
