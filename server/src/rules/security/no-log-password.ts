import { isAt } from '../../concepts/commands.ts';
import { isSecretName } from '../../concepts/secrets.ts';
import { type Node, walk } from '../../core/node.ts';
import { actionOf, keywordBehind, keywordOf, loopOf } from '../../languages/ansible/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text }) {
    const action = node.kind === 'block' ? actionOf(node) : undefined;
    if (!action) return undefined;
    const noLog = keywordOf(node, 'no_log');
    const loop = loopOf(node);
    if (noLog ? noLog.value !== false : !loop) return undefined;
    const variable = noLog ? undefined : itemOf(node);
    const secret = [...action.options].find(
      ([name, option]) =>
        isSecretName(name) && typeof option.value !== 'boolean' && isFrom(option, variable),
    )?.[1];
    if (!secret) return undefined;
    if (noLog) {
      const value = noLog.children?.[0];
      const edits = value ? [{ from: value.from, to: value.to, text: 'true' }] : [];
      return {
        span: value ?? noLog,
        fill: { option: nameOf(secret) },
        fixes: [{ title: 'Write no_log: true', edits }],
      };
    }
    const edit = keywordBehind(text, node, 'no_log: true');
    return {
      ...(secret.label && { span: secret.label }),
      fill: { option: nameOf(secret) },
      fixes: edit ? [{ title: 'Add no_log', edits: [edit] }] : [],
    };
  },
};

const nameOf = ({ label }: Node): string => label?.text ?? '';

/** The loop's variable, which is printed with each item. */
function itemOf(task: Node): string | undefined {
  const name = keywordOf(keywordOf(task, 'loop_control'), 'loop_var');
  if (!name) return 'item';
  return typeof name.value === 'string' ? name.value : undefined;
}

/** True where a value uses the variable; without one, any. */
function isFrom(option: Node, variable: string | undefined): boolean {
  if (variable === undefined) return true;
  for (const node of walk([option])) if (isAt(node, 'ansible', 'variable', variable)) return true;
  return false;
}

export default rule;
