import { actionOf } from '../../languages/ansible/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }) {
    const action = node.kind === 'block' ? actionOf(node) : undefined;
    if (action?.name !== 'ansible.builtin.command') return undefined;
    const host = [action.node, ...action.options.values()].find(({ embeds }) => embeds);
    const first = host?.children?.find(({ kind }) => kind === 'command')?.label;
    const name = /^([A-Za-z_]\w*)=/.exec(first?.text ?? '')?.[1];
    return first && name !== undefined ? { span: first, fill: { variable: name } } : undefined;
  },
};

export default rule;
