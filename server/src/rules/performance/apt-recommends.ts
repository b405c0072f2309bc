import { flagsOf, hostOf, inRun } from '../../concepts/commands.ts';
import { insertWord } from '../../core/splice.ts';
import { isShipped } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const FLAG = '--no-install-recommends';

const rule: RuleCode = {
  check({ node, above }) {
    if (!inRun(above) || !node.children?.some(({ kind }) => kind === 'argument')) return undefined;
    const commands = [node, above.at(-1)];
    const flags = [...flagsOf(FLAG, ...commands), ...flagsOf('--option', ...commands)];
    if (flags.length) return undefined;
    const embedding = hostOf(above)?.embeds;
    const edit = embedding && node.label && insertWord(embedding, node.label.to, FLAG);
    const fixes = edit ? [{ title: `Add ${FLAG}`, edits: [edit], safe: false }] : [];
    return { fixes };
  },
  keep: ({ part }, { document }) => isShipped(document, part),
};

export default rule;
