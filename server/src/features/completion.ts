import { type Address, below } from '../core/address.ts';
import type { Fact } from '../core/facts.ts';
import type { Slot } from '../core/language.ts';
import type { Literal } from '../core/node.ts';
import type { Span } from '../core/span.ts';
import { cardOf, factCard, markdown, notesFor } from '../glossary/card.ts';
import type { TermBody, TermHead } from '../glossary/entry.ts';
import { withPacks } from './wanted.ts';
import type { Answer, World } from './world.ts';

export type CompletionKind = 'key' | 'value' | 'flag' | 'command' | 'block' | 'reference';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What it takes, at most 60 characters. */
  readonly detail: string;
  readonly default?: string;
  /** What is written; with `choices` as a last placeholder where the client has snippets. */
  readonly insert: string;
  readonly choices?: readonly string[];
  readonly sort: string;
  readonly filter: string;
  readonly deprecated: boolean;
  /** Where `explain` finds what it means. */
  readonly address: Address;
}

export interface Completions {
  readonly items: readonly Completion[];
  /** What any of them replaces, in offsets of the document. */
  readonly replace: Span;
  /** More would fit than are listed. */
  readonly incomplete: boolean;
}

const LIMIT = 100;

/** What may be written at an offset of the document; undefined where nothing is known to fit. */
export const completions = (world: World, offset: number): Answer<Completions | undefined> =>
  withPacks(world, (noted) => completionsIn(noted, offset));

function completionsIn(world: World, offset: number): Answer<Completions | undefined> {
  const { document, analysis } = world;
  if (!analysis.settings.completion.enable) return { result: undefined, wanted: [] };
  if (document.at(offset).path.at(-1)?.kind === 'comment') return { result: undefined, wanted: [] };
  const slot = document.slot(offset);
  if (!slot) return { result: undefined, wanted: [] };
  const wanted = analysis.glossary.hasTexts ? [] : (['texts'] as const);
  const fitting = candidates(world, slot).filter(({ label }) => !slot.siblings.includes(label));
  const typed = slot.typed.toLowerCase();
  const matching = fitting.filter(({ filter }) => contains(filter.toLowerCase(), typed));
  const items = matching.toSorted(
    (a, b) => rank(a, typed) - rank(b, typed) || compare(a.sort + a.label, b.sort + b.label),
  );
  if (!items.length) return { result: undefined, wanted };
  const result = {
    items: items.slice(0, LIMIT),
    replace: slot.replace,
    incomplete: items.length > LIMIT,
  };
  return { result, wanted };
}

/** What begins as it was typed is never cut off in favour of what only contains it. */
const rank = ({ filter }: Completion, typed: string): number =>
  filter.toLowerCase().startsWith(typed) ? 0 : 1;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** True when the typed characters occur in this order, as editors match them. */
