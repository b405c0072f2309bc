import { address } from '../../core/address.ts';
import { ANCHOR } from '../../core/document.ts';
import type { Fact } from '../../core/facts.ts';
import type { Embedding, Label, Literal, Name, Node } from '../../core/node.ts';
import type { Alias, Entry, Item, List, Map, Scalar, Value } from '../../yaml/tree.ts';
import { withDockerfile } from './built.ts';
import { scriptItem, scriptOf, testOf, wordsOf } from './commands.ts';
import { type Beside, declarationOf, mentionedAt, referenceOf } from './names.ts';
import { literal, nameIn, read, type Reader, valueNode, withPath } from './scalars.ts';
import { imageOf, pairNode, partsOf } from './short.ts';

/** What a value adds to the setting that holds it. */
interface Content {
  readonly form?: Node['form'];
  readonly value?: Literal;
  readonly refers?: Name;
  readonly embeds?: Embedding;
  readonly children: readonly Node[];
}

const MERGE = '<<';

/** Words of a short form that divide it; any other names the key of the long form. */
const DIVIDED: ReadonlySet<string> = new Set([
  'image',
  'port',
  'volume',
  'device',
  'tmpfs',
  'mount-options',
  'cache',
  'capability',
  'command',
  'test',
  'name',
  'key-value',
  'env',
]);

/** The nodes of a map whose keys continue `path`. */
export function mapNodes(reader: Reader, map: Map, path: readonly string[]): readonly Node[] {
  const beside = besideOf(map);
  return map.entries.flatMap((entry) => {
    if (entry.key.text === MERGE && entry.key.style === 'plain') return mergeNode(entry, path);
    return [entryNode(reader, entry, path, beside)];
  });
}

function besideOf(map: Map): Beside {
  const type = map.entries.find(({ key }) => key.text === 'type')?.value;
  const file = map.entries.find(({ key }) => key.text === 'file');
  const entrypoint = map.entries.find(({ key }) => key.text === 'entrypoint')?.value;
  const known = file?.value?.kind === 'scalar' && !file.value.text.includes('$');
  return {
    ...(type?.kind === 'scalar' && { type: type.text }),
    ...(file && { file: known ? file.value.text : null }),
    entrypoint,
  };
}

function entryNode(reader: Reader, entry: Entry, path: readonly string[], beside: Beside): Node {
  const { key, value } = entry;
  const step = reader.vocabulary.step(path, key.text);
  const place = [...path, step];
  const inSection = path.length === 1 && step === '*';
  const content = value ? valueContent(reader, value, place, beside) : NOTHING;
  const defines = declarationOf(place, key.text);
  const named = step === '*' ? referenceOf(place, key.text) : undefined;
  const refers = named ? { scope: named.scope, text: named.text } : content.refers;
  const anchor = value && anchorNode(value);
  // A key that is a name leaves no room for that of an alias.
  const alias = named && value?.kind === 'alias' ? [aliasNode(value, place)] : [];
  const children = [...(anchor ? [anchor] : []), ...alias, ...content.children];
  const node: Node = {
    kind: inSection || path.length === 0 ? 'block' : 'setting',
    from: entry.from,
    to: entry.to,
    label: { ...inside(key), text: key.text },
    addresses: [address('compose', ...place)],
    ...(content.form && { form: content.form }),
    ...(content.value !== undefined && { value: content.value }),
    ...(defines && { defines }),
    ...(refers && { refers }),
    ...(content.embeds && { embeds: content.embeds }),
    ...(children.length && { children }),
  };
  return isBuild(place) && content.form === 'map' ? withDockerfile(node) : node;
}

const isBuild = (path: readonly string[]): boolean =>
  path.length === 3 && path[0] === 'services' && path[2] === 'build';

const NOTHING: Content = { form: 'null', children: [] };

/** A scalar without its quotes, the last of which may not be typed yet. */
const inside = ({ from, to, style, text }: Scalar) =>
  (style === 'single' || style === 'double') && to - from > text.length
    ? { from: from + 1, to: to - from > text.length + 1 ? to - 1 : to }
    : { from, to };

/** The nodes that a value is, at the path of its setting. */
export function valueContent(
  reader: Reader,
  value: Value,
  path: readonly string[],
  beside: Beside = {},
): Content {
  const fact = reader.vocabulary.fact(path);
  switch (value.kind) {
    case 'alias':
      return { refers: anchorName(value.name), children: [] };
    case 'map':
      return { form: 'map', children: mapNodes(reader, value, path) };
    case 'list':
      return listContent(reader, value, path, fact, beside);
    case 'scalar':
      return scalarContent(reader, value, path, fact, beside);
  }
}

function scalarContent(
  reader: Reader,
  scalar: Scalar,
  path: readonly string[],
  fact: Fact | undefined,
  beside: Beside,
): Content {
  const decoded = read(reader, scalar);
  const value = literal(decoded, fact);
  if (fact?.parts === 'command' || fact?.parts === 'test') {
    const embeds = scriptOf(reader, scalar);
    return { form: 'scalar', ...(value !== undefined && { value }), embeds, children: [] };
  }
  if (value === null) return { form: 'null', value, children: [] };
  const short = fact?.parts !== undefined && !DIVIDED.has(fact.parts) ? fact.parts : undefined;
  const node = scalarNode(reader, scalar, path, { ...beside, short });
  return {
    form: 'scalar',
    ...(value !== undefined && { value }),
    children: [node],
  };
}

