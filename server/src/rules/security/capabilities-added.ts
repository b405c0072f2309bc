import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }) {
    const name =
      typeof node.value === 'string' ? node.value.toUpperCase().replace(/^CAP_/, '') : '';
    const message = OWN_NAMESPACE.get(name);
    return message ? { message } : {};
  },
};

/** Capabilities that end at the container's own namespaces, as long as these are its own. */
const OWN_NAMESPACE: ReadonlyMap<string, string> = new Map([
  [
    'NET_ADMIN',
    'With {value} a break-in can reroute what the container sends and gets; leave it to VPNs and firewalls.',
  ],
  [
    'SYS_PTRACE',
    'With {value} one program takes over all others that it sees; add it for debugging only.',
  ],
]);

export default rule;
