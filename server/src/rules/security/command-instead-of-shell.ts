import { HOLE } from '../../core/decoder.ts';
import type { Node } from '../../core/node.ts';
import { actionOf } from '../../languages/ansible/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, name: { words } }) {
    const action = node.kind === 'block' ? actionOf(node) : undefined;
    const label = action?.node.label;
    if (!action || !label || action.name !== 'ansible.builtin.shell') return undefined;
    if (!/(?:^|\.)shell$/.test(label.text) || action.options.has('executable')) return undefined;
    const host = [action.node, ...action.options.values()].find(({ embeds }) => embeds);
    const script = host?.embeds?.script?.text.trim();
    if (!host || !script || needsShell(script) || words?.[firstWord(host)]) return undefined;
    const { from, to } = label;
    const text = label.text.replace(/shell$/, 'command');
    return {
      span: label,
      fixes: [{ title: `Write ${text}`, edits: [{ from, to, text }] }],
    };
  },
};

/** Pipes, lists, redirections, expansions, patterns; and what is filled in may hold any of them. */
const needsShell = (script: string): boolean =>
  script.includes(HOLE) || /[|&;<>\n`$*?[\]{}~#!\\()]|^\w+=/.test(script);

const firstWord = ({ children = [] }: Node): string =>
  children.find(({ kind }) => kind === 'command')?.label?.text ?? '';

export default rule;
