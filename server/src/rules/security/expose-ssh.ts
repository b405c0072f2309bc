import { readPorts } from '../../concepts/ports.ts';
import { valueStep } from '../../core/address.ts';
import { isShipped, leads } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const SSH = 22;

const rule: RuleCode = {
  check({ node, above }) {
    const [from, to] = readPorts(node.value) ?? [-1, -1];
    const udp = above
      .at(-1)
      ?.children?.some(({ addresses }) => leads(addresses, 'EXPOSE', 'protocol', valueStep('udp')));
    return from <= SSH && SSH <= to && !udp ? {} : undefined;
  },
  keep: ({ part }, { document }) => isShipped(document, part),
};

export default rule;
