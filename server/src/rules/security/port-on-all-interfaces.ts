import { holdsGuardedPort, isPublicPort, readPorts } from '../../concepts/ports.ts';
import { flagsOf, isAt } from '../../concepts/commands.ts';
import type { Node } from '../../core/node.ts';
import type { Edit } from '../../core/span.ts';
import { publicationOf } from '../../languages/compose/view.ts';
import type { Mark, RuleCode } from '../rule.ts';

const LOCAL = '127.0.0.1';
const TITLE = `Publish on ${LOCAL}: reachable from this host only`;

const LOCAL_6 = '::1';

/** All addresses of IPv4 or of IPv6, as they may be written. */
const ALL: ReadonlySet<string> = new Set(['', '0.0.0.0', '::', '[::]']);

/** This host's own address in place of a written one, in brackets where that is. */
const localFor = (address: string): string =>
  address.startsWith('[') ? `[${LOCAL_6}]` : address.includes(':') ? LOCAL_6 : LOCAL;

const rule: RuleCode = {
  check({ node, above, text }) {
    if (isAt(node, 'cli'))
      return above.some(inMachine) ? undefined : publishedBy(node, above.at(-1));
    const item = above.at(-1);
    if (item?.form !== 'item' || above.some(inHostNetwork)) return undefined;
    const { known, hostIp = '', published, target } = publicationOf(item);
    if (!known || !published || !target || !ALL.has(hostIp)) return undefined;
    if (isOpenOnPurpose([published.from, published.to], [target.from, target.to])) return undefined;
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

/** Vagrant's forwarded ports come in on the machine's outer address: one bound to loopback would be out of their reach. */
const inMachine = ({ addresses }: Node): boolean =>
  addresses.some(({ space }) => space === 'vagrant');

type Range = readonly [number, number];

/** A service on a port like 443 is there for others: an address of this host alone would end it. */
const isOpenOnPurpose = (published: Range | undefined, target: Range): boolean =>
  published !== undefined &&
  published[0] === published[1] &&
  isPublicPort(published[0]) &&
  !holdsGuardedPort(...target);

/** What `--publish` and `--publish-all` of a command line open. */
function publishedBy(flag: Node, command: Node | undefined): Mark | undefined {
  const value = flag.children?.find(({ kind }) => kind === 'value');
  if (flagsOf('--network', command).some((network) => network.value === 'host')) return undefined;
  if (!value) {
    const message = '{name} puts every exposed port in reach of all networks of the host.';
    return flag.value === true ? { message } : undefined;
  }
  const { children: parts = [] } = value;
  const part = (key: string) =>
    parts.find(({ addresses }) => addresses.some(({ path }) => path.at(-1) === key));
  const address = part('host_ip');
  const target = readPorts(part('target')?.value);
  const first = parts[0];
  if (value.value === undefined || !first || !target || !ALL.has(String(address?.value ?? '')))
    return undefined;
  if (isOpenOnPurpose(readPorts(part('published')?.value), target)) return undefined;
  const edit = address
    ? { from: address.from, to: address.to, text: localFor(String(address.value)) }
    : { from: first.from, to: first.from, text: part('published') ? `${LOCAL}:` : `${LOCAL}::` };
  return {
    span: { from: first.from, to: value.to },
    fill: { value: `Port ${String(value.value)}` },
    ...(holdsGuardedPort(...target) && { severity: 'warning' as const }),
    // Pairs (`published=8080,target=80`) have no place for an address.
    ...(first.kind === 'value' && { fixes: [{ title: TITLE, edits: [edit] }] }),
  };
}

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
  if (value) {
    const local = localFor(text.slice(value.from, value.to));
    return { from: value.from, to: value.to, text: local };
  }
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
