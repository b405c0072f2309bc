import * as ruby from '@ruby/prism/src/nodes.js';
import { address, valueStep } from '../../core/address.ts';
import type { Embedding, Label, Literal, Node } from '../../core/node.ts';
import { literalOf, readName } from './literals.ts';
import { nested } from './nesting.ts';
import { partsOf } from './pieces.ts';
import type { Tree } from './prism.ts';
import { meaningOf, readingOf } from './names.ts';
import { type Scope, vagrant } from './places.ts';
import type { Reading } from './reading.ts';
import { heredocBody, isText, scriptOf, type Text } from './scripts.ts';

export type Path = readonly string[];

/** The nodes of a setting's value; `path` is the setting's, or undefined for a variable's value. */
export function readValue(
  reading: Reading,
  given: ruby.Node,
  path: Path | undefined,
  scope: Scope,
): Node[] {
  const node = unwrapped(given);
  if (path) reading.probe?.value(node, path, scope);
  if (path && node instanceof ruby.ArrayNode)
    return node.elements.flatMap((element) => readValue(reading, element, path, scope));
  if (path && (node instanceof ruby.HashNode || node instanceof ruby.KeywordHashNode))
    return readOptions(reading, node, path, scope);
  if (isText(node)) return [readText(reading, node, path), ...readHoles(reading, node, scope)];
  const name = readName(node);
  const value = literalOf(node, reading.survey.written);
  if (!path || (name === undefined && value === undefined)) return reading.read(node, scope);
  if (name !== undefined) carry(reading, node, path);
  const span = reading.tree.span(node.location);
  const label = labelOf(reading, node);
  const parts = reading.facts.at(path)?.parts;
  return [
    {
      kind: 'value',
      ...span,
      label,
      addresses: isWord(value) ? [vagrant([...path, valueStep(value)])] : [],
      ...(value !== undefined && { value }),
      ...(name === undefined ? meaningOf(parts, label) : readingOf(reading, name, span)),
    },
  ];
}

/** Texts of several lines are no values that a vocabulary could list. */
const isWord = (value: Literal | undefined): value is Literal =>
  value !== undefined && !String(value).includes('\n');

/** The one statement in parentheses. */
function unwrapped(node: ruby.Node): ruby.Node {
  if (!(node instanceof ruby.ParenthesesNode) || !(node.body instanceof ruby.StatementsNode))
    return node;
  return node.body.body.length === 1 ? node.body.body[0]! : node;
}

/** A text of one line or of several; the node of a heredoc is its body, which stands further below. */
function readText(reading: Reading, node: Text, path: Path | undefined): Node {
  const { tree, facts, survey } = reading;
  const body = heredocBody(tree, node);
  const span = body ?? tree.span(node.location);
  const value = literalOf(node, survey.written);
  const fact = path && facts.at(path);
  const parts = fact?.parts;
  const embeds = parts === 'shell' && survey.posix ? commandOf(tree, node, fact?.same) : undefined;
  const label = body ? undefined : labelOf(reading, node);
  const pieces = path && label && label.text === value ? partsOf(parts, path, label) : [];
  const result: Node = {
    kind: 'value',
    ...span,
    ...(label && !embeds && { label }),
    addresses: path && !embeds && isWord(value) ? [vagrant([...path, valueStep(value)])] : [],
    ...(value !== undefined && { value }),
    ...(label && meaningOf(parts, label)),
    ...(embeds && { embeds }),
    ...(pieces.length > 0 && { children: pieces }),
  };
  if (!path) reading.carried.set(result, node);
  return result;
}

/** A script, or what goes on behind the words of a command. */
function commandOf(tree: Tree, node: Text, command: string | undefined): Embedding | undefined {
  const embedding = scriptOf(tree, node);
  return embedding && command
    ? { ...embedding, entry: address('cli', ...command.split(' ')) }
    : embedding;
}

/** What is read to know a key. */
export const readKey = (reading: Reading, key: ruby.Node, scope: Scope): Node[] =>
  isText(key) ? readHoles(reading, key, scope) : reading.read(key, scope);

/** Settings that are read in an interpolation. */
function readHoles(reading: Reading, node: Text, scope: Scope): Node[] {
  return node instanceof ruby.InterpolatedStringNode
    ? node.parts
        .filter((part) => part instanceof ruby.EmbeddedStatementsNode)
        .flatMap((part) => reading.read(part, scope))
    : [];
}

