import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }) {
    const value = node.children?.find(({ kind }) => kind === 'value');
    if (!value || typeof node.value !== 'string' || /^[a-z0-9][-.a-z0-9]*$/i.test(node.value))
      return undefined;
    return { span: { from: value.from, to: value.to }, fill: { value: node.value } };
  },
};

export default rule;
