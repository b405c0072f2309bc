import type { Node } from '../../core/node.ts';
import { instructionsBefore } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, text }) {
    const value = node.children?.find(({ kind }) => kind === 'value');
    if (!value || above.length || !isRelative(value, text)) return undefined;
    return { span: value };
  },

  keep: ({ part }, { document }) =>
    instructionsBefore(document, part, 'WORKDIR').every((one) => {
      const value = one.node.children?.find(({ kind }) => kind === 'value');
      const { from, to } = one.part.segment;
      return value !== undefined && isRelative(value, document.text.slice(from, to));
    }),
};

/** False for a path from a root, Windows's included, and for one whose beginning is unknown. */
function isRelative({ from, to, value }: Node, text: string): boolean {
  const path = typeof value === 'string' ? value : text.slice(from, to).replace(/^["']/, '');
  return !/^(?:[\\/$]|[a-z]:|["']|$)/i.test(path);
}

export default rule;