function contains(text: string, typed: string): boolean {
  let at = 0;
  for (const char of typed) {
    at = text.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function candidates(world: World, slot: Slot): readonly Completion[] {
  switch (slot.role) {
    case 'value':
      return valuesAt(world, slot);
    case 'reference':
      return [...referencesAt(world, slot), ...valuesAt(world, slot)];
    case 'key':
      return namesAt(world, slot, 'key', (name) => !/^[-=#]/.test(name));
    case 'flag':
      return namesAt(world, slot, 'flag', (name) => name.startsWith('-'));
    case 'command':
      return namesAt(
        world,
        slot,
        'command',
        (name) => !/^[-=]/.test(name) && !/^[A-Z|]/.test(name),
      );
  }
}

function namesAt(
  world: World,
  slot: Slot,
  kind: CompletionKind,
  fits: (name: string) => boolean,
): readonly Completion[] {
  const { facts, glossary } = world.analysis;
  const known = new Map<string, Fact | undefined>();
  for (const [name, fact] of facts.children(slot.prefix))
    if (fact.same === undefined) known.set(name, fact);
  const terms = glossary.next(slot.prefix);
  for (const name of terms.keys()) if (!known.has(name)) known.set(name, undefined);
  return [...known]
    .filter(([name]) => fits(name))
    .map(([name, fact]) => {
      const isModule = fact?.types?.includes('module');
      const address = isModule
        ? { ...slot.prefix, path: ['module', name] }
        : below(slot.prefix, name);
      const head = terms.get(name)?.at(-1) ?? glossary.resolve([address]);
      const body = head && glossary.body(head.id);
      return named({ world, slot, kind, name, address, fact, head, body });
    });
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
    insert: name + (nested ? suffix.trimEnd() : suffix),
    ...(suffix && !nested && choices.length > 1 && choices.length <= 40 && { choices }),
    sort: deprecated ? '9' : fact?.required ? '1' : '2',
    filter: [name, ...(fact?.aliases ?? [])].join(' '),
    deprecated,
    address,
  };
}

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
function valueChoices(fact: Fact | undefined, body: TermBody | undefined): readonly Literal[] {
  const options = Object.keys(body?.value?.options ?? {});
  const choices = new Set<Literal>([...options, ...(fact?.choices ?? [])]);
  const types = fact?.types ?? [body?.value?.type ?? ''];
  if (!choices.size && types.some((type) => type.startsWith('bool'))) return [true, false];
  return [...choices];
}

function valuesAt(world: World, slot: Slot): readonly Completion[] {
  const { facts, glossary } = world.analysis;
  const fact = facts.at(slot.prefix);
  const owner = glossary.resolve([slot.prefix]);
  const body = owner && glossary.body(owner.id);
  const terms = glossary.next(slot.prefix);
  const values = new Set<Literal>(valueChoices(fact, body));
  for (const step of terms.keys()) if (step.startsWith('=')) values.add(step.slice(1));
  for (const [name] of facts.children(slot.prefix))
    if (name.startsWith('=')) values.add(name.slice(1));
  return [...values].map((value, i) => {
    const head = terms.get(`=${String(value)}`)?.at(-1);
    return valued({ world, slot, value, order: i, fact, owner, body, head });
  });
}

interface ValueCandidate {
  readonly world: World;
  readonly slot: Slot;
  readonly value: Literal;
  /** Its place among the others: data list what is used most first. */
  readonly order: number;
  readonly fact: Fact | undefined;
  readonly owner: TermHead | undefined;
  readonly body: TermBody | undefined;
  /** The term of the value itself. */
  readonly head: TermHead | undefined;
}

function valued(candidate: ValueCandidate): Completion {
  const { world, slot, value, order, fact, owner, body, head } = candidate;
  const text = String(value);
  const meaning = head && world.analysis.glossary.body(head.id);
  const isRisky =
    (body && notesFor(body, [value]).some(({ level, when }) => level === 'danger' && when)) ||
    meaning?.security?.some(({ level, when }) => level === 'danger' && when === undefined);
  const isDefault = fact?.default === text || String(body?.value?.default) === text;
  const group = meaning?.deprecated === undefined ? (isRisky ? '8' : isDefault ? '1' : '2') : '9';
  return {
    label: text,
    kind: 'value',
    detail: (head?.title ?? owner?.title ?? '').slice(0, 60),
    ...(isDefault && { default: 'default' }),
    insert: value === '' ? '""' : text,
    sort: group + String(order).padStart(4, '0'),
    filter: text,
    deprecated: meaning?.deprecated !== undefined,
    address: below(slot.prefix, `=${text}`),
  };
}

function referencesAt({ document, neighbours }: World, slot: Slot): readonly Completion[] {
  const names = new Set<string>();
  for (const { names: found } of [document, ...neighbours])
    for (const { node } of found)
      if (node.defines && node.defines.scope === slot.scope) names.add(node.defines.text);
  return [...names].map((name) => ({
    label: name,
    kind: 'reference',
    detail: slot.scope ?? '',
    insert: name,
    sort: '1',
    filter: name,
    deprecated: false,
    address: slot.prefix,
  }));
}

/** What a completion means, as a hover in full would say it. */
export const explainCompletion = (
  world: Pick<World, 'analysis'>,
  address: Address,
): Answer<string | undefined> => withPacks(world, (noted) => explained(noted, address));

function explained(
  { analysis }: Pick<World, 'analysis'>,
  address: Address,
): Answer<string | undefined> {
  const { glossary, facts, presentation } = analysis;
  if (!glossary.hasTexts) return { result: undefined, wanted: ['texts'] };
  const fact = facts.at(address);
  const last = address.path.at(-1) ?? '';
  const value = last.startsWith('=') ? last.slice(1) : undefined;
  const setting = { ...address, path: address.path.slice(0, -1) };
  const own = glossary.resolve([address]);
  const head = own ?? (value === undefined ? undefined : glossary.resolve([setting]));
  const body = head && glossary.body(head.id);
  const meaning = own || value === undefined ? undefined : body?.value?.options?.[value];
  if (head && body) {
    const place = { address, values: [value], ...(fact && { fact }) };
    const card = cardOf(head, body, place, 'full');
    const told = meaning === undefined ? card : { ...card, text: meaning, values: [] };
    return { result: markdown(told, presentation), wanted: [] };
  }
  const card = fact && factCard(last, fact, address);
  return { result: card && markdown(card, presentation), wanted: [] };
}
