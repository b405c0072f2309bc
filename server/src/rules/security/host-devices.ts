import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }) {
    const value = node.kind === 'value' ? node : node.children?.[0];
    // A flag's value has the device of the host as its first part.
    const source = node.kind === 'flag' ? (value?.children?.[0] ?? value) : value;
    if (typeof source?.value !== 'string' || !source.value.startsWith('/')) return undefined;
    return { span: source.label ?? source, fill: { value: source.value } };
  },
};

export default rule;
