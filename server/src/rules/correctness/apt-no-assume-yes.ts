import { argumentsOf, flagsOf, hostOf } from '../../concepts/commands.ts';
import { mayAsk } from '../../concepts/prompts.ts';
import type { Node } from '../../core/node.ts';
import { insertWord } from '../../core/splice.ts';
import type { RuleCode } from '../rule.ts';

const ANSWERS = ['--yes', '--assume-yes', '--assume-no', '--simulate', '--print-uris', '--option'];
const CONFIGURED = /apt::get::assume-yes/i;

const rule: RuleCode = {
  check({ node, above }) {
    if (!argumentsOf(node).length || !mayAsk({ node, above }, ANSWERS)) return undefined;
    if (isQuiet(flagsOf('--quiet', node, above.at(-1)))) return undefined;
    const embedding = hostOf(above)?.embeds;
    const edit = embedding && node.label && insertWord(embedding, node.label.to, '-y');
    return { fixes: edit ? [{ title: 'Add -y', edits: [edit], safe: false }] : [] };
  },
  keep: (_, { document }) => !CONFIGURED.test(document.text),
};

/** Quiet level 2 implies yes: apt-get(8). */
const isQuiet = (flags: readonly Node[]): boolean =>
  flags.length > 1 || flags.some(({ value }) => Number(value) >= 2);

export default rule;
