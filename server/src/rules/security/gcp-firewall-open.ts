import { isEverywhere } from '../../concepts/networks.ts';
import { holdsGuardedPort, readPorts } from '../../concepts/ports.ts';
import type { Node } from '../../core/node.ts';
import { blocksIn, settingOf, valueIn, valuesOf } from '../../languages/terraform/view.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    const owner = above.at(-1);
    if (node.kind !== 'setting' || !owner || !isActive(owner)) return undefined;
    const open = valuesOf(node).filter(({ value }) => isEverywhere(value));
    const ports = open.length ? guardedOf(owner) : undefined;
    if (!ports) return undefined;
    return open.map((value): Mark => ({
      span: value.label ?? value,
      fill: { value: String(value.value), ports },
    }));
  },
};

/** A rule for what comes in, and switched on as far as anybody knows. */
function isActive(owner: Node): boolean {
  const direction = settingOf(owner, 'direction');
  const disabled = settingOf(owner, 'disabled');
  return (!direction || direction.value === 'INGRESS') && (!disabled || disabled.value === false);
}

/** The first ports of logins, of remote control or of a data store that are allowed, in words. */
function guardedOf(owner: Node): string | undefined {
  for (const allow of blocksIn(owner, 'allow')) {
    const protocol = String(valueIn(allow, 'protocol')).toLowerCase();
    if (protocol === 'all') return 'all ports';
    if (!PROTOCOLS.has(protocol)) continue;
    const ports = settingOf(allow, 'ports');
    if (!ports) return `all ${protocol} ports`;
    for (const { value } of valuesOf(ports)) {
      const range = readPorts(value);
      if (range && holdsGuardedPort(...range)) return `port ${value}`;
    }
  }
  return undefined;
}

/** Those with ports, by name and by number. */
const PROTOCOLS: ReadonlySet<string> = new Set(['tcp', 'udp', '6', '17']);

export default rule;
