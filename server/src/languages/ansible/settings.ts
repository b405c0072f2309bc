import type { Embedding, Name, Node, Word } from '../../core/node.ts';
import type { Entry, Item, List, Map, Scalar, Value } from '../../yaml/tree.ts';
import { styleOf } from '../../yaml/values.ts';
import { addressesOf, aliasNode, anchorNodes, type Content, type Places } from './content.ts';
import { withParts } from './parts.ts';
import {
  commandOf,
  expressionNode,
  inside,
  literalOf,
  pieceOf,
  type Reader,
  scriptOf,
  valueNode,
  withHoles,
} from './scalars.ts';
import { jinjaNodes } from './jinja.ts';
import { textContent } from './texts.ts';
import type { Giving } from './names.ts';

export const NOTHING: Content = { form: 'null', children: [] };

/** A setting node of an entry with what its value adds. */
export function settingNode(
  entry: Entry,
  places: Places,
  content: Content,
  more: { readonly defines?: Name; readonly refers?: Name } = {},
): Node {
  const { key, value } = entry;
  const anchor = value ? anchorNodes(value) : [];
  const children = [...anchor, ...content.children];
  return {
    kind: 'setting',
    from: entry.from,
    to: entry.to,
    label: { ...inside(key), text: key.text },
    addresses: addressesOf(places),
    ...(content.form && { form: content.form }),
    ...(content.value !== undefined && { value: content.value }),
    ...more,
    ...(content.embeds && { embeds: content.embeds }),
    ...(children.length && { children }),
  };
}

/** An entry at its places, its value read by what the facts know of them. */
export function plainSetting(reader: Reader, entry: Entry, places: Places): Node {
  return settingNode(entry, places, contentOf(reader, entry.value, places));
}

/** The entries of a map that continue a place. */
export function mapNodes(reader: Reader, map: Map, places: Places): readonly Node[] {
  return map.entries.map((entry) => {
    if (isMerge(entry)) return mergeNode(entry, places);
    const next = places.map((path) => [...path, reader.vocabulary.step(path, entry.key.text)]);
    return plainSetting(reader, entry, next);
  });
}

export const isMerge = ({ key }: Entry): boolean => key.text === '<<' && key.style === 'plain';

/** What the facts call an option that holds objects of the Kubernetes API, and their language. */
const MANIFEST = 'kubernetes';

export function contentOf(reader: Reader, value: Value | undefined, places: Places): Content {
  if (value && reader.vocabulary.fact(places[0] ?? [])?.parts === MANIFEST)
    return textContent(reader, value, MANIFEST);
  switch (value?.kind) {
    case undefined:
      return NOTHING;
    case 'alias':
      return { children: [aliasNode(value, places)] };
    case 'map':
      return { form: 'map', children: mapNodes(reader, value, places) };
    case 'list':
      return listContent(reader, value, places);
    case 'scalar':
      return scalarContent(reader, value, places);
  }
}

function scalarContent(reader: Reader, scalar: Scalar, places: Places): Content {
  const fact = reader.vocabulary.fact(places[0] ?? []);
  const piece = pieceOf(scalar);
  const value = literalOf(piece, fact);
  if (fact?.parts === 'script' || fact?.parts === 'command') {
    const embeds = fact.parts === 'script' ? scriptOf(reader, scalar) : commandOf(reader, scalar);
    const children = jinjaNodes(piece.text, piece.place, reader.vocabulary);
    return {
      form: 'scalar',
      ...(value !== undefined && { value }),
      ...(embeds && { embeds }),
      children,
    };
  }
  if (value === null && scalar.text === '') return { form: 'null', children: [] };
  const node = scalarNode(reader, scalar, places);
  const form = node.form === 'expression' ? 'expression' : value === null ? 'null' : 'scalar';
  return { form, ...(node.value !== undefined && { value: node.value }), children: [node] };
}

/** A scalar as the value of a setting or as an item of a list. */
export function scalarNode(reader: Reader, scalar: Scalar, places: Places): Node {
  const fact = reader.vocabulary.fact(places[0] ?? []);
  const piece = pieceOf(scalar);
  if (fact?.parts === 'expression') return expressionNode(reader, piece);
  const addresses = addressesOf(places);
  const node = valueNode(reader, piece, addresses, fact);
  return withParts(reader, node, piece, addresses, fact?.parts);
}

