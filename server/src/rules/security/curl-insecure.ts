import { argumentsOf } from '../../concepts/commands.ts';
import { isLoopback } from '../../concepts/hosts.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    const command = above.at(-1);
    if (node.kind !== 'flag' || node.value === false || !command) return undefined;
    const urls = argumentsOf(command).map(({ value }) => value);
    const local = urls.every((url) => typeof url === 'string' && isLoopback(url));
    return urls.length && local ? undefined : {};
  },
};

export default rule;
