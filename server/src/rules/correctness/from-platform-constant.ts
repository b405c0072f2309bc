import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    const { value } = node;
    if (node.kind !== 'flag' || typeof value !== 'string') return undefined;
    const name = above
      .at(-1)
      ?.children?.find(({ defines }) => defines?.scope === 'stage')
      ?.defines?.text.toLowerCase();
    // A stage that says so holds what is of that platform alone.
    const words = value.toLowerCase().split('/').filter(Boolean);
    if (name && words.some((word) => name.includes(word))) return undefined;
    return { span: node, fill: { value } };
  },
};

export default rule;
