import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }) {
    const value = node.children?.find(({ kind }) => kind === 'value');
    if (!value || typeof node.value !== 'string' || /^\d+$/.test(node.value)) return undefined;
    const name = node.label?.text ?? '';
    const unit = name === 'memory' ? ' of megabytes' : '';
    return { span: { from: value.from, to: value.to }, fill: { name, unit, value: node.value } };
  },
};

export default rule;
