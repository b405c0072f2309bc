import { isOldFormat } from '../../languages/vagrantfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    const kind = node.children?.find((child) => child.kind === 'value');
    return kind && !isOldFormat(above) ? { span: { from: kind.from, to: kind.to } } : undefined;
  },
};

export default rule;
