import * as ruby from '@ruby/prism/src/nodes.js';
import type { Literal } from '../../core/node.ts';
import type { Location } from './prism.ts';

/** A write of a variable that decides what each read of it is. */
export type Written = ReadonlyMap<string, ruby.Node>;

/** What has to be known of a whole file before its statements are read. */
export interface Survey {
  /** The values of variables that are assigned once, whatever happens. */
  readonly written: Written;
  /** Names that the file assigns; not those that some block or method also takes as a parameter. */
  readonly assigned: ReadonlySet<string>;
  /** False where machines are Windows, whose scripts are not for a POSIX shell. */
  readonly posix: boolean;
}

type Write =
  | ruby.LocalVariableWriteNode
  | ruby.ConstantWriteNode
  | ruby.GlobalVariableWriteNode
  | ruby.InstanceVariableWriteNode;

export const isWrite = (node: ruby.Node): node is Write =>
  node instanceof ruby.LocalVariableWriteNode ||
  node instanceof ruby.ConstantWriteNode ||
  node instanceof ruby.GlobalVariableWriteNode ||
  node instanceof ruby.InstanceVariableWriteNode;

/** The name that a read of a variable or a constant asks for. */
export function readName(node: ruby.Node): string | undefined {
  return node instanceof ruby.LocalVariableReadNode ||
    node instanceof ruby.ConstantReadNode ||
    node instanceof ruby.GlobalVariableReadNode ||
    node instanceof ruby.InstanceVariableReadNode
    ? node.name
    : undefined;
}

/** Nodes in which statements may not run, or run later. */
const isConditional = (node: ruby.Node): boolean =>
  node instanceof ruby.IfNode ||
  node instanceof ruby.UnlessNode ||
  node instanceof ruby.CaseNode ||
  node instanceof ruby.WhileNode ||
  node instanceof ruby.UntilNode ||
  node instanceof ruby.AndNode ||
  node instanceof ruby.OrNode ||
  node instanceof ruby.BeginNode ||
  node instanceof ruby.DefNode ||
  node instanceof ruby.LambdaNode ||
  node instanceof ruby.RescueModifierNode;

/** Ruby nested deeper than this is not read. */
export const DEPTH = 300;

/** Prism's own `compactChildNodes` leaves lists out (the parameters of a block, for one). */
export const childrenOf = (node: ruby.Node): ruby.Node[] =>
  node.childNodes().filter((child) => child !== null);

/** One walk over the whole tree. */
export function surveyOf(program: ruby.Node): Survey {
  const written = new Map<string, ruby.Node | undefined>();
  const given = new Set<string>();
  let posix = true;
  const walk = (node: ruby.Node, certain: boolean, depth: number): void => {
    if (depth > DEPTH) return;
    if (isWrite(node))
      written.set(node.name, certain && !written.has(node.name) ? node.value : undefined);
    else if (changesName(node) && node.name !== null) {
      written.set(node.name, undefined);
      if (isParameter(node)) given.add(node.name);
    } else if (node instanceof ruby.CallNode && isWindows(node)) posix = false;
    const inner = certain && !isConditional(node);
    for (const child of childrenOf(node)) walk(child, inner, depth + 1);
  };
  walk(program, true, 0);
  const known = [...written].filter((entry): entry is [string, ruby.Node] => !!entry[1]);
  const assigned = new Set([...written.keys()].filter((name) => !given.has(name)));
  return { written: new Map(known), assigned, posix };
}

const CHANGES: ReadonlySet<unknown> = new Set([
  ruby.LocalVariableOrWriteNode,
  ruby.LocalVariableAndWriteNode,
  ruby.LocalVariableOperatorWriteNode,
  ruby.LocalVariableTargetNode,
  ruby.ConstantOrWriteNode,
  ruby.ConstantAndWriteNode,
  ruby.ConstantOperatorWriteNode,
  ruby.ConstantTargetNode,
  ruby.GlobalVariableOrWriteNode,
  ruby.GlobalVariableAndWriteNode,
  ruby.GlobalVariableOperatorWriteNode,
  ruby.GlobalVariableTargetNode,
  ruby.InstanceVariableOrWriteNode,
  ruby.InstanceVariableAndWriteNode,
  ruby.InstanceVariableOperatorWriteNode,
  ruby.InstanceVariableTargetNode,
  ruby.RequiredParameterNode,
  ruby.OptionalParameterNode,
  ruby.RequiredKeywordParameterNode,
  ruby.OptionalKeywordParameterNode,
  ruby.RestParameterNode,
  ruby.BlockLocalVariableNode,
  ruby.BlockParameterNode,
]);

const isParameter = (node: ruby.Node): boolean =>
  node instanceof ruby.RequiredParameterNode ||
  node instanceof ruby.OptionalParameterNode ||
  node instanceof ruby.RequiredKeywordParameterNode ||
  node instanceof ruby.OptionalKeywordParameterNode ||
  node instanceof ruby.RestParameterNode ||
  node instanceof ruby.BlockLocalVariableNode ||
  node instanceof ruby.BlockParameterNode;

/** Nodes that give a name a value, an assignment apart; a parameter may have no name. */
export type Changing = ruby.Node & {
  readonly name: string | null;
  readonly nameLoc?: Location | null;
};

export const changesName = (node: ruby.Node): node is Changing => CHANGES.has(node.constructor);

const WINDOWS: ReadonlySet<Literal | undefined> = new Set(['winrm', 'winssh', 'windows']);

function isWindows(call: ruby.CallNode): boolean {
  if (call.name !== 'communicator=' && call.name !== 'guest=') return false;
  const value = call.arguments_?.arguments_[0];
  return value !== undefined && WINDOWS.has(literalOf(value, new Map()));
}

/** The value of an expression; undefined where only running it can tell. Symbols are their names. */
export function literalOf(node: ruby.Node, written: Written, depth = 0): Literal | undefined {
  if (node instanceof ruby.StringNode || node instanceof ruby.SymbolNode)
    return node.unescaped.value;
  if (node instanceof ruby.IntegerNode || node instanceof ruby.FloatNode) return node.value;
  if (node instanceof ruby.TrueNode) return true;
  if (node instanceof ruby.FalseNode) return false;
  if (node instanceof ruby.NilNode) return null;
  if (node instanceof ruby.InterpolatedStringNode) {
    const texts = node.parts.map((part) =>
      part instanceof ruby.StringNode ? part.unescaped.value : undefined,
    );
    return texts.includes(undefined) ? undefined : texts.join('');
  }
  const name = readName(node);
  const value = name === undefined || depth > 8 ? undefined : written.get(name);
  return value && literalOf(value, written, depth + 1);
}
