import { isAt } from '../../concepts/commands.ts';
import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { keywordBefore, keywordOf } from '../../languages/ansible/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, text }) {
    const owner = above.at(-1);
    if (node.kind !== 'setting' || owner?.kind !== 'block') return undefined;
    if (
      owner.children?.some(
        ({ label, refers }) => label?.text === '<<' || refers?.scope === 'anchor',
      )
    )
      return undefined;
    if (keywordOf(owner, 'become')) return undefined;
    const edit = keywordBefore(text, node, 'become: true');
    return { fixes: edit ? [{ title: 'Add become', edits: [edit] }] : [] };
  },
  // What is around it may say it, and a play's keys may go on behind its tasks.
  keep: ({ part }, { document }) => !isSaidAround(document, part),
};

/** True where the play of a segment, or a block in it, says `become` in its own keys. */
function isSaidAround({ parts }: Document, part: Part): boolean {
  const at = parts.indexOf(part);
  for (let i = at; i >= 0; i--) {
    const { nodes } = parts[i]!;
    if (nodes.some(saysBecome)) return true;
    if (nodes.some(isPlay)) break;
  }
  for (const { nodes } of parts.slice(at + 1)) {
    if (nodes.some(isPlay)) return false;
    if (nodes.some(saysBecome)) return true;
  }
  return false;
}

const isPlay = (node: Node): boolean => node.kind === 'block' && isAt(node, 'ansible', 'play');

/** A play or block that says it, or such a key behind its tasks. */
const saysBecome = (node: Node): boolean => {
  const places = [['play'], ['block']] as const;
  if (node.kind === 'setting')
    return places.some((place) => isAt(node, 'ansible', ...place, 'become'));
  const isOuter = places.some((place) => isAt(node, 'ansible', ...place));
  return isOuter && keywordOf(node, 'become') !== undefined;
};

export default rule;
