import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  review(_ignores, _names, report, comments) {
    for (const { from, to } of comments) report('suppression-forbidden', { span: { from, to } });
  },
};

export default rule;