/** A scalar as the value of a setting or as an item of a list. */
function scalarNode(
  reader: Reader,
  scalar: Scalar,
  path: readonly string[],
  { short, ...beside }: Beside & { readonly short?: string | undefined },
): Node {
  const place = short === undefined ? path : [...path, short];
  const fact = reader.vocabulary.fact(place);
  const decoded = read(reader, scalar);
  const value = literal(decoded, fact);
  const parts = partsOf(reader, decoded, place, fact?.parts);
  const bare = valueNode(scalar, place, value, fact);
  const isTarget = place.at(-1) === 'target';
  const node = parts.length || isTarget ? bare : withPath(bare, decoded.text);
  const own = short === undefined ? [] : [address('compose', ...place)];
  const refers = value === undefined ? undefined : referenceOf(place, decoded.text, beside);
  const scope = value === undefined || value === null ? undefined : mentionedAt(place);
  const image = fact?.parts === 'image' ? imageOf(decoded) : undefined;
  return {
    ...node,
    ...(image && { label: image.label }),
    addresses: [...(image ? [image.address] : []), ...node.addresses, ...own],
    ...(scope !== undefined && { defines: { scope, text: decoded.text } }),
    ...(refers && { refers: nameIn(decoded, refers) }),
    ...(parts.length && { children: parts }),
  };
}

function listContent(
  reader: Reader,
  list: List,
  path: readonly string[],
  fact: Fact | undefined,
  { entrypoint }: Beside,
): Content {
  const isCommand = fact?.parts === 'command' && path.at(-1) === 'command';
  const script = isCommand ? scriptItem(list, entrypoint) : undefined;
  const embeds = script
    ? scriptOf(reader, script)
    : fact?.parts === 'command'
      ? wordsOf(reader, list, list.items)
      : fact?.parts === 'test'
        ? testOf(reader, list)
        : undefined;
  // What the embedded language reads gets its nodes from there.
  const own = script
    ? list.items.filter(({ value }) => value !== script)
    : embeds
      ? list.items.slice(0, fact?.parts === 'test' ? 1 : 0)
      : list.items;
  return {
    form: 'list',
    ...(embeds && { embeds }),
    children: own.flatMap((item) => itemNodes(reader, item, path, fact)),
  };
}

function itemNodes(
  reader: Reader,
  item: Item,
  path: readonly string[],
  fact: Fact | undefined,
): readonly Node[] {
  const { value } = item;
  if (!value) return [];
  const anchor = anchorNode(value);
  const before = anchor ? [anchor] : [];
  if (value.kind === 'alias') return [aliasNode(value, path)];
  if (value.kind === 'scalar') return [...before, shortNode(reader, value, path, fact)];
  const { children } = valueContent(reader, value, path);
  const form = 'item';
  return [
    {
      kind: 'block',
      from: item.from,
      to: item.to,
      addresses: [],
      form,
      children: [...before, ...children],
    },
  ];
}

/** An item in short form, at the addresses of the long one. */
function shortNode(
  reader: Reader,
  scalar: Scalar,
  path: readonly string[],
  fact: Fact | undefined,
): Node {
  const parts = fact?.parts;
  if (parts === 'key-value' || parts === 'env') {
    const pair = pairNode(reader, scalar, path);
    if (pair) return pair;
  }
  if (parts === 'name') {
    const node = scalarNode(reader, scalar, path, {});
    const place = [...path, '*'];
    return { ...node, addresses: [address('compose', ...place), ...node.addresses], form: 'item' };
  }
  const short = parts !== undefined && !DIVIDED.has(parts) ? parts : undefined;
  return { ...scalarNode(reader, scalar, path, { short }), form: 'item' };
}

function anchorNode(value: Value): Node | undefined {
  const anchor = value.kind === 'alias' ? undefined : value.anchor;
  if (!anchor) return undefined;
  const { from, to, text } = anchor;
  return {
    kind: 'argument',
    from,
    to,
    label: anchor,
    addresses: [],
    defines: { scope: ANCHOR, text },
  };
}

const anchorName = (name: Label): Name => ({ scope: ANCHOR, text: name.text, at: name });

/** A use of an anchor, with the place that its content is read at. */
const aliasNode = ({ from, to, name }: Alias, path: readonly string[]): Node => ({
  kind: 'argument',
  from,
  to,
  label: name,
  addresses: [address('compose', ...path)],
  refers: { scope: ANCHOR, text: name.text },
});

function mergeNode({ key, value, from, to }: Entry, path: readonly string[]): readonly Node[] {
  const uses =
    value?.kind === 'list' ? value.items.map((item) => item.value) : value ? [value] : [];
  const children = uses.flatMap((use) => (use?.kind === 'alias' ? [aliasNode(use, path)] : []));
  const label = { from: key.from, to: key.to, text: key.text };
  return [{ kind: 'setting', from, to, label, addresses: [], children }];
}
