import { hostOf } from '../../concepts/commands.ts';
import { mayAsk } from '../../concepts/prompts.ts';
import { insertWord } from '../../core/splice.ts';
import type { RuleCode } from '../rule.ts';

const FLAG = '--non-interactive';
const ANSWERS = [FLAG, '--no-confirm', '--dry-run'];

const rule: RuleCode = {
  check({ node, above }) {
    if (!mayAsk({ node, above }, ANSWERS)) return undefined;
    const embedding = hostOf(above)?.embeds;
    const word = above.at(-1)?.label;
    const edit = embedding && word && insertWord(embedding, word.to, FLAG);
    return { fixes: edit ? [{ title: `Add ${FLAG}`, edits: [edit], safe: false }] : [] };
  },
};

export default rule;
