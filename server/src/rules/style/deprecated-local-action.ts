import type { Node } from '../../core/node.ts';
import { keywordBehind, keywordOf } from '../../languages/ansible/view.ts';
import type { Fix, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, text }) {
    const task = above.at(-1);
    if (node.kind !== 'setting' || !node.label) return undefined;
    const fix = task && fixFor(node, task, text);
    return { fixes: fix ? [fix] : [] };
  },
};

/** For `local_action: module words` on one line: the module becomes the key. */
function fixFor(node: Node, task: Node, text: string): Fix | undefined {
  const module = node.children?.find(({ kind }) => kind === 'argument')?.label;
  const written = text.slice(node.from, node.to);
  const isPlain = module && text.slice(node.label!.to, module.from).trim() === ':';
  if (!isPlain || written.includes('\n') || keywordOf(task, 'delegate_to')) return undefined;
  const behind = keywordBehind(text, task, 'delegate_to: localhost');
  if (!behind) return undefined;
  const key = { from: node.from, to: module.to, text: `${module.text}:` };
  return { title: 'Write delegate_to: localhost', edits: [key, behind], safe: true };
}

export default rule;
