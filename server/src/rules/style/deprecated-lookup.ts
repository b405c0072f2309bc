import { type Expression, expressionsIn } from '../../languages/terraform/view-expressions.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text, above }) {
    if (above.length || !text.includes('lookup')) return undefined;
    return expressionsIn(node, text).flatMap(({ expression }) => markOf(expression, text) ?? []);
  },
};

function markOf(expression: Expression, text: string): Mark | undefined {
  if (expression.kind !== 'call' || expression.name.text !== 'lookup') return undefined;
  const [map, key] = expression.arguments;
  if (!map || !key || expression.arguments.length !== 2) return undefined;
  const { from, to } = expression;
  const end = text.slice(key.to, to);
  // `...` hands over who knows how many; without a bracket it is still being written.
  if (end.includes('...') || !end.endsWith(')')) return undefined;
  const [whose, which] = [map, key].map((one) => text.slice(one.from, one.to));
  const bare = map.kind === 'operation' ? `(${whose})` : whose;
  const title = 'Write it with brackets';
  const edits = [{ from, to, text: `${bare}[${which}]` }];
  const hasComment = /#|\/[/*]/.test(text.slice(from, to));
  return { span: expression.name, fixes: hasComment ? [] : [{ title, edits, safe: true }] };
}

export default rule;
