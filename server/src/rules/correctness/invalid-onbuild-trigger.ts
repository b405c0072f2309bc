import { leads } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    const holder = above.at(-1);
    if (node.kind !== 'block' || !holder || !leads(holder.addresses, 'ONBUILD')) return undefined;
    return { fill: { name: node.addresses[0]!.path[0]! } };
  },
};

export default rule;
