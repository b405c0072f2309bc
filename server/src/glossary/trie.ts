import { type Address, type Space, UNKNOWN_STEP } from '../core/address.ts';
import type { Selector, Step } from './selector.ts';

/** Most branches have one way on, so nothing is there before it is needed. */
interface Branch<T> {
  literals?: Map<string, Branch<T>>;
  /** One for each set of alternatives, the most specific first. */
  choices?: Choice<T>[];
  /** What stands below each word of the choices, in their order; made when it is asked for. */
  words?: ReadonlyMap<string, readonly Branch<T>[]> | undefined;
  /** The longest first. */
  prefixes?: Prefix<T>[];
  any?: Branch<T>;
  rest?: Branch<T>;
  ends?: T[];
}

/** What stands below a step that may be any of several words. */
interface Choice<T> {
  readonly texts: readonly string[];
  readonly next: Branch<T>;
}

/** What stands below a step that begins with a text. */
interface Prefix<T> {
  readonly text: string;
  readonly next: Branch<T>;
}

/** Finds what was filed under the selectors that match an address. */
export class SelectorTrie<T> {
  private readonly roots = new Map<Space, Branch<T>>();

  /** Of items under the same selector, the one that was added last goes first. */
  add(selector: Selector, item: T): void {
    this.endsAt(selector).push(item);
  }

  /** Adds an item that all others under its selector go before. */
  addBelow(selector: Selector, item: T): void {
    this.endsAt(selector).unshift(item);
  }

  private endsAt({ space, steps }: Selector): T[] {
    let branch = grow(this.roots, space);
    for (const step of steps) branch = follow(branch, step);
    return (branch.ends ??= []);
  }

  /** All that match, the most specific first. */
  resolve(address: Address): readonly T[] {
    const root = this.roots.get(address.space);
    const found: T[] = [];
    if (root) collect(root, address.path, 0, found);
    return found;
  }

  /** The literal steps that may stand next below an address, each with what ends there. */
  next(address: Address): ReadonlyMap<string, readonly T[]> {
    const root = this.roots.get(address.space);
    const steps = new Map<string, T[]>();
    const offer = (step: string, { ends }: Branch<T>): void => {
      if (!ends) return;
      const items = steps.get(step);
      if (items) items.push(...ends);
      else steps.set(step, [...ends]);
    };
    for (const { literals, choices } of root ? reach(root, address.path, 0) : []) {
      for (const [step, next] of literals ?? []) offer(step, next);
      for (const { texts, next } of choices ?? []) for (const step of texts) offer(step, next);
    }
    return steps;
  }
}

function grow<K, T>(map: Map<K, Branch<T>>, key: K): Branch<T> {
  let branch = map.get(key);
  if (!branch) map.set(key, (branch = {}));
  return branch;
}

function follow<T>(branch: Branch<T>, step: Step): Branch<T> {
  switch (step.kind) {
    case 'literal':
      return grow((branch.literals ??= new Map()), step.text);
    case 'one-of':
      branch.words = undefined;
      return choose((branch.choices ??= []), step.texts);
    case 'prefix':
      return begin((branch.prefixes ??= []), step.text);
    case 'any':
      return (branch.any ??= {});
    case 'rest':
      return (branch.rest ??= {});
  }
}

/** The branch of just these alternatives; of as many, the first by their names is the more specific. */
function choose<T>(choices: Choice<T>[], texts: readonly string[]): Branch<T> {
  const order = (one: Choice<T>): number =>
    one.texts.length - texts.length || compare(one.texts.join('|'), texts.join('|'));
  return insert(choices, { texts, next: {} }, order);
}

const begin = <T>(prefixes: Prefix<T>[], text: string): Branch<T> =>
  insert(prefixes, { text, next: {} }, (one) =>
    one.text.length === text.length ? compare(one.text, text) : text.length - one.text.length,
  );

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** The branch of the one that is there, or else of a new one, put in front of the first that comes after it. */
function insert<T, Way extends { readonly next: Branch<T> }>(
  ways: Way[],
  way: Way,
  order: (one: Way) => number,
): Branch<T> {
  const at = ways.findIndex((one) => order(one) >= 0);
  if (at >= 0 && order(ways[at]!) === 0) return ways[at]!.next;
  ways.splice(at < 0 ? ways.length : at, 0, way);
  return way.next;
}

function wordsOf<T>(choices: readonly Choice<T>[]): ReadonlyMap<string, readonly Branch<T>[]> {
  const words = new Map<string, Branch<T>[]>();
  for (const { texts, next } of choices)
    for (const text of texts) {
      const known = words.get(text);
      if (known) known.push(next);
      else words.set(text, [next]);
    }
  return words;
}

/** Branches that match one step, the most specific first. */
function* matching<T>(branch: Branch<T>, step: string): Generator<Branch<T>> {
  if (step !== UNKNOWN_STEP) {
    const literal = branch.literals?.get(step);
    if (literal) yield literal;
    if (branch.choices) yield* (branch.words ??= wordsOf(branch.choices)).get(step) ?? [];
    for (const { text, next } of branch.prefixes ?? []) if (step.startsWith(text)) yield next;
  }
  // A value is no name that people choose: only selectors that say so mean it.
  if (branch.any && !step.startsWith('=')) yield branch.any;
}

function collect<T>(branch: Branch<T>, path: readonly string[], at: number, found: T[]): void {
  if (at === path.length) found.push(...(branch.ends?.toReversed() ?? []));
  else for (const next of matching(branch, path[at]!)) collect(next, path, at + 1, found);
  if (branch.rest)
    for (let skip = at; skip <= path.length; skip++) collect(branch.rest, path, skip, found);
}

function* reach<T>(branch: Branch<T>, path: readonly string[], at: number): Generator<Branch<T>> {
  if (at === path.length) yield branch;
  else for (const next of matching(branch, path[at]!)) yield* reach(next, path, at + 1);
  if (branch.rest)
    for (let skip = at; skip <= path.length; skip++) yield* reach(branch.rest, path, skip);
}
