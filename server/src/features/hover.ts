import { type Address, address } from '../core/address.ts';
import type { Chain } from '../core/document.ts';
import { readLiteral } from '../core/literal.ts';
import type { Literal, Node } from '../core/node.ts';
import { encloses, type Span, shifted, touches } from '../core/span.ts';
import {
  type Card,
  cardOf,
  type Detail,
  factCard,
  gravestFirst,
  markdown,
  notesFor,
} from '../glossary/card.ts';
import type { TermBody, TermHead } from '../glossary/entry.ts';
import { placeName } from '../glossary/place-name.ts';
import { bodyAt } from './frames.ts';
import { givenAt } from './given.ts';
import { imageCard, imageOf, isVariable, tagCard, variableCard } from './images.ts';
import { usedAt } from './meanings.ts';
import type { Settings } from './settings.ts';
import { withPacks } from './wanted.ts';
import type { Answer, World } from './world.ts';

export interface Hover {
  /** The word that is explained, in offsets of the document. */
  readonly span: Span;
  readonly text: string;
}

/** Explains the word at an offset of the document; undefined where nothing is known of it. */
export const hover = (world: World, offset: number): Answer<Hover | undefined> =>
  withPacks(world, (noted) => hoverIn(noted, offset));

function hoverIn(world: World, offset: number): Answer<Hover | undefined> {
  const { glossary, settings, presentation } = world.analysis;
  if (settings.hover.detail === 'off') return { result: undefined, wanted: [] };
  const chains = [world.document.at(offset), ...world.document.projectedAt(offset)];
  let found: Explained | undefined;
  for (const chain of chains) {
    const one = explain(world, chain, offset);
    found = one && { ...one, span: shifted(one.span, chain.base) };
    if (found) break;
  }
  found = withMeaning(world, found, offset);
  const wanted = [...glossary.missing];
  if (!found) return { result: undefined, wanted };
  const card = settings.hover.securityNotes ? found.card : { ...found.card, notes: [] };
  return { result: { span: found.span, text: markdown(card, presentation) }, wanted };
}

/** Adds what the document itself says of a name that stands for a text. The name is more than what is around it. */
function withMeaning(
  world: World,
  found: Explained | undefined,
  offset: number,
): Explained | undefined {
  const used = usedAt(world.document, offset);
  const isSame = found && (!used || encloses(used.span, found.span));
  const base = isSame ? found : used;
  const given = givenAt(world, offset);
  if (!base) return found ?? given;
  const fromOthers = given && encloses(given.span, base.span) ? (given.card.details ?? []) : [];
  const own = isSame ? (used?.card.details ?? []) : [];
  const details = [...own, ...fromOthers, ...(base.card.details ?? [])];
  return details.length ? { ...base, card: { ...base.card, details } } : base;
}

interface Explained {
  readonly span: Span;
  readonly card: Card;
}

function explain(world: World, { base, path }: Chain, offset: number): Explained | undefined {
  if (path.at(-1)?.kind === 'comment') return undefined;
  for (let i = path.length - 1; i >= 0; i--) {
    const node = path[i]!;
    const span = wordOf(node);
    if (!span || !touches(span, offset - base)) continue;
    const card = cardAt(world, node, path.slice(0, i));
    if (card) return { span, card };
  }
  return undefined;
}

function cardAt(world: World, node: Node, above: readonly Node[]): Card | undefined {
  const { facts } = world.analysis;
  if (imageOf(node) !== undefined) return imageAt(world, node) ?? describe(world, node);
  const own = variableAt(world, node, above);
  if (own) return own;
  const within = above.at(-1);
  const around = ownerOf(above);
  const value = describeValue(world, node, above);
  if (within && imageOf(within) !== undefined) {
    // The name in a reference is explained as the image, where that is known.
    const { label } = within;
    const isName = node.from === label?.from && node.to === label.to;
    if (isName && imageAt(world, within)) return undefined;
    const part = describe(world, node, around);
    const tag = tagCard(facts, node, within, part);
    return tag ? { ...tag, notes: value?.notes ?? tag.notes } : part;
  }
  const card = isPlainValue(world, node)
    ? (value ?? describe(world, node, around))
    : (describe(world, node, around) ?? value);
  return card ?? riskAround(world, node, above);
}

