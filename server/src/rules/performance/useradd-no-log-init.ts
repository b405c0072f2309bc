import { flagsOf, hostOf, runOf } from '../../concepts/commands.ts';
import { insertWord } from '../../core/splice.ts';
import { meaningAt } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

/** From here on the logs take tens of megabytes: 292 bytes a user, lastlog(8). */
const LARGE = 100_000;

const rule: RuleCode = {
  check({ node, above }) {
    const id = flagsOf('--uid', node).at(-1);
    if (!runOf(above) || !id || flagsOf('--no-log-init', node).length) return undefined;
    if (id.value !== undefined && !isLarge(id.value)) return undefined;
    const embedding = hostOf(above)?.embeds;
    const edit = embedding && node.label && insertWord(embedding, node.label.to, '--no-log-init');
    return { fixes: edit ? [{ title: 'Add --no-log-init', edits: [edit], safe: true }] : [] };
  },

  keep({ hit: { node, text }, part }, { document }) {
    const id = flagsOf('--uid', node).at(-1);
    if (!id || id.value !== undefined) return id !== undefined;
    const name = VARIABLE.exec(text.slice(id.from, id.to))?.[1];
    return name !== undefined && isLarge(meaningAt(document, part, name)?.text);
  },
};

/** A flag whose value is one variable. */
const VARIABLE = /[\s=u]"?\$\{?([A-Za-z_]\w*)\}?"?$/;

const isLarge = (id: unknown): boolean => /^\d+$/.test(String(id)) && Number(id) >= LARGE;

export default rule;
