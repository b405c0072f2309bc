import { isAt } from '../../concepts/commands.ts';
import { type Node, walk } from '../../core/node.ts';
import { instructionsBefore, writtenBody } from '../../languages/dockerfile/view.ts';
import type { Hit, Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, text }): Mark | undefined {
    const body = writtenBody(node, text);
    const script = node.children?.find(({ embeds }) => embeds?.script);
    // What begins with a bracket was meant as a list, which another rule says.
    if (node.form !== 'scalar' || above.length || !script || !body || body.text.startsWith('['))
      return undefined;
    if ([...walk([script])].some((one) => one.kind === 'command' && isAt(one, 'cli', 'exec')))
      return undefined;
    const line = body.text.trimEnd();
    const words = plainWords(script, line);
    const list = words && `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
    const span = { from: body.from, to: body.from + line.length };
    const fixes = list
      ? [{ title: 'Write a JSON list', edits: [{ ...span, text: list }], safe: false }]
      : [];
    return { span, fixes };
  },

  keep: ({ part }, { document }) => !instructionsBefore(document, part, 'SHELL').length,
};

/** Commands that only a shell has. */
const BUILTINS: ReadonlySet<string> = new Set([
  '.',
  'source',
  'cd',
  'export',
  'set',
  'eval',
  'ulimit',
  'umask',
  'trap',
  'wait',
]);

/** The words of one command that needs nothing of the shell. */
function plainWords(script: Hit['node'], line: string): readonly string[] | undefined {
  const [command, ...more] = commandsOf(script);
  if (!command || more.length || !/^[\w@%+=:,./ -]+$/.test(line)) return undefined;
  const words = line.split(/ +/);
  const [first = ''] = words;
  return BUILTINS.has(first) || first.includes('=') ? undefined : words;
}

const commandsOf = ({ children = [] }: Node): readonly Node[] =>
  children.filter(({ kind }) => kind === 'command');

export default rule;
