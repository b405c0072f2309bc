import { isAt } from '../../concepts/commands.ts';
import { nearest } from '../../concepts/near.ts';
import { type Address, address } from '../../core/address.ts';
import type { Document, Part } from '../../core/document.ts';
import type { Facts } from '../../core/facts.ts';
import type { Node } from '../../core/node.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text, above }, facts) {
    const place = node.addresses.find(({ space }) => space === 'ansible');
    if (!place) return undefined;
    if (node.kind === 'block') return withoutHosts(node);
    if (node.kind !== 'setting' || isImportsOwn(node, above.at(-1))) return undefined;
    return unknownKeyword(node, place, text, facts);
  },
  // A play's keys may go on behind its tasks, in segments of their own.
  keep: ({ hit, part }, { document }) => hit.node.kind !== 'block' || !hostsFollow(document, part),
};

/** A play that does something, and says nowhere to whom. */
function withoutHosts({ children = [], label }: Node): Mark | undefined {
  const names = children.flatMap(({ label: key }) => key?.text ?? []);
  const isSaid = names.some((name) => name === 'hosts' || name === '<<');
  const first = children[0]?.label ?? label;
  return isSaid || names.length < 2 || !first ? undefined : { span: first };
}

function hostsFollow({ parts }: Document, part: Part): boolean {
  for (const { nodes } of parts.slice(parts.indexOf(part) + 1)) {
    for (const node of nodes) {
      if (isAt(node, 'ansible', 'play', 'hosts')) return true;
      if (node.kind === 'block' && (isAt(node, 'ansible', 'play') || !node.addresses.length))
        return false;
    }
  }
  return false;
}

/** `when` stands in no play, but beside the import of a playbook. */
const isImportsOwn = ({ label }: Node, owner: Node | undefined): boolean =>
  label?.text === 'when' &&
  (owner?.children?.some((one) =>
    isAt(one, 'ansible', 'module', 'ansible.builtin.import_playbook'),
  ) ??
    false);

function unknownKeyword(
  { label }: Node,
  { path }: Address,
  text: string,
  facts: Facts,
): Mark | undefined {
  const [object, keyword] = path;
  if (!label || !object || !keyword || keyword === '?' || path.length !== 2) return undefined;
  // Without a colon the key is still being typed. `with_` may lead on to any lookup.
  if (!/^["']?[ \t]*:/.test(text.slice(label.to, label.to + 20))) return undefined;
  if (keyword.startsWith('with_') || keyword === '<<' || keyword.includes('.')) return undefined;
  if (facts.at(address('ansible', object, keyword))) return undefined;
  const known = facts.children(address('ansible', object));
  if (!known.length) return undefined;
  const keywords = known.flatMap(([name, { types }]) => (types?.[0] === 'module' ? [] : [name]));
  const near = nearest(keyword, keywords);
  if (!near) return { severity: 'hint', message: `Unknown keyword ${keyword} of a ${object}.` };
  return {
    message: `Unknown keyword ${keyword}; did you mean ${near}?`,
    fixes: [
      { title: `Change to ${near}`, edits: [{ from: label.from, to: label.to, text: near }] },
    ],
  };
}

export default rule;
