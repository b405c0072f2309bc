import {
  type Expression,
  expressionsIn,
  keyText,
} from '../../languages/terraform/view-expressions.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text, above }) {
    if (above.length || !text.includes('{')) return undefined;
    return expressionsIn(node, text).flatMap(({ expression }) => marksOf(expression, text));
  },
};

function marksOf(expression: Expression, text: string): readonly Mark[] {
  if (expression.kind !== 'object') return [];
  const seen = new Set<string>();
  return expression.entries.flatMap(({ key }): readonly Mark[] => {
    const name = keyText(text, key);
    if (name === undefined) return [];
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{ span: { from: key.from, to: key.to }, fill: { key: name } }];
  });
}

export default rule;
