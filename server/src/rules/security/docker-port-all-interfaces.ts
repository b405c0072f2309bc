import { holdsGuardedPort, isPublicPort } from '../../concepts/ports.ts';
import { settingOf, valueIn, valuesOf } from '../../languages/terraform/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    if (node.kind !== 'block' || !settingOf(node, 'internal')) return undefined;
    // In the host's network ports are ignored, and so may they be in one that is not known.
    const network = settingOf(above.at(-1), 'network_mode');
    if (network && (network.value === undefined || network.value === 'host')) return undefined;
    const ip = settingOf(node, 'ip');
    if (ip && ip.value !== '0.0.0.0' && ip.value !== '::') return undefined;
    const internal = Number(valueIn(node, 'internal') ?? Number.NaN);
    const external = Number(valueIn(node, 'external') ?? Number.NaN);
    const isGuarded = holdsGuardedPort(internal, internal);
    // A service on a port like 443 is there for others: an address of this host alone would end it.
    if (isPublicPort(external) && !isGuarded) return undefined;
    const span = valuesOf(ip)[0]?.label ?? node.label;
    return {
      ...(span && { span }),
      fill: { port: Number.isNaN(internal) ? 'Port' : `Port ${internal}` },
      severity: isGuarded ? 'warning' : 'hint',
    };
  },
};

export default rule;
