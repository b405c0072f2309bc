import { argumentsOf, hostOf } from '../../concepts/commands.ts';
import { wordsOf } from '../../concepts/packages.ts';
import { mayAsk } from '../../concepts/prompts.ts';
import { insertWord } from '../../core/splice.ts';
import type { RuleCode } from '../rule.ts';

const FLAG = '--non-interactive';

const rule: RuleCode = {
  check({ node, above, name }) {
    const subcommand = node.addresses[0]?.path.at(-1) ?? '';
    if (!argumentsOf(node).length && !wordsOf(name, 'alone').includes(subcommand)) return undefined;
    if (!mayAsk({ node, above }, wordsOf(name, 'answers'))) return undefined;
    const embedding = hostOf(above)?.embeds;
    const word = above.at(-1)?.label;
    const edit = embedding && word && insertWord(embedding, word.to, FLAG);
    return { fixes: edit ? [{ title: `Add ${FLAG}`, edits: [edit], safe: false }] : [] };
  },
};

export default rule;
