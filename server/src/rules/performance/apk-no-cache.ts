import { deletesUnder } from '../../concepts/cleaning.ts';
import { argumentsOf, flagsOf, hostOf, runOf } from '../../concepts/commands.ts';
import { insertWord } from '../../core/splice.ts';
import { isShipped, mountTargets } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const FLAG = '--no-cache';
const FOLDERS = ['/var/cache/apk', '/etc/apk/cache'];

const rule: RuleCode = {
  check({ node, above }) {
    const run = runOf(above);
    if (!run || flagsOf(FLAG, node, above.at(-1)).length) return undefined;
    if (argumentsOf(node).some(({ value }) => value === undefined)) return undefined;
    const targets = mountTargets(run);
    if (FOLDERS.some((folder) => targets.some((target) => folder.startsWith(target))))
      return undefined;
    if (deletesUnder(run, FOLDERS[0]!)) return undefined;
    const embedding = hostOf(above)?.embeds;
    const edit = embedding && node.label && insertWord(embedding, node.label.to, FLAG);
    return { fixes: edit ? [{ title: `Add ${FLAG}`, edits: [edit], safe: true }] : [] };
  },
  keep: ({ part }, { document }) => isShipped(document, part),
};

export default rule;
