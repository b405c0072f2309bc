import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }) {
    const value = node.kind === 'value' ? node : node.children?.[0];
    // A flag's value has the device of the host as its first part.
    const source = node.kind === 'flag' ? (value?.children?.[0] ?? value) : value;
    if (typeof source?.value !== 'string') return undefined;
    // A rule of the device cgroup is no path; the condition of its name has chosen it.
    const isRule = node.kind === 'flag' && /^[abc] /.test(source.value);
    if (isRule) return { span: value!, fill: { value: source.value }, message: RULE };
    if (!source.value.startsWith('/')) return undefined;
    return { span: source.label ?? source, fill: { value: source.value } };
  },
};

const RULE = 'The rule {value} opens whole disks or kinds of devices; name the numbers of one.';

export default rule;
