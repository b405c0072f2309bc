import { isAt } from '../../concepts/commands.ts';
import { type Node, walk } from '../../core/node.ts';
import { instructionsBefore, writtenBody } from '../../languages/dockerfile/view.ts';
import type { Fix, Hit, Mark, RuleCode } from '../rule.ts';

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
    const [first = ''] = line.split('\n');
    const span = { from: body.from, to: body.from + first.trimEnd().length };
    if (!list) return { span, message: HAND_OVER, fixes: handOver(script, line, body.from) };
    const edits = [{ from: body.from, to: body.from + line.length, text: list }];
    return { span, fixes: [{ title: 'Write a JSON list', edits, safe: false }] };
  },

  keep: ({ part }, { document }) => !instructionsBefore(document, part, 'SHELL').length,
};

/** Variables, patterns and lists need the shell: as a JSON list the line would not work. */
const HAND_OVER =
  'The shell stays between the engine and the program; write exec before the program.';

/** `exec` before the one command of a line. */
function handOver(script: Node, line: string, from: number): readonly Fix[] {
  const [first = ''] = line.split(/\s/);
  if (commandsOf(script).length !== 1 || /[|&;()`\n]/.test(line)) return [];
  if (BUILTINS.has(first) || first.includes('=')) return [];
  return [{ title: 'Start it with exec', edits: [{ from, to: from, text: 'exec ' }], safe: false }];
}

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

/** A word without anything that a shell would read; what stands in quotes stays as it is. */
const WORD = /"[\w@%+=:,./ *?;|&<>()-]*"|'[\w@%+=:,./ *?;|&<>()-]*'|[\w@%+=:,./-]+/g;
const PLAIN = new RegExp(`^(?:${WORD.source})(?: +(?:${WORD.source}))*$`);

/** The words of one command that needs nothing of the shell. */
function plainWords(script: Hit['node'], line: string): readonly string[] | undefined {
  const [command, ...more] = commandsOf(script);
  if (!command || more.length || !PLAIN.test(line)) return undefined;
  const words = (line.match(WORD) ?? []).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
  const [first = ''] = words;
  return BUILTINS.has(first) || first.includes('=') ? undefined : words;
}

const commandsOf = ({ children = [] }: Node): readonly Node[] =>
  children.filter(({ kind }) => kind === 'command');

export default rule;
