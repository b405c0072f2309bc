import { commandsIn, flagsOf, runOf } from '../../concepts/commands.ts';
import type { Node } from '../../core/node.ts';
import { stageOf } from '../../languages/dockerfile/view.ts';
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

  keep({ hit: { node }, part }, { document }) {
    const manager = managerOf(node)!;
    const runs = stageOf(document, part)?.instructions('RUN') ?? [];
    for (const { part: later, node: run } of runs) {
      if (later.segment.from <= part.segment.from) continue;
      if (find(run, manager, manager.fetch).length) return false;
      const installs = find(run, manager, ...manager.install);
      if (installs.length) return !installs.every((one) => isFresh(one, run));
    }
    return false;
  },
};

/** `apk add --no-cache` and `-U` fetch an index of their own. */
const isFresh = (install: Node, run: Node): boolean => {
  const parents = commandsIn(run, 'apk').filter(({ children }) => children?.includes(install));
  return ['--no-cache', '--update-cache'].some(
    (flag) => flagsOf(flag, install, ...parents).length > 0,
  );
};

export default rule;
