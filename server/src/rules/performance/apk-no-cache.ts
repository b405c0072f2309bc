import { deletionsUnder, standBehind } from '../../concepts/cleaning.ts';
import { commandsIn, hostOf, isGiven, runOf } from '../../concepts/commands.ts';
import { mayHoldOptions, wordsOf } from '../../concepts/packages.ts';
import { insertWord } from '../../core/splice.ts';
import { isShipped, mountTargets } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const FLAG = '--no-cache';
const FOLDERS = ['/var/cache/apk', '/etc/apk/cache'];

const rule: RuleCode = {
  check({ node, above, text, name }) {
    const run = runOf(above);
    if (!run || mayHoldOptions(node)) return undefined;
    if (isGiven(wordsOf(name, 'flag'), node, above.at(-1))) return undefined;
    const targets = mountTargets(run);
    if (FOLDERS.some((folder) => targets.some((target) => folder.startsWith(target))))
      return undefined;
    const removals = deletionsUnder(run, FOLDERS[0]!, text);
    if (standBehind(run, text, removals, commandsIn(run, 'apk', 'add'))) return undefined;
    const embedding = hostOf(above)?.embeds;
    const edit = embedding && node.label && insertWord(embedding, node.label.to, FLAG);
    return { fixes: edit ? [{ title: `Add ${FLAG}`, edits: [edit], safe: true }] : [] };
  },
  keep: ({ part }, { document }) => isShipped(document, part),
};

export default rule;
