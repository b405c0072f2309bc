import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text }) {
    const value = node.children?.[0];
    const [variable] = value?.children ?? [];
    if (node.kind !== 'flag' || !value || variable?.label?.text !== 'TARGETPLATFORM')
      return undefined;
    const written = text.slice(value.from, value.to).replaceAll('"', '');
    const isAlone = written === '$TARGETPLATFORM' || written === '${TARGETPLATFORM}';
    return isAlone ? { span: node } : undefined;
  },
};

export default rule;
