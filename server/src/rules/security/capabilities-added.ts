import type { Node } from '../../core/node.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    const name =
      typeof node.value === 'string' ? node.value.toUpperCase().replace(/^CAP_/, '') : '';
    const own = OWN_NAMESPACE.get(name);
    if (!own || sharesWithHost(above, own.namespace)) return {};
    return { message: own.message, severity: 'info' };
  },
};

/** Capabilities that end at one of the container's namespaces, as long as it is the container's own. */
const OWN_NAMESPACE: ReadonlyMap<string, { message: string; namespace: ReadonlySet<string> }> =
  new Map([
    [
      'NET_ADMIN',
      {
        namespace: new Set(['network_mode', 'network', '--network']),
        message:
          'With {value} a break-in can reroute what the container sends and gets; leave it to VPNs and firewalls.',
      },
    ],
    [
      'SYS_PTRACE',
      {
        namespace: new Set(['pid', 'pid_mode', '--pid']),
        message:
          'With {value} one program takes over all others that it sees; add it for debugging only.',
      },
    ],
  ]);

/** True when the container says that it joins the host's namespace. */
const sharesWithHost = (above: readonly Node[], names: ReadonlySet<string>): boolean =>
  above.some(({ children }) =>
    children?.some(
      ({ value, addresses }) =>
        value === 'host' && addresses.some(({ path }) => names.has(path.at(-1) ?? '')),
    ),
  );

export default rule;
