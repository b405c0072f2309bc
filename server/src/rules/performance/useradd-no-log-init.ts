import { flagsOf, hostOf, runOf } from '../../concepts/commands.ts';
import { insertWord } from '../../core/splice.ts';
import type { RuleCode } from '../rule.ts';

/** From here on the logs take tens of megabytes: 292 bytes a user, lastlog(8). */
const LARGE = 100_000;

const rule: RuleCode = {
  check({ node, above }) {
    const id = flagsOf('--uid', node).at(-1)?.value;
    if (!runOf(above) || !/^\d+$/.test(String(id ?? '')) || Number(id) < LARGE) return undefined;
    if (flagsOf('--no-log-init', node).length) return undefined;
    const embedding = hostOf(above)?.embeds;
    const edit = embedding && node.label && insertWord(embedding, node.label.to, '--no-log-init');
    return { fixes: edit ? [{ title: 'Add --no-log-init', edits: [edit], safe: true }] : [] };
  },
};

export default rule;
