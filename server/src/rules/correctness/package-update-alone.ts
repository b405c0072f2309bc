import { commandsIn, isGiven, runOf } from '../../concepts/commands.ts';
import { wordsOf } from '../../concepts/packages.ts';
import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { type Instruction, lineage, stageOf, stagesOf } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

/** What fetches an index, and what installs by it. Tools that share an index stand together. */
const MANAGERS = [
  { tools: ['apt-get', 'apt', 'aptitude'], fetch: 'update', install: ['install', 'build-dep'] },
  { tools: ['apk'], fetch: 'update', install: ['add'] },
  { tools: ['zypper'], fetch: 'refresh', install: ['install'] },
];

type Manager = (typeof MANAGERS)[number];

const managerOf = (update: Node): Manager | undefined =>
  MANAGERS.find(({ tools }) => tools.includes(update.addresses[0]?.path[0] ?? ''));

/** The commands of a manager's tools with a subcommand. */
const find = (run: Node, { tools }: Manager, ...subcommands: readonly string[]) =>
  tools.flatMap((tool) => subcommands.flatMap((one) => commandsIn(run, tool, one)));

const rule: RuleCode = {
  check({ node, above }) {
    const run = runOf(above);
    const manager = managerOf(node);
    if (!run || !manager || above[0] !== run) return undefined;
    // One finding per instruction, at the first in it.
    if (find(run, manager, manager.fetch)[0] !== node) return undefined;
    const uses = [...manager.install, 'upgrade', 'dist-upgrade', 'full-upgrade', 'patch'];
    return find(run, manager, ...uses).length ? undefined : {};
  },

  keep({ hit: { node, name }, part }, { document }) {
    const manager = managerOf(node)!;
    const flags = wordsOf(name, 'fresh');
    return chains(document, part).some((runs) => isStale(runs, manager, flags));
  },
};

/** The RUN instructions that may come behind one: of its own stage, then of each that starts from that. */
function chains(document: Document, part: Part): readonly (readonly Instruction[])[] {
  const stage = stageOf(document, part);
  if (!stage) return [];
  return stagesOf(document)
    .filter((one) => lineage(one).includes(stage))
    .map((last) =>
      lineage(last)
        .toReversed()
        .flatMap((one) => one.instructions('RUN'))
        .filter((later) => later.part.segment.from > part.segment.from),
    );
}

/** The first of some instructions that fetches or installs only installs, by the index that is there. */
function isStale(runs: readonly Instruction[], manager: Manager, flags: readonly string[]) {
  for (const { node: run } of runs) {
    if (find(run, manager, manager.fetch).length) return false;
    const installs = find(run, manager, ...manager.install);
    if (installs.length) return !installs.every((one) => isFresh(one, run, flags));
  }
  return false;
}

/** `apk add --no-cache` and `-U` fetch an index of their own. */
const isFresh = (install: Node, run: Node, flags: readonly string[]): boolean =>
  isGiven(
    flags,
    install,
    ...commandsIn(run, install.addresses[0]!.path[0]!).filter(({ children }) =>
      children?.includes(install),
    ),
  );

export default rule;
