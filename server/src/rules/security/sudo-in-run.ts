import { hostOf, inRun } from '../../concepts/commands.ts';
import { removeWord } from '../../core/splice.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    if (!inRun(above)) return undefined;
    const plain = node.children?.every(({ kind }) => kind === 'command');
    const embedding = hostOf(above)?.embeds;
    const edit = plain && embedding && node.label && removeWord(embedding, node.label);
    return { fixes: edit ? [{ title: 'Run without sudo', edits: [edit], safe: false }] : [] };
  },
};

export default rule;
