import type { Node } from '../../core/node.ts';
import { shifted } from '../../core/span.ts';
import {
  isConditional,
  isOpen,
  partOf,
  scopesIn,
  valueOf,
} from '../../languages/vagrantfile/view.ts';
import type { Hit, RuleCode } from '../rule.ts';

interface Forward {
  readonly hit: Hit;
  readonly scope: Node;
  readonly host: Node;
  readonly key: string;
}

const rule: RuleCode = {
  conclude(hits, _, report) {
    const seen = new Map<string, Forward[]>();
    for (const { hit, part } of hits) {
      const forward = read(hit);
      if (!forward) continue;
      const others = seen.get(forward.key) ?? [];
      seen.set(forward.key, [...others, forward]);
      const other = others.find((one) => clash(one, forward));
      if (!other) continue;
      const port = String(forward.host.value);
      const replaces = other.scope === forward.scope;
      const base = part.segment.from;
      report('forwarded-port-duplicate', {
        span: shifted(forward.host.children![0]!, base),
        fill: { port },
        ...(replaces && {
          severity: 'warning',
          message: `Port ${port} leads to one port of the machine: this entry replaces the other.`,
        }),
        related: [{ span: shifted(other.host, base), message: 'The other one.' }],
      });
    }
  },
};

/** A forwarded port that is surely there, of a machine that starts with the others. */
function read(hit: Hit): Forward | undefined {
  const { node, above, text } = hit;
  const host = partOf(node, 'host');
  const scope = scopesIn(above).at(-1);
  if (!scope || !host?.children?.length || host.value === undefined) return undefined;
  if (isOpen(node, text) || valueOf(node, 'auto_correct') !== undefined) return undefined;
  if (partOf(node, 'id') || partOf(node, 'disabled') || partOf(scope, 'autostart'))
    return undefined;
  if (isConditional(node, text) || isConditional(scope, text)) return undefined;
  const [protocol, ip] = ['protocol', 'host_ip'].map((key) => {
    const part = partOf(node, key);
    return part ? part.value : '';
  });
  if (protocol === undefined || ip === undefined) return undefined;
  const address = ip === '0.0.0.0' || ip === null ? '' : ip;
  return {
    hit,
    scope,
    host,
    key: `${String(address)} ${String(protocol || 'tcp')} ${String(host.value)}`,
  };
}

/** Two of one machine with the same guest say the same; a machine in a loop is only looked at once. */
const clash = (a: Forward, b: Forward): boolean =>
  a.scope === b.scope
    ? valueOf(a.hit.node, 'guest') !== valueOf(b.hit.node, 'guest')
    : [a, b].every(({ scope }) =>
        scope.children?.some(({ defines }) => defines?.scope === 'machine'),
      );

export default rule;
