import { isOpen, partOf } from '../../languages/vagrantfile/view.ts';
import type { RuleCode } from '../rule.ts';

const LAST = 65535;
const ENDS = ['guest', 'host'];

const rule: RuleCode = {
  check({ node, text }) {
    const kind = node.children?.find((child) => child.kind === 'value');
    if (!kind) return undefined;
    const ends = ENDS.map((key) => partOf(node, key));
    if (ends.includes(undefined))
      return isOpen(node, text) ? undefined : { span: { from: kind.from, to: kind.to } };
    return ends.flatMap((end) => {
      const value = end?.children?.find((child) => child.kind === 'value');
      const port = value && /^\d+$/.test(String(value.value)) ? Number(value.value) : undefined;
      return value && port !== undefined && (port < 1 || port > LAST)
        ? [{ span: { from: value.from, to: value.to } }]
        : [];
    });
  },
};

export default rule;