/** What is said of the variable that a value belongs to, where the value is a risk. */
function riskAround(world: World, { kind }: Node, above: readonly Node[]): Card | undefined {
  const within = above.at(-1);
  if (kind !== 'value' || !within) return undefined;
  const card = variableAt(world, within, above.slice(0, -1));
  return card?.notes.length ? card : undefined;
}

/** What a node shares with its neighbours: the value or item that it is a part of, or the block of its setting. */
const ownerOf = (above: readonly Node[]): Node | undefined =>
  above.at(-1)?.kind === 'setting' ? above.at(-2) : above.at(-1);

/** What an image says of its variable, with the risks that go with the name. */
function variableAt(world: World, node: Node, above: readonly Node[]): Card | undefined {
  const known = variableCard(world.analysis.facts, node, above);
  const common = commonVariable(world, node);
  return known && common
    ? { ...known, notes: gravestFirst([...known.notes, ...common.notes]) }
    : (known ?? common);
}

/** A variable that no image in sight knows is explained as what many programs read by its name. */
function commonVariable(world: World, node: Node): Card | undefined {
  const { glossary, facts } = world.analysis;
  const name = node.label?.text;
  const [place] = node.addresses;
  if (name === undefined || !place || !isVariable(facts, node)) return undefined;
  // At run time a variable is seen by others than in an image.
  const addresses = [
    address('dockerfile', 'environment', name),
    address('dockerfile', 'ENV', name),
  ];
  const head = glossary.resolve(addresses);
  const value = pairValue(name, node.value);
  const card =
    head && termCard(world, head, { ...node, addresses, ...(value !== undefined && { value }) });
  return card && { ...card, where: placeName(place) };
}

/** Where a variable is written as one text, `NAME=value`, what stands behind the sign. */
const pairValue = (name: string, value: Literal | undefined): Literal | undefined =>
  typeof value === 'string' && value.startsWith(`${name}=`) ? value.slice(name.length + 1) : value;

/** An image goes by its own term, not by that of the setting that it is the value of. */
function imageAt(world: World, node: Node): Card | undefined {
  const { glossary, facts, settings } = world.analysis;
  const head = glossary.resolve(node.addresses.filter(isOwn));
  return imageCard(facts, node, head && termCard(world, head, node), detailIn(settings));
}

const isOwn = ({ space, path }: Address): boolean =>
  space === 'image' || path.at(-1)?.startsWith('=') === true;

const detailIn = ({ hover: { detail } }: Settings): Detail =>
  detail === 'compact' ? 'compact' : 'full';

/** The word of a node that a hover explains. */
export const wordOf = (node: Node): Span | undefined =>
  node.label ?? (node.kind === 'value' || node.kind === 'argument' ? node : undefined);

/** What a node stands for: its term, or else what its vocabulary says. `within` is the node around it. */
export function describe(world: World, node: Node, within?: Node): Card | undefined {
  const { glossary, facts } = world.analysis;
  const head = glossary.resolve(node.addresses);
  if (head) return termCard(world, head, node, within);
  // What people name themselves is no word of the vocabulary.
  if ((node.defines ?? node.refers)?.text === node.label?.text && node.label) return undefined;
  for (const address of node.addresses) {
    // The type of a name that people choose is the map's, and says nothing of it.
    if (address.path.at(-1) === '*') continue;
    const fact = facts.at(address);
    const name = node.label?.text;
    const card =
      fact && name !== undefined && factCard(name, fact, address, bodyAt(facts, fact, address));
    if (card) return card;
  }
  return undefined;
}

