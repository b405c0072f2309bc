import { keywordOf } from '../../languages/ansible/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    const task = above.at(-1);
    const isJudged = ['register', 'failed_when', '<<'].some((name) => keywordOf(task, name));
    return node.kind !== 'setting' || node.value !== true || isJudged ? undefined : {};
  },
};

export default rule;
