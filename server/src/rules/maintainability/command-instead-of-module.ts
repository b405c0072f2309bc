import type { Node } from '../../core/node.ts';
import { actionOf } from '../../languages/ansible/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, name: { words } }) {
    const action = node.kind === 'block' ? actionOf(node) : undefined;
    if (!action || !words || !RUNNERS.has(action.name)) return undefined;
    const host = [action.node, ...action.options.values()].find(({ embeds }) => embeds);
    const command = onlyCommand(host);
    const found = command && longest(command, words);
    if (found && isQuestion(found, words)) return undefined;
    return (
      found?.label && {
        span: found.label,
        fill: { tool: nameOf(found), module: words[nameOf(found)]! },
      }
    );
  },
};

const RUNNERS: ReadonlySet<string> = new Set(['ansible.builtin.command', 'ansible.builtin.shell']);

/** The one command that a script consists of: in pipes and lists the shell is needed. */
function onlyCommand(host: Node | undefined): Node | undefined {
  const parts = host?.children?.filter(({ kind }) => kind === 'command' || kind === 'block') ?? [];
  const [only] = parts;
  const script = host?.embeds?.script?.text.trim() ?? '';
  return parts.length === 1 && only?.kind === 'command' && !/[|&;<>\n`]|\$\(/.test(script)
    ? only
    : undefined;
}

const nameOf = ({ addresses }: Node): string =>
  addresses.find(({ space }) => space === 'cli')?.path.join(' ') ?? '';

/** The command or the subcommand in it that has a word of its own. */
function longest(command: Node, words: Readonly<Record<string, string>>): Node | undefined {
  const inner = command.children?.find(({ kind }) => kind === 'command');
  const found = inner && longest(inner, words);
  return found ?? (Object.hasOwn(words, nameOf(command)) ? command : undefined);
}

/**
 * True where a word behind the command makes it a question, which no module answers: `service x status`.
 * Such words stand in the data with nothing behind them.
 */
const isQuestion = (command: Node, words: Readonly<Record<string, string>>): boolean =>
  (command.children ?? []).some(
    ({ label }) => label && words[`${nameOf(command)} ${label.text}`] === '',
  );

export default rule;
