import { type Expression, expressionsIn } from '../../languages/terraform/view-expressions.ts';
import type { Fix, Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text, above }) {
    if (above.length || !/[!=]=/.test(text)) return undefined;
    return expressionsIn(node, text).flatMap(({ expression }) =>
      expression.kind === 'operation' ? marksOf(expression.operands, text) : [],
    );
  },
};

function marksOf(operands: readonly Expression[], text: string): readonly Mark[] {
  const between = (i: number): string =>
    text.slice(operands[i - 1]?.to, operands[i]?.from).replaceAll(/\s/g, '');
  return operands.flatMap((right, i): readonly Mark[] => {
    const left = operands[i - 1];
    const operator = i ? between(i) : '';
    if (!left || (operator !== '==' && operator !== '!=')) return [];
    const empty = [left, right].find(isEmpty);
    const other = empty === left ? right : left;
    if (!empty || !COMPUTED.has(other.kind)) return [];
    const span = { from: left.from, to: right.to };
    // Only where nothing around binds tighter.
    const isAlone = [i - 1, i + 1].every((k) => !operands[k] || k < 1 || isLoose(between(k)));
    const whole = { span, other: text.slice(other.from, other.to), operator };
    return [
      {
        span,
        fill: { empty: empty.kind === 'object' ? '{}' : '[]' },
        fixes: isAlone ? [fixOf(whole)] : [],
      },
    ];
  });
}

const isEmpty = (one: Expression): boolean =>
  (one.kind === 'tuple' && !one.items.length) || (one.kind === 'object' && !one.entries.length);

/** What may be a collection. */
const COMPUTED: ReadonlySet<Expression['kind']> = new Set(['traversal', 'call', 'for', 'group']);

const isLoose = (operator: string): boolean => /^(?:&&|\|\||\?|:)$/.test(operator);

const fixOf = (one: {
  readonly span: { readonly from: number; readonly to: number };
  readonly other: string;
  readonly operator: string;
}): Fix => {
  const text = `length(${one.other}) ${one.operator === '==' ? '==' : '>'} 0`;
  return {
    title: `Write ${one.operator === '==' ? 'length(…) == 0' : 'length(…) > 0'}`,
    edits: [{ ...one.span, text }],
  };
};

export default rule;
