import { address } from '../../core/address.ts';
import type { Facts } from '../../core/facts.ts';
import type { Node } from '../../core/node.ts';
import { actionOf } from '../../languages/ansible/view.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }, facts) {
    const action = node.kind === 'block' ? actionOf(node) : undefined;
    const first = action?.node.label;
    if (!first) return undefined;
    return (node.children ?? []).flatMap((other): readonly Mark[] => {
      const { label } = other;
      // The same key twice is another mistake: YAML keeps the last.
      if (other === action.node || !label || label.text === first.text) return [];
      if (!isModule(other, facts)) return [];
      return [{ span: label, fill: { one: first.text, other: label.text } }];
    });
  },
};

function isModule({ kind, label, addresses }: Node, facts: Facts): boolean {
  if (kind !== 'setting' || !label) return false;
  const word = label.text;
  if (word === 'action' || word === 'local_action') return true;
  const isKeyword = addresses.some(({ path }) => path[0] !== 'task' && path[0] !== 'handler');
  if (isKeyword || !/^\w+(\.\w+)*$/.test(word)) return false;
  const names = word.includes('.') ? [word] : [`ansible.builtin.${word}`, word];
  return names.some((name) => facts.at(address('ansible', 'module', name)) !== undefined);
}

export default rule;
