import { flagsOf, hostOf, inRun } from '../../concepts/commands.ts';
import { isRoot } from '../../concepts/images.ts';
import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { removeWord } from '../../core/splice.ts';
import { isRootUser, stageOf, userOf } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    // `sudo -u` is another matter: without it the command would run as root.
    if (!inRun(above) || takesAnotherUser(node)) return undefined;
    const plain = node.children?.every(({ kind }) => kind === 'command');
    const embedding = hostOf(above)?.embeds;
    const edit = plain && embedding && node.label && removeWord(embedding, node.label);
    return { fixes: edit ? [{ title: 'Run without sudo', edits: [edit], safe: false }] : [] };
  },

  keep: ({ part }, { document }) => runsAsRoot(document, part),
};

const takesAnotherUser = (sudo: Node): boolean =>
  ['--user', '--group'].some((flag) =>
    flagsOf(flag, sudo).some(({ value }) => value !== 'root' && value !== '#0'),
  );

/** True unless the instruction runs, or may run, as somebody else than root. */
function runsAsRoot(document: Document, part: Part): boolean {
  const { from } = part.segment;
  let stage = stageOf(document, part);
  for (; stage; stage = stage.base) {
    const last = stage
      .instructions('USER')
      .findLast(({ part: { segment } }) => segment.from < from);
    const user = last && userOf(last);
    if (last) return user !== undefined && isRootUser(user);
    if (!stage.base) return typeof stage.image?.value === 'string' && isRoot(stage.image.value);
  }
  return false;
}

export default rule;
