import {
  appendCommand,
  deletionsUnder,
  isUnderSudo,
  standBehind,
} from '../../concepts/cleaning.ts';
import { commandsIn, runOf } from '../../concepts/commands.ts';
import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { isShipped, mountTargets, stagesOf } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const LISTS = '/var/lib/apt/lists';
const CLEAN = `rm -rf ${LISTS}/*`;
const TOOLS = ['apt-get', 'apt', 'aptitude'];

const find = (run: Node, subcommand: string): readonly Node[] =>
  TOOLS.flatMap((tool) => commandsIn(run, tool, subcommand));

const rule: RuleCode = {
  check({ node, above, text }) {
    const run = runOf(above);
    if (!run || isCached(run)) return undefined;
    const updates = find(run, 'update');
    // One finding per instruction, at the first update in it.
    if (updates.some(({ from }) => from < node.from)) return undefined;
    const removals = [...deletionsUnder(run, LISTS, text), ...find(run, 'distclean')];
    if (standBehind(run, text, removals, updates)) return undefined;
    const edit = appendCommand(run, text, isUnderSudo(above) ? `sudo ${CLEAN}` : CLEAN);
    const title = 'Remove the package lists in the same layer';
    return { fixes: edit ? [{ title, edits: [edit], safe: true }] : [] };
  },
  keep: ({ part }, { document }) => isShipped(document, part) && !areReadLater(document, part),
};

/** A later instruction that installs by these lists would fail without them. */
function areReadLater(document: Document, part: Part): boolean {
  const runs = stagesOf(document).flatMap((stage) => stage.instructions('RUN'));
  const next = runs.find(
    ({ part: later, node }) =>
      later.segment.from > part.segment.from &&
      isShipped(document, later) &&
      ['install', 'build-dep', 'update'].some((subcommand) => find(node, subcommand).length),
  );
  return next !== undefined && !find(next.node, 'update').length;
}

/** A mount that takes the lists out of the layer. */
const isCached = (run: Node): boolean =>
  mountTargets(run).some((target) => LISTS.startsWith(target));

export default rule;
