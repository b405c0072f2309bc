import { LAST_PORT, readPorts } from '../../concepts/ports.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node: { value } }) {
    // A mapping is another mistake, which has a rule of its own.
    if (value === undefined || String(value).includes(':')) return undefined;
    const ports = readPorts(value);
    return ports && ports[0] <= ports[1] && ports[1] <= LAST_PORT ? undefined : {};
  },
};

export default rule;
