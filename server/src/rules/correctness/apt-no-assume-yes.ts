import { argumentsOf, flagsOf, hostOf, isAt } from '../../concepts/commands.ts';
import type { Node } from '../../core/node.ts';
import { insertWord } from '../../core/splice.ts';
import type { RuleCode } from '../rule.ts';

const ANSWERS = ['--yes', '--assume-yes', '--assume-no', '--simulate', '--print-uris', '--option'];
const CONFIGURED = /apt::get::assume-yes/i;

const rule: RuleCode = {
  check({ node, above }) {
    const words = argumentsOf(node);
    if (!words.length || words.some(({ value }) => value === undefined)) return undefined;
    const commands = [node, above.at(-1)];
    if (ANSWERS.some((flag) => flagsOf(flag, ...commands).length)) return undefined;
    if (isQuiet(flagsOf('--quiet', ...commands)) || isFed(above)) return undefined;
    const embedding = hostOf(above)?.embeds;
    const edit = embedding && node.label && insertWord(embedding, node.label.to, '-y');
    return { fixes: edit ? [{ title: 'Add -y', edits: [edit], safe: false }] : [] };
  },
  keep: (_, { document }) => !CONFIGURED.test(document.text),
};

/** Quiet level 2 implies yes: apt-get(8). */
const isQuiet = (flags: readonly Node[]): boolean =>
  flags.length > 1 || flags.some(({ value }) => Number(value) >= 2);

/** The command reads answers from a pipe. */
const isFed = (above: readonly Node[]): boolean =>
  above.some((node, i) => isAt(node, 'cli', '|') && node.children?.[0] !== above[i + 1]);

export default rule;
