import { type Address, below } from '../core/address.ts';
import type { Fact } from '../core/facts.ts';
import type { Slot } from '../core/language.ts';
import type { Literal } from '../core/node.ts';
import type { Span } from '../core/span.ts';
import { cardOf, factCard, markdown, notesFor } from '../glossary/card.ts';
import type { TermBody, TermHead } from '../glossary/entry.ts';
import { bodyAt, framed } from './frames.ts';
import { explainedImage, imageOffer } from './image-offers.ts';
import { documentsOf, spacesOf } from './names.ts';
import { contains, listedNames, namesAt, valueChoices } from './offers.ts';
import { type Listed, pathOffers } from './path-offers.ts';
import { withPacks } from './wanted.ts';
import type { Answer, World } from './world.ts';

export type CompletionKind =
  'key' | 'value' | 'flag' | 'command' | 'block' | 'reference' | 'image' | 'file' | 'folder';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What it takes, at most 60 characters. */
  readonly detail: string;
  readonly default?: string;
  /** What is written; with `choices` as a last placeholder where the client has snippets. */
  readonly insert: string;
  readonly choices?: readonly string[];
  /** The name with the body that it needs, for clients that have snippets. */
  readonly snippet?: string;
  readonly sort: string;
  readonly filter: string;
  readonly deprecated: boolean;
  /** Where `explain` finds what it means. */
  readonly address: Address;
  /** It has a body, as blocks and modules do. */
  readonly hasBody?: boolean;
}

export interface Completions {
  readonly items: readonly Completion[];
  /** What any of them replaces, in offsets of the document. */
  readonly replace: Span;
  /** More would fit than are listed. */
  readonly incomplete: boolean;
}

const LIMIT = 100;

/**
 * What may be written at an offset of the document; undefined where nothing is known to fit. `listed` is the
 * folder that `folderWanted` asks for there.
 */
export const completions = (
  world: World,
  offset: number,
  listed?: Listed,
): Answer<Completions | undefined> =>
  withPacks(world, (noted) => completionsIn(noted, offset, listed));

function completionsIn(
  world: World,
  offset: number,
  listed: Listed | undefined,
): Answer<Completions | undefined> {
  const { document, analysis } = world;
  if (!analysis.settings.completion.enable) return { result: undefined, wanted: [] };
  const asked = document.slot(offset);
  const isComment = document.at(offset).path.at(-1)?.kind === 'comment';
  if (!asked || (isComment && !isDirective(asked))) return { result: undefined, wanted: [] };
  const offer = imageOffer(world, asked, offset);
  const slot = offer?.slot ?? asked;
  const { found, hasMore } = offer?.only ? NONE : candidates(world, slot);
  const own = [...found, ...pathOffers(world, slot, listed)];
  const all = offer?.first ? joined(offer.found, own) : joined(own, offer?.found);
  const fitting = all.filter(({ label }) => !slot.siblings.includes(label));
  const typed = slot.typed.toLowerCase();
  const matching = fitting.filter(({ filter }) => contains(filter.toLowerCase(), typed));
  const items = matching.toSorted(
    (a, b) => rank(a, typed) - rank(b, typed) || compare(a.sort + a.label, b.sort + b.label),
  );
  const wanted = [...analysis.glossary.missing];
  if (!items.length) return { result: undefined, wanted };
  const result = {
    items: items.slice(0, LIMIT).map((item) => ({ ...item, ...framed(world, slot, item) })),
    replace: slot.replace,
    incomplete: items.length > LIMIT || hasMore,
  };
  return { result, wanted };
}

/** Comments that a tool reads have a step of their own. */
const isDirective = ({ prefix }: Slot): boolean => prefix.path[0] === '#';

/** A stage may be called as an image is. */
function joined(found: readonly Completion[], more: readonly Completion[] = []) {
  const taken = new Set(found.map(({ label }) => label));
  return [...found, ...more.filter(({ label }) => !taken.has(label))];
}

/** What begins as it was typed is never cut off in favour of what only contains it. */
const rank = ({ filter }: Completion, typed: string): number =>
  filter
    .toLowerCase()
    .split(' ')
    .some((word) => word.startsWith(typed))
    ? 0
    : 1;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Candidates {
  readonly found: readonly Completion[];
  /** Some names wait until more of them is typed. */
  readonly hasMore: boolean;
}

const NONE: Candidates = { found: [], hasMore: false };

function candidates(world: World, slot: Slot): Candidates {
  const all = (found: readonly Completion[]): Candidates => ({ found, hasMore: false });
  switch (slot.role) {
    case 'value': {
      const declared = slot.scope === undefined ? [] : referencesAt(world, slot);
      return all(joined(declared, valuesAt(world, slot)));
    }
    case 'reference':
      return all([...referencesAt(world, slot), ...valuesAt(world, slot)]);
    case 'key': {
      const own = namesAt(world, slot, 'key', (name) => !/^[-=#]/.test(name));
      const declared = slot.scope === undefined ? [] : referencesAt(world, slot);
      return listedNames(world, slot, [...declared, ...own]);
    }
    case 'flag':
      return flagsAt(world, slot);
    case 'command':
      return all(
        namesAt(world, slot, 'command', (name) => !/^[-=]/.test(name) && !/^[A-Z|]/.test(name)),
      );
  }
}

/** Until something is typed, an argument may stand there as well. */
function flagsAt(world: World, slot: Slot): Candidates {
  const found = namesAt(world, slot, 'flag', (name) => name.startsWith('-'));
  return { found, hasMore: slot.typed === '' };
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

function referencesAt(world: World, slot: Slot): readonly Completion[] {
  const { scope = '' } = slot;
  return usableNames(world, slot, scope).map((name, i) => ({
    label: name,
    kind: 'reference',
    detail: scope,
    insert: name + (slot.role === 'key' ? (slot.suffix ?? '') : ''),
    sort: `1${String(i).padStart(4, '0')}`,
    filter: name,
    deprecated: false,
    address: slot.prefix,
  }));
}

/** The names that the language says fit, the nearest first, or else all that are declared in sight. */
function usableNames(world: World, { replace }: Slot, scope: string): readonly string[] {
  const { document } = world;
  const part = document.partAt(replace.from);
  const { language } = document.origin;
  if (part && language.namesFor) return language.namesFor(document, part, scope).toReversed();
  const names = new Set<string>();
  const spaces = spacesOf(world);
  const own = spaces(document);
  for (const { names: found } of documentsOf(world).filter((one) => spaces(one) === own))
    for (const { node } of found)
      if (node.defines && node.defines.scope === scope) names.add(node.defines.text);
  return [...names].toSorted();
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
    const said = cardOf(head, body, place, 'full');
    const card = explainedImage({ analysis }, address, said) ?? said;
    const told = meaning === undefined ? card : { ...card, text: meaning, values: [] };
    return { result: markdown(told, presentation), wanted: [] };
  }
  const known = fact && factCard(last, fact, address, bodyAt(facts, fact, address));
  const card = explainedImage({ analysis }, address, known);
  return { result: card && markdown(card, presentation), wanted: [...glossary.missing] };
}