/** Remembers that a variable's text is a script. */
function carry(reading: Reading, node: ruby.Node, path: Path): void {
  const { facts, survey, scripts } = reading;
  const name = readName(node);
  const value = name === undefined ? undefined : survey.written.get(name);
  if (value && isText(value) && survey.posix && facts.at(path)?.parts === 'shell')
    scripts.set(value, path);
}

/** What a reader would point at in a literal: its text without quotes and colons. */
export function labelOf(reading: Reading, node: ruby.Node): Label {
  const { tree } = reading;
  const location =
    node instanceof ruby.StringNode
      ? node.contentLoc
      : node instanceof ruby.SymbolNode
        ? (node.valueLoc ?? node.location)
        : node.location;
  const span = tree.span(location);
  return { ...span, text: tree.text.slice(span.from, span.to) };
}

/** The method whose options are told apart by a type: the path of those that every type has. */
export interface Shared {
  readonly path: Path;
  readonly typeKey: string | undefined;
}

/** The pairs of a hash or of an argument list, as settings below `path`. */
export function readOptions(
  reading: Reading,
  hash: ruby.HashNode | ruby.KeywordHashNode,
  path: Path,
  scope: Scope,
  shared?: Shared,
): Node[] {
  return hash.elements.flatMap((pair) =>
    pair instanceof ruby.AssocNode
      ? readPair(reading, hash, pair, path, scope, shared)
      : reading.read(pair, scope),
  );
}

function readPair(
  reading: Reading,
  hash: ruby.HashNode | ruby.KeywordHashNode,
  pair: ruby.AssocNode,
  parent: Path,
  scope: Scope,
  shared: Shared | undefined,
): Node[] {
  const { tree, facts, survey } = reading;
  const key = pair.key;
  const name =
    isText(key) || key instanceof ruby.SymbolNode ? literalOf(key, survey.written) : undefined;
  const path = facts.canonical([...parent, name === undefined ? '?' : String(name)]);
  reading.probe?.key(key, parent, hash);
  const all = shared && [...shared.path, String(name)];
  const isType = name !== undefined && name === shared?.typeKey;
  const general = all && reading.facts.at(all) ? [vagrant(all)] : [];
  const keys = readKey(reading, key, scope);
  const values = readValue(reading, pair.value, isType ? shared.path : path, scope);
  const children = [...keys, ...values];
  const { heads, tails } = split(reading, pair, children);
  const value = valueOf(reading, pair.value);
  const span = tree.span(pair.location);
  const setting: Node = {
    kind: 'setting',
    from: span.from,
    to: Math.max(span.to, ...heads.map((child) => child.to)),
    label: labelOf(reading, key),
    addresses: isType ? [vagrant(all!)] : [vagrant(path), ...general],
    ...formOf(pair.value),
    ...(value !== undefined && { value }),
    ...(heads.length > 0 && { children: nested(heads) }),
  };
  return [setting, ...tails];
}

/** Bodies of heredocs lie behind the line's other options, so they stand beside those. */
function split(reading: Reading, pair: ruby.AssocNode, children: readonly Node[]) {
  const end = reading.tree.span(pair.location).to;
  const rest = reading.tree.text.slice(end, end + 80);
  const isLast = !/^[ \t]*,/.test(rest);
  return {
    heads: children.filter((child) => isLast || child.from < end),
    tails: children.filter((child) => !isLast && child.from >= end),
  };
}

/** The one value of a setting; undefined for lists, hashes and what only running can tell. */
export function valueOf(reading: Reading, node: ruby.Node): Literal | undefined {
  return literalOf(unwrapped(node), reading.survey.written);
}

export function formOf(given: ruby.Node): Pick<Node, 'form'> {
  const node = unwrapped(given);
  if (node instanceof ruby.ArrayNode) return { form: 'list' };
  if (node instanceof ruby.HashNode || node instanceof ruby.KeywordHashNode) return { form: 'map' };
  if (node instanceof ruby.NilNode) return { form: 'null' };
  const isScalar =
    isText(node) || readName(node) !== undefined || literalOf(node, new Map()) !== undefined;
  return { form: isScalar ? 'scalar' : 'expression' };
}
