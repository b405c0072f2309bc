import * as ruby from '@ruby/prism/src/nodes.js';
import type { Node } from '../../core/node.ts';
import type { Survey } from './literals.ts';
import type { Place, Scope, Vocabulary } from './places.ts';
import type { Tree } from './prism.ts';
import type { Probe } from './probe.ts';
import type { Text } from './scripts.ts';

/** What one reading of a file knows and collects. */
export interface Reading {
  readonly tree: Tree;
  readonly facts: Vocabulary;
  readonly survey: Survey;
  /** The last place that each block parameter stood for. */
  readonly bound: Map<string, Place>;
  /** Literals that a variable carries to a setting which takes a script, with that setting's path. */
  readonly scripts: Map<Text, readonly string[]>;
  /** The nodes of literals that are assigned to variables. */
  readonly carried: Map<Node, Text>;
  /** Set where the question is what may be written at one place. */
  readonly probe?: Probe;
  depth: number;
  /** The nodes in any Ruby expression, in no certain order. */
  read(node: ruby.Node, scope: Scope): Node[];
}

/** Names of a block's parameters; `?` for one that is destructured. */
export function parametersOf(block: ruby.BlockNode): readonly string[] {
  const list = block.parameters instanceof ruby.BlockParametersNode && block.parameters.parameters;
  if (!list) return [];
  return list.requireds.map((one) => (one instanceof ruby.RequiredParameterNode ? one.name : '?'));
}
