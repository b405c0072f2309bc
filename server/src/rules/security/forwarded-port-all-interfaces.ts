import { isOpen, partOf } from '../../languages/vagrantfile/view.ts';
import type { RuleCode } from '../rule.ts';

const LOCAL = '"127.0.0.1"';

/** All addresses of IPv4, as they may be written. */
const ALL: ReadonlySet<unknown> = new Set(['', '0.0.0.0', null]);

const rule: RuleCode = {
  check({ node, text }) {
    const kind = node.children?.find((child) => child.kind === 'value');
    const ip = partOf(node, 'host_ip');
    const isOnAll = ip ? ALL.has(ip.value) : !isOpen(node, text);
    if (!kind || !isOnAll || !partOf(node, 'host') || partOf(node, 'disabled')) return undefined;
    const written = ip?.children?.find((child) => child.kind === 'value');
    const last = node.children!.findLast((child) => child.kind !== 'comment')!;
    const edit = written
      ? { from: written.from, to: written.to, text: LOCAL }
      : { from: last.to, to: last.to, text: `, host_ip: ${LOCAL}` };
    return {
      span: { from: kind.from, to: kind.to },
      fixes: [{ title: 'Open it on this computer only', edits: [edit] }],
    };
  },
};

export default rule;
