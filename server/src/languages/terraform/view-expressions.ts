import type { Node } from '../../core/node.ts';
import { parseHcl } from './hcl.ts';
import type { Expression, Item, Step } from './syntax.ts';
import { plainText } from './templates.ts';

export type { Expression } from './syntax.ts';

export interface PlacedExpression {
  readonly expression: Expression;
  /** The expression that holds it; undefined for the value of an attribute. */
  readonly parent: Expression | undefined;
}

const known = new WeakMap<Node, readonly PlacedExpression[]>();

/**
 * Every expression of a top-level block or attribute, the outer first: for rules about operators,
 * indexes and templates, which nodes do not tell apart. `text` is that of the node's segment, whose
 * offsets count; it is read again once for all rules.
 */
export function expressionsIn(node: Node, text: string): readonly PlacedExpression[] {
  let found = known.get(node);
  if (!found) known.set(node, (found = [...inItems(parseHcl(text).items)]));
  return found;
}

function* inItems(items: readonly Item[]): Generator<PlacedExpression> {
  for (const item of items) {
    if (item.kind === 'block') yield* inItems(item.body);
    else if (item.value) yield* within(item.value, undefined);
  }
}

function* within(
  expression: Expression,
  parent: Expression | undefined,
): Generator<PlacedExpression> {
  yield { expression, parent };
  for (const part of partsOf(expression)) yield* within(part, expression);
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'template':
      return expression.parts.flatMap(({ expressions }) => expressions);
    case 'traversal':
      return [expression.root, ...expression.steps.flatMap(keyOf)];
    case 'call':
      return expression.arguments;
    case 'tuple':
      return expression.items;
    case 'object':
      return expression.entries.flatMap(({ key, value }) => (value ? [key, value] : [key]));
    case 'for':
      return [...expression.source, ...expression.results];
    case 'group':
      return [expression.inner];
    case 'operation':
      return expression.operands;
    default:
      return [];
  }
}

const keyOf = (step: Step): readonly Expression[] => (step.kind === 'index' ? [step.key] : []);

/** What an object's key is called; undefined where it is computed. */
export function keyText(text: string, key: Expression): string | undefined {
  if (key.kind === 'name') return key.name;
  if (key.kind === 'literal') return String(key.value);
  return key.kind === 'template' && !key.parts.length ? plainText(text, key) : undefined;
}
