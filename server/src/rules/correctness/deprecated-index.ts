import { type Expression, expressionsIn } from '../../languages/terraform/view-expressions.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text, above }) {
    if (above.length || !/\.\d/.test(text)) return undefined;
    return expressionsIn(node, text).flatMap(({ expression }) => marksOf(expression));
  },
};

function marksOf(expression: Expression): readonly Mark[] {
  if (expression.kind !== 'traversal') return [];
  let isSplat = false;
  return expression.steps.flatMap((step): readonly Mark[] => {
    isSplat ||= step.kind === 'splat';
    if (step.kind !== 'name' || !/^\d+$/.test(step.name.text)) return [];
    const { from, to, text: index } = step.name;
    const span = { from: from - 1, to };
    const fix = { title: `Write [${index}]`, edits: [{ ...span, text: `[${index}]` }], safe: true };
    // Behind `.*` a dot counts in each element, a bracket in the whole list.
    return [{ span, fill: { index }, fixes: isSplat ? [] : [fix] }];
  });
}

export default rule;
