import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }) {
    const value = node.children?.find(({ kind }) => kind === 'value');
    return node.kind === 'block' && value ? { span: value } : undefined;
  },
};

export default rule;
