import * as ruby from '@ruby/prism/src/nodes.js';
import type { Block } from '../../core/language.ts';
import type { Location, Tree } from './prism.ts';

/** Blocks, branches, methods and collections; the innermost ones too. */
export function foldsOf(tree: Tree): readonly Block[] {
  const found: Block[] = [];
  const add = (whole: Location, close: Location | null): void => {
    const { from, to } = tree.span(whole);
    found.push({ from, to, ...(close && { close: tree.span(close).from }) });
  };
  const visit = (node: ruby.Node): void => {
    fold(node, add);
    for (const child of node.compactChildNodes()) visit(child);
  };
  visit(tree.program);
  return found;
}

type Add = (whole: Location, close: Location | null) => void;

function fold(node: ruby.Node, add: Add): void {
  if (
    node instanceof ruby.BlockNode ||
    node instanceof ruby.LambdaNode ||
    node instanceof ruby.HashNode ||
    node instanceof ruby.ArrayNode ||
    node instanceof ruby.WhileNode ||
    node instanceof ruby.UntilNode
  )
    add(node.location, node.closingLoc);
  else if (node instanceof ruby.IfNode || node instanceof ruby.UnlessNode) branch(node, add);
  else if (node instanceof ruby.ElseNode) add(node.location, node.endKeywordLoc);
  else if (node instanceof ruby.WhenNode) add(node.location, null);
  else if (
    node instanceof ruby.DefNode ||
    node instanceof ruby.ClassNode ||
    node instanceof ruby.ModuleNode ||
    node instanceof ruby.CaseNode ||
    node instanceof ruby.BeginNode ||
    node instanceof ruby.ForNode
  )
    add(node.location, node.endKeywordLoc);
}

/** A branch ends where the next one begins. */
function branch(node: ruby.IfNode | ruby.UnlessNode, add: Add): void {
  const next = node instanceof ruby.IfNode ? node.subsequent : node.elseClause;
  const { startOffset, length } = node.location;
  const end = next?.location.startOffset;
  if (end === undefined) add(node.location, node.endKeywordLoc);
  else
    add(
      { startOffset, length: Math.min(end - startOffset, length) },
      { startOffset: end, length: 0 },
    );
}
