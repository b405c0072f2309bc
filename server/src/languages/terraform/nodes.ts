import { address } from '../../core/address.ts';
import { withComments } from '../../core/comments.ts';
import { k8s } from '../../core/kubernetes.ts';
import type { Label, Name, Node } from '../../core/node.ts';
import { literalOf } from './forms.ts';
import { parseHcl } from './hcl.ts';
import {
  addressesOf,
  into,
  LABELS,
  type Place,
  ROOT,
  stepOf,
  topPlace,
  type Vocabulary,
  withBound,
} from './place.ts';
import type { Attribute, Block, Item } from './syntax.ts';
import { type Reader, settingNode } from './values.ts';

/** The nodes of one segment. Kind `tfvars` holds values of variables, `tf` all that a module consists of. */
export function parse(text: string, kind: string, vocabulary: Vocabulary): readonly Node[] {
  const { items, comments } = parseHcl(text);
  const reader = { text, vocabulary };
  const nodes = items.map((item) =>
    item.kind === 'block'
      ? topBlock(reader, item)
      : kind === 'tfvars'
        ? variableValue(reader, item, { ...ROOT, path: ['variable-value', item.name.text] })
        : attributeNode(reader, item, ROOT),
  );
  const spans = comments.map((span): Node => ({ kind: 'comment', ...span, addresses: [] }));
  return withComments(nodes, spans);
}

/** A value that a test or a file of values gives to a variable. */
function variableValue(reader: Reader, attribute: Attribute, place: Place): Node {
  const { name } = attribute;
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
  check: { scope: 'check', label: 0 },
  action: { scope: 'action', label: 1 },
  run: { scope: 'run', label: 0 },
};

const DATA_IN_CHECK = 'data';

function topBlock(reader: Reader, block: Block): Node {
  const { type, labels } = block;
  const names = labels.map((label) => label.text.replaceAll('"', ''));
  const place = topPlace(type.text, names, reader.vocabulary.kubernetes);
  const declares = Object.hasOwn(DECLARES, type.text) ? DECLARES[type.text] : undefined;
  const heads = labels.map((label, i): Node => {
    const declared = declares?.label === i ? declaredName(block, names) : undefined;
    // A name that people choose is not in any vocabulary.
    const isChosen = type.text !== 'provider' && LABELS[type.text] === i + 1;
    const path = [type.text, ...names.slice(0, i + 1).map(stepOf)];
    const own = labelNode(reader, label, isChosen ? [] : path, declared);
    const kind = i === 0 ? place.kubernetes?.place.own.map(k8s) : undefined;
    const node = kind ? { ...own, addresses: [...own.addresses, ...kind] } : own;
    const folder = declared?.scope === 'module' ? folderOf(reader, block) : undefined;
    return folder === undefined ? node : { ...node, leads: leadsTo(folder) };
  });
  const body = bodyNodes(reader, block, place);
  const own = testsAnother(block) ? body.map(withoutNames) : body;
  return blockNode(block, { ...ROOT, path: [type.text] }, heads, own);
}

/** The name in the block's labels; a provider's further configurations are named by their alias. */
function declaredName(block: Block, names: readonly string[]): Name | undefined {
  const { scope, label } = DECLARES[block.type.text]!;
  if (names.slice(0, label + 1).some((name) => stepOf(name) === '?')) return undefined;
  if (scope === 'provider' && attributeOf(block, 'alias')) return undefined;
  return { scope, text: names.slice(0, label + 1).join('.') };
}

/** The folder of a module that is called by a relative path. */
function folderOf(reader: Reader, block: Block): string | undefined {
  const source = literalOf(reader.text, attributeOf(block, 'source')?.value);
  if (typeof source !== 'string' || !/^\.\.?(?:\/|$)/.test(source)) return undefined;
  return source.replace(/\/+$/, '');
}

/** Most modules begin with a file that is called so. */
const leadsTo = (folder: string): readonly string[] => [
  `${folder}/main.tf`,
  `${folder}/main.tofu`,
  `${folder}/`,
];

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
    ...(defines && { defines: { ...defines, at: { ...span, text: word } } }),
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
  if (item.kind === 'block') return nestedBlock(reader, item, place, parent);
  const top = place.path[0] ?? '';
  const key = item.name.text;
  const isOuter = place.path.length === 1 + (LABELS[top] ?? 0);
  if (isOuter && top === 'variables') return variableValue(reader, item, into(place, key));
  const node = attributeNode(reader, item, place);
  if (isOuter && top === 'locals') return { ...node, defines: { scope: 'local', text: key } };
  if (isOuter && top === 'module') return inCall(reader, item, node, parent);
  // These name addresses that are gone from the configuration.
  if ((top === 'moved' || top === 'removed') && key === 'from') return bare(node);
  // Names of the resource's own settings.
  if (key === 'ignore_changes' && place.path.at(-1) === 'lifecycle')
    return item.value?.kind === 'name' ? node : bare(node);
  const language = attributeOf(parent, 'interpreter');
  return key === 'command' && language && !isShellList(reader, language) ? bare(node) : node;
}

/** A setting of a module's call: what the language does not know is one of the module's variables. */
function inCall(reader: Reader, { name }: Attribute, node: Node, call: Block): Node {
  const file = folderOf(reader, call);
  if (file === undefined) return node;
  if (name.text === 'source') {
    const leads = leadsTo(file);
    return { ...node, children: (node.children ?? []).map((value) => ({ ...value, leads })) };
  }
  if (reader.vocabulary.knows(node.addresses[0]!)) return node;
  return { ...node, refers: { scope: 'variable', text: name.text, file } };
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
  if (path.length === 3 && third === 'providers' && (top === 'module' || top === 'run'))
    return 'providers';
  if (path.length !== (LABELS[top] ?? 0) + 2 || top === 'module') return undefined;
  if (top === 'provider' && third === 'alias') return 'alias';
  return path.at(-1) === 'provider' ? 'providers' : undefined;
}

function nestedBlock(reader: Reader, block: Block, place: Place, parent: Block): Node {
  const { type, labels } = block;
  const names = labels.map((label) => label.text.replaceAll('"', ''));
  if (type.text === 'dynamic' && names[0] !== undefined)
    return dynamicBlock(reader, block, place, names[0]);
  if (type.text === DATA_IN_CHECK && place.path[0] === 'check') return topBlock(reader, block);
  const own = into(place, type.text);
  const heads = labels.map((label, i) =>
    labelNode(reader, label, [...own.path, ...names.slice(0, i + 1).map(stepOf)]),
  );
  const inner = into(place, type.text, ...names.map(stepOf));
  const isValues = parent.type.text === 'run' && type.text === 'variables';
  const body = isValues
    ? block.body.flatMap((item) =>
        item.kind === 'block' ? [] : variableValue(reader, item, into(inner, item.name.text)),
      )
    : bodyNodes(reader, block, inner);
  return blockNode(block, labels.length ? own : inner, heads, body);
}

/** A run of a test may be of another module than the one around it. */
const testsAnother = ({ type, body }: Block): boolean =>
  type.text === 'run' && body.some((item) => item.kind === 'block' && item.type.text === 'module');

/** Nothing in sight tells what these nodes' names mean. */
function withoutNames(node: Node): Node {
  const { refers, children, ...rest } = node;
  if (!refers && !children) return node;
  return { ...rest, ...(children && { children: children.map(withoutNames) }) };
}

/** `dynamic "x" { content { … } }` stands for any number of blocks `x`. */
function dynamicBlock(reader: Reader, block: Block, place: Place, name: string): Node {
  const own = into(place, 'dynamic');
  const target = into(place, stepOf(name));
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
