import * as ruby from '@ruby/prism/src/nodes.js';
import type { Node } from '../../core/node.ts';
import { readCall, readUpdate } from './calls.ts';
import {
  type Changing,
  changesName,
  childrenOf,
  DEPTH,
  isWrite,
  literalOf,
  readName,
  surveyOf,
} from './literals.ts';
import { readNodes, variableName } from './names.ts';
import { nested, withComments } from './nesting.ts';
import type { Scope, Vocabulary } from './places.ts';
import type { Location, Tree } from './prism.ts';
import type { Probe } from './probe.ts';
import { parametersOf, type Reading } from './reading.ts';
import { scriptOf } from './scripts.ts';
import { readValue } from './values.ts';

/** All nodes of a file, with its comments. */
export function readTree(tree: Tree, facts: Vocabulary, probe?: Probe): readonly Node[] {
  const reading: Reading = {
    tree,
    facts,
    survey: surveyOf(tree.program),
    bound: new Map(),
    scripts: new Map(),
    carried: new Map(),
    ...(probe && { probe }),
    depth: 0,
    read: (node, inner) => readNode(reading, node, inner),
  };
  const scope: Scope = { names: new Map(), settings: [] };
  const nodes = nested(readNode(reading, tree.program, scope));
  const comments = tree.comments
    .map(({ location }) => trimmed(tree, location))
    .filter(({ from, to }) => to > from);
  return withComments(embedded(reading, nodes), comments);
}

/** A block comment's span ends before its line break. */
function trimmed(tree: Tree, location: Location) {
  const { from, to } = tree.span(location);
  let end = to;
  while (end > from && /[\r\n]/.test(tree.text[end - 1]!)) end--;
  return { from, to: end };
}

/** The nodes in any Ruby expression, in no certain order. */
function readNode(reading: Reading, node: ruby.Node, scope: Scope): Node[] {
  if (reading.depth > DEPTH) return [];
  reading.depth++;
  const nodes = isUpdate(node)
    ? readUpdate(reading, node, scope)
    : node instanceof ruby.CallNode
      ? readCall(reading, node, scope)
      : isWrite(node)
        ? readWrite(reading, node, scope)
        : changesName(node)
          ? readChange(reading, node, scope)
          : undefined;
  const name = readName(node);
  const found =
    nodes ??
    (name === undefined ? readChildren(reading, node, scope) : readNodes(reading, name, node));
  reading.depth--;
  return found;
}

const isUpdate = (node: ruby.Node) =>
  node instanceof ruby.CallOrWriteNode ||
  node instanceof ruby.CallAndWriteNode ||
  node instanceof ruby.CallOperatorWriteNode;

/** The nodes below an expression that has none of its own. */
function readChildren(reading: Reading, node: ruby.Node, scope: Scope): Node[] {
  const inner =
    node instanceof ruby.BlockNode ? { ...blank(scope), names: unknownNames(node) } : scope;
  return childrenOf(node).flatMap((child) => readNode(reading, child, inner));
}

const blank = (parent: Scope): Scope => ({ parent, names: new Map(), settings: [] });

/** The parameters of a block whose caller is not known. */
function unknownNames(block: ruby.BlockNode): ReadonlyMap<string, undefined> {
  return new Map(parametersOf(block).map((name) => [name, undefined]));
}

/** The assignment of a variable: it declares a name, and may carry a script to where it is used. */
function readWrite(
  reading: Reading,
  node: Exclude<Parameters<typeof isWrite>[0], never>,
  scope: Scope,
): Node[] | undefined {
  if (!isWrite(node)) return undefined;
  const { tree, survey } = reading;
  const label = tree.span(node.nameLoc);
  const children = readValue(reading, node.value, undefined, scope);
  const value = literalOf(node.value, survey.written);
  const span = tree.span(node.location);
  return [
    {
      kind: 'setting',
      from: span.from,
      to: Math.max(span.to, ...children.map((child) => child.to)),
      label: { ...label, text: node.name },
      addresses: [],
      ...(value !== undefined && { value }),
      ...(survey.assigned.has(node.name) && { defines: variableName(node.name, label) }),
      children: nested(children),
    },
  ];
}

/** `a += 1`, `a ||= 1`, `a, b = 1, 2`; what a parameter is called is no name of the file. */
function readChange(reading: Reading, node: Changing, scope: Scope): Node[] {
  const inner = readChildren(reading, node, scope);
  const { name } = node;
  if (name === null || !reading.survey.assigned.has(name)) return inner;
  const label = { ...reading.tree.span(node.nameLoc ?? node.location), text: name };
  const { from, to } = label;
  const defines = variableName(name, label);
  return [{ kind: 'argument', from, to, label, addresses: [], defines }, ...inner];
}

/** Gives scripts that variables carry to the nodes of their literals. */
function embedded(reading: Reading, nodes: readonly Node[]): readonly Node[] {
  if (reading.scripts.size === 0) return nodes;
  return nodes.map((node) => {
    const text = reading.carried.get(node);
    const path = text && reading.scripts.get(text);
    if (path) {
      const embeds = scriptOf(reading.tree, text);
      return embeds ? { ...node, embeds } : node;
    }
    return node.children ? { ...node, children: embedded(reading, node.children) } : node;
  });
}
