import { below } from '../core/address.ts';
import type { Address } from '../core/address.ts';
import type { Fact, NameGroup } from '../core/facts.ts';
import type { Slot } from '../core/language.ts';
import { type Literal, walk } from '../core/node.ts';
import type { Document, Part } from '../core/document.ts';
import type { TermBody, TermHead } from '../glossary/entry.ts';
import type { Completion, CompletionKind } from './completion.ts';
import type { World } from './world.ts';

export function namesAt(
  world: World,
  slot: Slot,
  kind: CompletionKind,
  fits: (name: string) => boolean,
): readonly Completion[] {
  const { facts, glossary } = world.analysis;
  const known = new Map<string, Fact | undefined>();
  for (const [name, fact] of facts.children(slot.prefix))
    if (isWritten(fact)) known.set(name, fact);
  const terms = glossary.next(slot.prefix);
  for (const name of terms.keys()) if (!known.has(name)) known.set(name, undefined);
  return [...known]
    .filter(([name]) => fits(name))
    .map(([name, fact]) =>
      candidate(world, slot, { kind, name, fact, term: terms.get(name)?.at(-1) }),
    );
}

const isWritten = ({ same, computed, unlisted }: Fact): boolean =>
  same === undefined && computed !== 'only' && !unlisted;

interface Known {
  readonly kind: CompletionKind;
  readonly name: string;
  readonly fact: Fact | undefined;
  /** The term whose place is just here. */
  readonly term?: TermHead | undefined;
}

function candidate(world: World, slot: Slot, { kind, name, fact, term }: Known): Completion {
  const { glossary } = world.analysis;
  const isModule = fact?.types?.includes('module');
  const address = isModule ? { ...slot.prefix, path: ['module', name] } : below(slot.prefix, name);
  const head = term ?? glossary.resolve([address]);
  const body = head && glossary.body(head.id);
  return named({ world, slot, kind, name, address, fact, head, body });
}

interface Candidate {
  readonly world: World;
  readonly slot: Slot;
  readonly kind: CompletionKind;
  readonly name: string;
  readonly address: Address;
  readonly fact: Fact | undefined;
  readonly head: TermHead | undefined;
  readonly body: TermBody | undefined;
}

function named({ world, slot, kind, name, address, fact, head, body }: Candidate): Completion {
  const types = fact?.types ?? (body?.value?.type === undefined ? [] : [body.value.type]);
  const nested = types.length > 0 && types.every((type) => NESTED.has(type));
  const suffix = slot.suffix ?? '';
  const hasBody = slot.frame !== undefined && types.some((type) => BODIES.has(type));
  const deprecated = fact?.deprecated !== undefined || body?.deprecated !== undefined;
  const byDefault = fact?.default ?? body?.value?.default;
  const choices = valueChoices(fact, body).map((choice) =>
    world.document.origin.language.edits.spell(choice),
  );
  return {
    label: name,
    kind: types.includes('block') ? 'block' : kind,
    detail: detailOf(types, fact, head),
    ...(byDefault !== undefined && byDefault !== null && { default: String(byDefault) }),
    insert: name + (hasBody ? slot.frame.plain : nested ? suffix.trimEnd() : suffix),
    ...(hasBody && { hasBody }),
    ...(suffix && !nested && choices.length > 1 && choices.length <= 40 && { choices }),
    sort: deprecated ? '9' : fact?.required ? '1' : '2',
    filter: [name, ...(fact?.aliases ?? [])].join(' '),
    deprecated,
    address,
  };
}

const BODIES: ReadonlySet<string> = new Set(['block', 'module']);
const NESTED: ReadonlySet<string> = new Set(['list', 'map', 'object', 'array', 'dict']);

const detailOf = (
  types: readonly string[],
  fact: Fact | undefined,
  head: TermHead | undefined,
): string =>
  [types.join(' | ') || (head?.title ?? ''), ...(fact?.required ? ['required'] : [])]
    .filter(Boolean)
    .join(', ')
    .slice(0, 60);

/** The values that a name may take, as far as data tells. */
export function valueChoices(
  fact: Fact | undefined,
  body: TermBody | undefined,
): readonly Literal[] {
  const options = Object.keys(body?.value?.options ?? {});
  const choices = new Set<Literal>([...options, ...(fact?.choices ?? [])]);
  const types = fact?.types ?? [body?.value?.type ?? ''];
  if (!choices.size && types.some((type) => type.startsWith('bool'))) return [true, false];
  return [...choices];
}

