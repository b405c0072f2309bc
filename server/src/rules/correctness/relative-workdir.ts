import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { instructionsBefore, valueAt } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    const value = node.children?.find(isValue);
    return value && !above.length ? { span: value } : undefined;
  },

  keep: ({ hit, part }, { document }) =>
    isRelative(document, part, hit.node) &&
    instructionsBefore(document, part, 'WORKDIR').every((one) =>
      isRelative(document, one.part, one.node),
    ),
};

const isValue = ({ kind }: Node): boolean => kind === 'value';

/** False for a path from a root, Windows's included, and for one whose beginning is unknown. */
function isRelative(document: Document, part: Part, { children }: Node): boolean {
  const value = children?.find(isValue);
  if (!value) return false;
  const known = valueAt(document, part, value)?.text;
  const { from, to } = value;
  const written = document.text.slice(part.segment.from + from, part.segment.from + to);
  return !/^(?:[\\/$]|[a-z]:|["']|$)/i.test(known ?? written.replace(/^["']/, ''));
}

export default rule;
