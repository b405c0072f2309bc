import { argumentsOf } from '../../concepts/commands.ts';
import { isLoopback } from '../../concepts/hosts.ts';
import type { Node } from '../../core/node.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    if (node.kind !== 'flag' || node.value === undefined) return undefined;
    const isSwitch = node.label?.text.endsWith('tls-verify');
    if (isSwitch) {
      // Above the subcommand, where the tables do not know the flag, it is a word.
      const off = node.value === false || node.value === 'false';
      return off && !isLocal(argumentsOf(above.at(-1)!)) ? {} : undefined;
    }
    const registries = node.value === true ? argumentsOf(above.at(-1)!) : [node];
    return isLocal(registries) ? undefined : {};
  },
};

const isLocal = (places: readonly Node[]): boolean =>
  places.some(({ value }) => typeof value === 'string' && isLoopback(value));

export default rule;