/** True when the typed characters occur in this order, as editors match them. */
export function contains(text: string, typed: string): boolean {
  let at = 0;
  for (const char of typed) {
    at = text.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** More names than these are not made into completions. */
const ENOUGH = 150;

/**
 * Names by the thousand: those of groups that the files in sight use, and of the others once the beginning
 * of one is typed. Where none is in use, the names that terms explain (`own`) stand for all until then.
 */
export function listedNames(
  world: World,
  slot: Slot,
  own: readonly Completion[],
): { readonly found: readonly Completion[]; readonly hasMore: boolean } {
  const groups = world.analysis.facts.names(slot.prefix);
  if (!groups.length) return { found: own, hasMore: false };
  const typed = slot.typed.toLowerCase();
  const isUsed = usedGroups(world, slot.prefix, groups);
  const used = groups.filter(isUsed);
  const others = typed ? groups.filter((group) => !used.includes(group)) : [];
  if (!used.length && !typed) return { found: own, hasMore: true };
  const matching = (group: NameGroup, sort: string, fits: Fits): readonly Listed[] =>
    group.names.filter((name) => fits(name, typed)).map((name) => ({ name, group, sort }));
  const found = [
    ...used.flatMap((group) => matching(group, '3', begins)),
    ...others.flatMap((group) => matching(group, '4', begins)),
    ...used.flatMap((group) => matching(group, '3', containsOnly)),
  ];
  const explained = new Set(own.map(({ label }) => label));
  const rank = ({ name, sort }: Listed): string => (explained.has(name) ? '2' : sort);
  const isListed = new Set(
    groups.flatMap(({ names }) => names.filter((name) => explained.has(name))),
  );
  const children = world.analysis.facts.children(slot.prefix).filter(([, fact]) => isWritten(fact));
  const always = new Set(children.map(([name]) => name));
  const isOffered = ({ label }: Completion): boolean =>
    always.has(label) || (typed !== '' && begins(label, typed));
  return {
    found: [
      ...own.filter((one) => !isListed.has(one.label) && isOffered(one)),
      ...found
        .toSorted(
          (a, b) =>
            Number(begins(b.name, typed)) - Number(begins(a.name, typed)) ||
            (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0),
        )
        .slice(0, ENOUGH)
        .map((one) => listed(world, slot, one, rank(one))),
    ],
    hasMore: true,
  };
}

interface Listed {
  readonly name: string;
  readonly group: NameGroup;
  readonly sort: string;
}

function listed(world: World, slot: Slot, { name, group }: Listed, sort: string): Completion {
  const short = shortOf(name);
  const filter = short === name ? name : `${short} ${name}`;
  const { fact } = group;
  const made = candidate(world, slot, { kind: 'key', name, fact });
  const title = world.analysis.glossary.resolve([made.address])?.title ?? name;
  return {
    ...made,
    sort,
    filter,
    detail: title === name ? group.prefix.slice(0, -1) : title.slice(0, 60),
  };
}

type Fits = (name: string, typed: string) => boolean;

const containsOnly: Fits = (name, typed) => !begins(name, typed) && contains(name, typed);
const shortOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
const begins: Fits = (name, typed) => name.startsWith(typed) || shortOf(name).startsWith(typed);

/** Tells whether a group is in use, by the steps that stand where its names are used. */
function usedGroups(
  { document, neighbours }: World,
  { space }: Address,
  groups: readonly NameGroup[],
): (group: NameGroup) => boolean {
  const steps = new Map<NameGroup['uses'], Set<string>>();
  for (const { uses } of groups) if (!steps.has(uses)) steps.set(uses, new Set());
  for (const [uses, all] of steps)
    for (const { parts } of [document, ...neighbours] as readonly Document[])
      for (const part of parts) for (const step of stepsOf(part, space, uses)) all.add(step);
  return ({ prefix, uses }) => {
    const word = prefix.slice(0, -1);
    const all = [...(steps.get(uses) ?? [])];
    return all.some((step) => step === word || step.startsWith(prefix));
  };
}

/** The steps behind any of the paths `uses` in a part; remembered with it. */
function stepsOf(
  part: Part,
  space: Address['space'],
  uses: NameGroup['uses'],
): ReadonlySet<string> {
  const known = part.memo.get(uses) as ReadonlySet<string> | undefined;
  if (known) return known;
  const steps = new Set<string>();
  for (const { addresses } of walk(part.nodes))
    for (const { space: own, path } of addresses) {
      if (own !== space) continue;
      for (const use of uses)
        if (path.length > use.length && use.every((step, i) => step === path[i]))
          steps.add(path[use.length]!);
    }
  part.memo.set(uses, steps);
  return steps;
}
