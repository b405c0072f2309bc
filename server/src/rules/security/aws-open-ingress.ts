import { holdsGuardedPort, isWebPort } from '../../concepts/ports.ts';
import { isAt } from '../../concepts/commands.ts';
import { isEverywhere } from '../../concepts/networks.ts';
import type { Node } from '../../core/node.ts';
import { settingOf, valueIn, valuesOf } from '../../languages/terraform/view.ts';
import type { Mark, RuleCode, Severity } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    const owner = above.at(-1);
    if (node.kind !== 'setting' || !owner) return undefined;
    const open = valuesOf(node).filter(({ value }) => isEverywhere(value));
    if (!open.length || !isIngress(owner, node)) return undefined;
    const ports = portsOf(owner);
    if (!ports) return undefined;
    return open.map((value): Mark => ({
      span: value.label ?? value,
      severity: severityOf(ports),
      fill: { value: String(value.value), ports: nameOf(ports) },
    }));
  },
};

/** A rule resource says by `type` which way it goes. */
const isIngress = (owner: Node, node: Node): boolean =>
  !isAt(node, 'terraform', 'resource', 'aws_security_group_rule') ||
  valueIn(owner, 'type') === 'ingress';

interface Ports {
  readonly from: number;
  readonly to: number;
}

const ALL: Ports = { from: 0, to: 65_535 };

/** Undefined where the rule is about no ports or nobody knows which. */
function portsOf(owner: Node): Ports | undefined {
  const name = settingOf(owner, 'ip_protocol') ? 'ip_protocol' : 'protocol';
  const protocol = String(valueIn(owner, name)).toLowerCase();
  if (protocol === '-1' || protocol === 'all') return ALL;
  if (!PROTOCOLS.has(protocol)) return undefined;
  const from = Number(valueIn(owner, 'from_port') ?? Number.NaN);
  const to = Number(valueIn(owner, 'to_port') ?? Number.NaN);
  return Number.isNaN(from) || Number.isNaN(to) ? undefined : { from, to };
}

/** Protocols with ports, by name and by number. */
const PROTOCOLS: ReadonlySet<string> = new Set(['tcp', 'udp', '6', '17']);

function severityOf({ from, to }: Ports): Severity {
  if (holdsGuardedPort(from, to)) return 'warning';
  return from === to && isWebPort(from) ? 'hint' : 'info';
}

function nameOf({ from, to }: Ports): string {
  if (from === to) return `port ${from}`;
  return from <= 1 && to === ALL.to ? 'all ports' : `ports ${from}-${to}`;
}

export default rule;
