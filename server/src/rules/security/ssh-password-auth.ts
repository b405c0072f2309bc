import { isAt } from '../../concepts/commands.ts';
import { walk } from '../../core/node.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  // A Vagrantfile is one segment: the network stands below the same root.
  check({ node, above }) {
    const isBridged = [...walk(above.slice(0, 1))].some((one) =>
      isAt(one, 'vagrant', 'config.vm', 'network', '=public_network'),
    );
    return isBridged ? { span: { from: node.from, to: node.to } } : undefined;
  },
};

export default rule;
