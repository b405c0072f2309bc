import { argumentsOf, isAt } from '../../concepts/commands.ts';
import { isLoopback } from '../../concepts/hosts.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, name }) {
    // In a Vagrantfile it has a name of its own.
    const isProvisioner = above.some((one) => isAt(one, 'vagrant'));
    if (isProvisioner !== name.id.startsWith('provisioner')) return undefined;
    const command = above.at(-1);
    if (node.kind !== 'flag' || node.value === false || !command) return undefined;
    const urls = argumentsOf(command).map(({ value }) => value);
    const local = urls.every((url) => typeof url === 'string' && isLoopback(url));
    return urls.length && local ? undefined : {};
  },
};

export default rule;
