import { address } from '../../core/address.ts';
import { withComments } from '../../core/comments.ts';
import type { Label, Name, Node } from '../../core/node.ts';
import { parseHcl } from './hcl.ts';
import {
  addressesOf,
  into,
  intoBlock,
  LABELS,
  type PartsOf,
  type Place,
  ROOT,
  stepOf,
  topPlace,
  withBound,
} from './place.ts';
import type { Attribute, Block, Item } from './syntax.ts';
import { literalOf, type Reader, settingNode } from './values.ts';

/** The nodes of one segment. Kind `tfvars` holds values of variables, `tf` all that a module consists of. */
export function parse(text: string, kind: string, partsOf: PartsOf): readonly Node[] {
  const { items, comments } = parseHcl(text);
  const reader = { text, partsOf };
  const nodes = items.map((item) =>
    item.kind === 'block'
      ? topBlock(reader, item)
      : kind === 'tfvars'
        ? variableValue(reader, item)
        : attributeNode(reader, item, ROOT),
  );
  const spans = comments.map((span): Node => ({ kind: 'comment', ...span, addresses: [] }));
  return withComments(nodes, spans);
}

function variableValue(reader: Reader, attribute: Attribute): Node {
  const { name } = attribute;
  const place = { ...ROOT, path: ['variable-value', name.text] };
  const node = settingNode(reader, attribute, name, attribute.value, place);
  return { ...node, refers: { scope: 'variable', text: name.text } };
}

/** What the name of a block at the top declares, and which of its labels that is. */
const DECLARES: Readonly<Record<string, { readonly scope: string; readonly label: number }>> = {
  resource: { scope: 'resource', label: 1 },
  data: { scope: 'data', label: 1 },
  ephemeral: { scope: 'ephemeral', label: 1 },
  variable: { scope: 'variable', label: 0 },
  output: { scope: 'output', label: 0 },
  module: { scope: 'module', label: 0 },
  provider: { scope: 'provider', label: 0 },
};

const DATA_IN_CHECK = 'data';

function topBlock(reader: Reader, block: Block): Node {
  const { type, labels } = block;
  const names = labels.map((label) => label.text.replaceAll('"', ''));
  const place = topPlace(type.text, names);
  const declares = Object.hasOwn(DECLARES, type.text) ? DECLARES[type.text] : undefined;
  const heads = labels.map((label, i): Node => {
    const declared = declares?.label === i ? declaredName(reader, block, names) : undefined;
    // A name that people choose is not in any vocabulary.
    const isChosen = type.text !== 'provider' && LABELS[type.text] === i + 1;
    const path = [type.text, ...names.slice(0, i + 1).map(stepOf)];
    return labelNode(reader, label, isChosen ? [] : path, declared);
  });
  return blockNode(block, { ...ROOT, path: [type.text] }, heads, bodyNodes(reader, block, place));
}

function declaredName(reader: Reader, block: Block, names: readonly string[]): Name | undefined {
  const { scope, label } = DECLARES[block.type.text]!;
  if (names.slice(0, label + 1).some((name) => stepOf(name) === '?')) return undefined;
  if (scope !== 'provider') return { scope, text: names.slice(0, label + 1).join('.') };
  const alias = attributeOf(block, 'alias');
  const value = literalOf(reader.text, alias?.value);
  return { scope, text: typeof value === 'string' ? `${names[0]}.${value}` : names[0]! };
}

const attributeOf = (block: Block, name: string): Attribute | undefined =>
  block.body.find(
    (item): item is Attribute => item.kind === 'attribute' && item.name.text === name,
  );

function labelNode(
  { text }: Reader,
  { from, to }: Label,
  path: readonly string[],
  defines?: Name,
): Node {
  const quoted = text[from] === '"';
  const closed = quoted && to - from > 1 && text[to - 1] === '"';
  const span = quoted ? { from: from + 1, to: closed ? to - 1 : to } : { from, to };
  const word = text.slice(span.from, span.to);
  return {
    kind: 'argument',
    from,
    to,
    label: { ...span, text: word },
    addresses: path.length ? [address('terraform', ...path)] : [],
    ...(stepOf(word) !== '?' && { value: word }),
    ...(defines && { defines }),
  };
}