function listContent(reader: Reader, list: List, places: Places): Content {
  const parts = reader.vocabulary.fact(places[0] ?? [])?.parts;
  const embeds = parts === 'command' ? wordsOf(reader, list) : undefined;
  const children = embeds
    ? list.items.flatMap(({ value }) =>
        value?.kind === 'scalar'
          ? jinjaNodes(value.text, pieceOf(value).place, reader.vocabulary)
          : [],
      )
    : list.items.flatMap((item) => itemNodes(reader, item, places));
  return { form: 'list', ...(embeds && { embeds }), children };
}

/** A list that is run as it stands; undefined if an item is no scalar. */
function wordsOf(reader: Reader, list: List): Embedding | undefined {
  const { text } = reader;
  const words: Word[] = [];
  for (const { from, to, value } of list.items) {
    // A dash that someone has begun to type.
    if (!value) continue;
    if (value.kind !== 'scalar') return undefined;
    const start = text.lastIndexOf('\n', from - 1) + 1;
    const lead = list.flow ? {} : { lead: `\n${' '.repeat(from - start)}- ` };
    const style = styleOf(text, value);
    words.push({ from, to, ...withHoles(reader, value), style, ...lead });
  }
  return words.length ? { language: 'shell', words } : undefined;
}

function itemNodes(reader: Reader, item: Item, places: Places): readonly Node[] {
  const { value } = item;
  if (!value) return [];
  if (value.kind === 'alias') return [aliasNode(value, places)];
  const before = anchorNodes(value);
  if (value.kind === 'scalar')
    return [...before, { form: 'item', ...scalarNode(reader, value, places) }];
  const { children } = contentOf(reader, value, places);
  return [itemNode(item, [...before, ...children])];
}

/** What the nodes of one item have in common. */
export const itemNode = ({ from, to }: Item, children: readonly Node[]): Node => ({
  kind: 'block',
  from,
  to,
  addresses: [],
  form: 'item',
  children,
});

export function mergeNode({ key, value, from, to }: Entry, places: Places): Node {
  const uses =
    value?.kind === 'list' ? value.items.map((item) => item.value) : value ? [value] : [];
  const children = uses.flatMap((use) => (use?.kind === 'alias' ? [aliasNode(use, places)] : []));
  const label = { from: key.from, to: key.to, text: key.text };
  return { kind: 'setting', from, to, label, addresses: [], children };
}

const itemOf = (form: Node['form'], node: Node): Node =>
  form === 'list' ? { form: 'item', ...node } : node;

/** Names that a scalar or a list of scalars refers to or declares, each at the setting's places. */
export function nameNodes(
  reader: Reader,
  value: Value | undefined,
  places: Places,
  give: Giving,
): Content {
  if (value?.kind !== 'scalar' && value?.kind !== 'list') return contentOf(reader, value, places);
  const form = value.kind === 'list' ? 'list' : 'scalar';
  const items = value.kind === 'list' ? value.items : [{ ...value, value }];
  const children = items.flatMap((item) => {
    if (item.value?.kind !== 'scalar') return itemNodes(reader, item, places);
    const node = itemOf(form, scalarNode(reader, item.value, places));
    const text = node.value === undefined || node.value === null ? '' : String(node.value);
    if (!text) return [node];
    return [give({ ...node, label: { ...inside(item.value), text } }, places)];
  });
  const only = form === 'scalar' ? children[0]?.value : undefined;
  return { form, ...(only !== undefined && { value: only }), children };
}

/** Variables that a map defines. */
export const variableNodes = (reader: Reader, map: Map): readonly Node[] =>
  map.entries.map((entry) =>
    isMerge(entry) ? mergeNode(entry, [['variable']]) : variableNode(reader, entry),
  );

export function variableNode(reader: Reader, entry: Entry): Node {
  const { key, value } = entry;
  const place = ['variable', key.text];
  const defines = { scope: 'variable', text: key.text };
  return settingNode(entry, [place], contentOf(reader, value, [place]), { defines });
}