function termCard(world: World, head: TermHead, node: Node, within?: Node): Card | undefined {
  const { glossary, facts, settings } = world.analysis;
  const body = glossary.body(head.id);
  const address = node.addresses.find((one) => glossary.resolve([one]) === head);
  if (!body || !address) return undefined;
  const fact = facts.at(address);
  const topic = glossary.noteTopic(head.topic);
  const place = {
    address,
    values: valuesOf(node),
    words: wordsOf(node),
    ...(body.quiet && within && { beside: addressesIn(within) }),
    ...(fact && { fact, body: bodyAt(facts, fact, address) }),
    ...(topic && { topic }),
  };
  return cardOf(head, body, place, detailIn(settings));
}

/** Where the settings and values in a node stand. */
const addressesIn = ({ children = [] }: Node): readonly Address[] =>
  children.flatMap((child) => [child, ...(child.children ?? [])].flatMap((one) => one.addresses));

/** The values that a setting, a flag or a value has in the file; of a list, those of its items. */
export function valuesOf(node: Node): readonly (Literal | undefined)[] {
  if (node.value !== undefined) return [node.value];
  const values = node.children?.filter((child) => child.kind === 'value') ?? [];
  return values.map((child) => child.value);
}

/** What a command is called with and runs, or what the script of an instruction runs last: the shell stays in front of that. */
function wordsOf({ kind, form, children = [] }: Node): readonly (Literal | undefined)[] {
  const isScript = kind === 'block' && form === 'scalar';
  if (kind !== 'command' && !isScript) return [];
  if (isScript) return [lastCommand(children)?.label?.text];
  return children.flatMap((child) => {
    if (child.kind === 'command') return [child.label?.text];
    return child.kind === 'argument' ? [child.value] : [];
  });
}

/** The last command of lists and pipes, without what it runs in turn. */
function lastCommand(nodes: readonly Node[]): Node | undefined {
  const last = nodes.at(-1);
  return last?.kind === 'command' ? last : last && lastCommand(last.children ?? []);
}

/** Whether a value that is also a part (`type=bind`) has no term but that of its setting. */
function isPlainValue({ analysis: { glossary } }: World, node: Node): boolean {
  if (node.kind !== 'value') return false;
  const head = glossary.resolve(node.addresses);
  return head !== undefined && head === glossary.resolve(placesOf(node));
}

/** A value without a term of its own is explained where its setting has something to say of it. */
function describeValue(world: World, node: Node, above: readonly Node[]): Card | undefined {
  const { glossary } = world.analysis;
  if (node.kind !== 'value' || node.value === undefined || node.value === null) return undefined;
  const setting = above.findLast(({ label }) => label !== undefined);
  if (!setting) return undefined;
  const owner = { ...setting, addresses: [...placesOf(node), ...setting.addresses] };
  const head = glossary.resolve(owner.addresses);
  const body = head && glossary.body(head.id);
  if (!body) return undefined;
  const meaning = meaningOf(body, node, node.value, owner.addresses);
  const notes = notesFor(body, [node.value]).filter((note) => note.when !== undefined);
  if (meaning === undefined && !notes.length) return undefined;
  const card = termCard(world, head, { ...owner, value: node.value }, ownerOf(above));
  if (!card || meaning === undefined) return card;
  return { ...card, title: `${head.title}: ${String(node.value)}`, text: meaning, values: [] };
}

/** Where the settings stand that a value's own addresses end below: `meta: noop` is a value of `meta/free_form`. */
const placesOf = ({ addresses }: Node): readonly Address[] =>
  addresses
    .filter(({ path }) => path.at(-1)?.startsWith('='))
    .map(({ space, path }) => ({ space, path: path.slice(0, -1) }));

/**
 * What a term says of a value, which a file may spell in another way (`upgrade: yes` is true in
 * YAML 1.1) or go on with (`container:web` also stands at `=container:`).
 */
function meaningOf(
  { value }: TermBody,
  { addresses }: Node,
  literal: Literal,
  places: readonly Address[],
): string | undefined {
  const options = Object.entries(value?.options ?? {});
  const same = ([option]: readonly [string, string]): boolean =>
    option === String(literal) ||
    addresses.some(({ path }) => path.at(-1) === `=${option}`) ||
    places.some(({ space }) => readLiteral(space, option) === literal);
  return options.find(same)?.[1];
}
