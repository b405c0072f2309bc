import { nearest } from '../../concepts/near.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }, facts) {
    const at = node.addresses[0];
    const flag = at?.path.at(-1);
    if (node.kind !== 'flag' || !at || flag === undefined || facts.at(at)) return undefined;
    const command = { space: at.space, path: at.path.slice(0, -1) };
    if (!facts.at(command)?.closed) return undefined;
    const names = facts.children(command).map(([name]) => name);
    const near = nearest(
      flag,
      names.filter((name) => name.startsWith('--')),
    );
    if (near === undefined) return undefined;
    return {
      severity: 'warning',
      message: `{name} is no flag of this command; did you mean ${near}?`,
    };
  },
};

export default rule;