function blockNode(
  { from, to, type }: Block,
  place: Place,
  heads: readonly Node[],
  body: readonly Node[],
): Node {
  const children = [...heads, ...body];
  return {
    kind: 'block',
    from,
    to,
    label: type,
    addresses: addressesOf(place),
    ...(children.length > 0 && { children }),
  };
}

const bodyNodes = (reader: Reader, block: Block, place: Place): readonly Node[] =>
  block.body.map((item) => itemNode(reader, item, place, block));

function itemNode(reader: Reader, item: Item, place: Place, parent: Block): Node {
  if (item.kind === 'block') return nestedBlock(reader, item, place);
  const node = attributeNode(reader, item, place);
  const top = place.path[0];
  if (top === 'locals' && place.path.length === 1)
    return { ...node, defines: { scope: 'local', text: item.name.text } };
  // These name addresses that are gone from the configuration.
  if ((top === 'moved' || top === 'removed') && item.name.text === 'from') return bare(node);
  const language = attributeOf(parent, 'interpreter');
  if (item.name.text === 'command' && language && !isShellList(reader, language)) return bare(node);
  // What a module wants of its callers.
  return item.name.text === 'configuration_aliases' ? bare(node) : node;
}

const bare = ({ children: _children, ...node }: Node): Node => node;

/** True for `interpreter = ["/bin/bash", "-c"]`. */
function isShellList(reader: Reader, { value }: Attribute): boolean {
  const first = value?.kind === 'tuple' ? value.items[0] : undefined;
  const word = literalOf(reader.text, first);
  return typeof word === 'string' && /(?:^|\/)(?:ba|da|k|z|a)?sh$/.test(word);
}

function attributeNode(reader: Reader, item: Attribute, place: Place): Node {
  const { name, value } = item;
  const inner = into(place, name.text);
  const words = wordsOf(inner.path);
  return settingNode(reader, item, name, value, words ? { ...inner, words } : inner);
}

/** Settings whose bare words are not references to values. */
function wordsOf(path: readonly string[]): Place['words'] {
  const [top = '', , third] = path;
  if (path.length === 3 && top === 'variable' && third === 'type') return 'types';
  if (path.length === 3 && top === 'module' && third === 'providers') return 'providers';
  const isProvider = path.at(-1) === 'provider' && path.length === (LABELS[top] ?? 0) + 2;
  return isProvider && top !== 'module' ? 'providers' : undefined;
}

function nestedBlock(reader: Reader, block: Block, place: Place): Node {
  const { type, labels } = block;
  const names = labels.map((label) => label.text.replaceAll('"', ''));
  if (type.text === 'dynamic' && names[0] !== undefined)
    return dynamicBlock(reader, block, place, names[0]);
  if (type.text === DATA_IN_CHECK && place.path[0] === 'check') return topBlock(reader, block);
  const own = into(place, type.text);
  const heads = labels.map((label, i) =>
    labelNode(reader, label, [...own.path, ...names.slice(0, i + 1).map(stepOf)]),
  );
  const inner = intoBlock(place, type.text, ...names.map(stepOf));
  return blockNode(block, labels.length ? own : inner, heads, bodyNodes(reader, block, inner));
}

/** `dynamic "x" { content { … } }` stands for any number of blocks `x`. */
function dynamicBlock(reader: Reader, block: Block, place: Place, name: string): Node {
  const own = into(place, 'dynamic');
  const target = intoBlock(place, stepOf(name));
  const iterator = attributeOf(block, 'iterator')?.value;
  const bound = iterator?.kind === 'name' ? iterator.name : name;
  const content = withBound(target, [bound]);
  const heads = block.labels.map((label, i) => labelNode(reader, label, i ? [] : target.path));
  const body = block.body.map((item) =>
    item.kind === 'block' && item.type.text === 'content'
      ? blockNode(item, target, [], bodyNodes(reader, item, content))
      : itemNode(reader, item, withBound(into(own, stepOf(name)), [bound]), block),
  );
  return blockNode(block, own, heads, body);
}
