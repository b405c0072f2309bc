import { argumentsOf, flagsOf, hostOf } from '../../concepts/commands.ts';
import { mayAsk } from '../../concepts/prompts.ts';
import { insertWord } from '../../core/splice.ts';
import type { RuleCode } from '../rule.ts';

const ANSWERS = ['--assumeyes', '--assumeno', '--setopt'];
const CONFIGURED = /\bassumeyes\s*=/i;

const rule: RuleCode = {
  check({ node, above }) {
    if (!argumentsOf(node).length || !mayAsk({ node, above }, ANSWERS)) return undefined;
    // `dnf -y group install`: two levels up.
    if (ANSWERS.some((flag) => flagsOf(flag, above.at(-2)).length)) return undefined;
    const embedding = hostOf(above)?.embeds;
    const edit = embedding && node.label && insertWord(embedding, node.label.to, '-y');
    return { fixes: edit ? [{ title: 'Add -y', edits: [edit], safe: false }] : [] };
  },
  keep: (_, { document }) => !CONFIGURED.test(document.text),
};

export default rule;
