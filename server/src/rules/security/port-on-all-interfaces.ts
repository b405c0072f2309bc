import { holdsGuardedPort } from '../../concepts/ports.ts';
import { isAt } from '../../concepts/commands.ts';
import type { Node } from '../../core/node.ts';
import type { Edit } from '../../core/span.ts';
import { publicationOf } from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

const LOCAL = '127.0.0.1';
const TITLE = `Publish on ${LOCAL}: reachable from this host only`;

/** All addresses of IPv4, as they may be written. */
const ALL: ReadonlySet<string> = new Set(['', '0.0.0.0']);

const rule: RuleCode = {
  check({ above, text }) {
    const item = above.at(-1);
    if (item?.form !== 'item' || above.some(inHostNetwork)) return undefined;
    const { known, hostIp = '', published, target } = publicationOf(item);
    if (!known || !published || !target || !ALL.has(hostIp)) return undefined;
    const first = item.kind === 'block' ? (item.children?.[0] ?? item) : item;
    const value = item.kind === 'block' ? `Port ${published.from}` : String(item.value);
    return {
      span: { from: first.from, to: first.to },
      fill: { value },
      ...(holdsGuardedPort(target.from, target.to) && { severity: 'warning' as const }),
      fixes: [{ title: TITLE, edits: [bind(item, first, text)] }],
    };
  },
};

/** Ports of a container in the host's network are ignored. */
const inHostNetwork = ({ children }: Node): boolean =>
  children?.some(
    ({ value, addresses }) =>
      value === 'host' && addresses.some(({ path }) => path[2] === 'network_mode'),
  ) ?? false;

const eol = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Writes the address, in place of the one that is there. */
function bind(item: Node, first: Node, text: string): Edit {
  const address = item.children?.find((part) =>
    isAt(part, 'compose', 'services', '*', 'ports', 'host_ip'),
  );
  const value = address?.kind === 'setting' ? address.children?.[0] : address;
  if (value) return { from: value.from, to: value.to, text: LOCAL };
  if (item.kind !== 'block') {
    const at = item.children?.[0] ?? item;
    return { from: at.from, to: at.from, text: `${LOCAL}:` };
  }
  const line = text.slice(text.lastIndexOf('\n', first.from - 1) + 1, first.from);
  const isFlow = text.slice(item.from, first.from).includes('{');
  const gap = isFlow ? ', ' : `${eol(text)}${line.replaceAll(/\S/g, ' ')}`;
  return { from: first.from, to: first.from, text: `host_ip: ${LOCAL}${gap}` };
}

export default rule;
