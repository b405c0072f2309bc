import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }) {
    const source = node.kind === 'setting' ? node.children?.[0] : node;
    if (typeof source?.value !== 'string' || !source.value.startsWith('/')) return undefined;
    return { span: source.label ?? source, fill: { value: source.value } };
  },
};

export default rule;
