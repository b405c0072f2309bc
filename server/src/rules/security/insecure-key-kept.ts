import { isAt } from '../../concepts/commands.ts';
import { walk } from '../../core/node.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  // A Vagrantfile is one segment: the network stands below the same root.
  check({ above }) {
    const isBridged = [...walk(above.slice(0, 1))].some((node) =>
      isAt(node, 'vagrant', 'config.vm', 'network', '=public_network'),
    );
    return isBridged ? {} : { severity: 'info' };
  },
};

export default rule;
