import {
  type Expression,
  expressionsIn,
  type PlacedExpression,
} from '../../languages/terraform/view-expressions.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text, above }) {
    if (above.length || !text.includes('"${')) return undefined;
    return expressionsIn(node, text).flatMap((placed) => markOf(placed, text) ?? []);
  },
};

function markOf({ expression, parent }: PlacedExpression, text: string): Mark | undefined {
  const inner = wrapped(expression, text);
  if (!inner || isKey(expression, parent)) return undefined;
  const { from, to } = expression;
  const written = text.slice(inner.from, inner.to);
  // What a template holds may go on over several lines, as only brackets may, and binds tighter than what is around it.
  const isLoose = inner.kind === 'operation' && (!parent || parent.kind === 'operation');
  const isOpen = inner.kind !== 'call' && written.includes('\n');
  const bare = isOpen || (isLoose && parent) ? `(${written})` : written;
  return {
    span: { from, to },
    fill: { inner: written.length > 40 ? 'the expression' : written },
    fixes: [{ title: 'Write the expression alone', edits: [{ from, to, text: bare }], safe: true }],
  };
}

/** What stands in a string that holds one interpolation and nothing else. */
function wrapped(expression: Expression, text: string): Expression | undefined {
  if (expression.kind !== 'template' || expression.heredoc) return undefined;
  const { inside, parts } = expression;
  const [part] = parts;
  const fills = part && part.from === inside.from && part.to === inside.to;
  return fills && text[part.from] === '$' && text[part.to - 1] === '}'
    ? part.expressions[0]
    : undefined;
}

/** A key that is computed needs the quotes or parentheses. */
const isKey = (expression: Expression, parent: Expression | undefined): boolean =>
  parent?.kind === 'object' && parent.entries.some(({ key }) => key === expression);

export default rule;
