import { commandsIn, deletesUnder, runOf } from '../../concepts/commands.ts';
import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { isShipped, mountTargets, stagesOf } from '../../languages/dockerfile/view.ts';
import type { Fix, RuleCode } from '../rule.ts';

const LISTS = '/var/lib/apt/lists';
const CLEAN = `rm -rf ${LISTS}/*`;

const rule: RuleCode = {
  check({ node, above, text }) {
    const run = runOf(above);
    if (!run || deletesUnder(run, LISTS) || isCached(run)) return undefined;
    // One finding per instruction, at the first update in it.
    if (commandsIn(run, 'apt-get', 'update')[0] !== node) return undefined;
    return { fixes: fixesOf(run, text) };
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
      ['install', 'update'].some((subcommand) => commandsIn(node, 'apt-get', subcommand).length),
  );
  return next !== undefined && !commandsIn(next.node, 'apt-get', 'update').length;
}

/** A mount that takes the lists out of the layer. */
const isCached = (run: Node): boolean =>
  mountTargets(run).some((target) => LISTS.startsWith(target));

/** Appends the clean-up to a script in shell form. */
function fixesOf(run: Node, text: string): readonly Fix[] {
  const script = run.children?.find(({ embeds }) => embeds?.script);
  if (!script || text.includes('<<') || /#/.test(text.slice(script.from, script.to))) return [];
  const continued = text.slice(script.from, script.to).includes('\n');
  const added = continued ? ` \\\n    && ${CLEAN}` : ` && ${CLEAN}`;
  const edits = [{ from: script.to, to: script.to, text: added }];
  return [{ title: 'Remove the package lists in the same layer', edits, safe: true }];
}

export default rule;
