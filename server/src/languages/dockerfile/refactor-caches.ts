import { address } from '../../core/address.ts';
import type { Fact, Facts } from '../../core/facts.ts';
import type { Refactoring } from '../../core/language.ts';
import type { Node } from '../../core/node.ts';
import type { Edit } from '../../core/span.ts';
import { type Command, commandsIn } from './refactor-packages.ts';
import type { Site } from './refactor-site.ts';
import {
  type Instruction,
  isRootUser,
  lineage,
  mountTargets,
  stageOf,
  stagesOf,
  userOf,
} from './view.ts';

/** A cache mount for each package manager that an instruction calls. */
export function caching(site: Site, facts: Facts): readonly Refactoring[] {
  if (site.keyword !== 'RUN') return [];
  return [...fetchersIn(site.node, facts)].flatMap(([tool, cache]): readonly Refactoring[] => {
    const { choices = [], parts, open } = cache;
    if (!isReached(site, choices) || isNamed(site, cache)) return [];
    const own = { part: site.part, node: site.node, keyword: site.keyword };
    const runs = open ? familyOf(site).filter(({ node }) => calls(node, tool)) : [own];
    // Where it has some of them, somebody has thought about it.
    if (hasMount(site.node, choices)) return [];
    const sharing = parts === 'locked' ? ',sharing=locked' : '';
    const mounts = choices.map((target) => ` --mount=type=cache,target=${target}${sharing}`);
    const edits = runs
      .filter(({ node }) => !hasMount(node, choices))
      .map(({ part, node }): Edit => {
        const at = part.segment.from + node.label!.to;
        return { from: at, to: at, text: mounts.join('') };
      });
    return [{ title: `Add a cache mount for ${tool}`, kind: 'rewrite', edits }];
  });
}

/** The package managers that fetch something in a RUN and keep it in their caches. */
function fetchersIn(run: Node, facts: Facts): ReadonlyMap<string, Fact> {
  const commands = commandsIn(run);
  const found = new Map<string, Fact>();
  for (const command of commands) {
    const [tool = ''] = command.path;
    const verb = verbOf(command);
    const fetches = facts.at(address('cli', '%fetches', tool));
    const cache = cacheOf(tool, facts);
    if (!fetches || !cache || found.has(tool)) continue;
    if (fetches.choices && !fetches.choices.includes(verb)) continue;
    if (!isOff(command, cache, commands)) found.set(tool, cache);
  }
  return found;
}

/** The subcommand, of a tool that nothing more is known of its first argument. */
const verbOf = ({ node, path }: Command): string =>
  path[1] ?? String(node.children?.find(({ kind }) => kind === 'argument')?.value ?? '');

function cacheOf(tool: string, facts: Facts): Fact | undefined {
  const own = facts.at(address('cli', '%caches', tool));
  return own?.same === undefined ? own : facts.at(address('cli', '%caches', own.same));
}

/** True where a flag keeps the manager from its cache. */
const isOff = ({ path }: Command, { aliases = [] }: Fact, commands: readonly Command[]): boolean =>
  commands.some(
    ({ node, path: other }) =>
      other[0] === path[0] &&
      node.children?.some(({ label }) => label && aliases.includes(label.text)),
  );

const calls = (run: Node, tool: string): boolean =>
  commandsIn(run).some(({ path }) => path[0] === tool);

const hasMount = (run: Node, targets: readonly string[]): boolean =>
  mountTargets(run).some((target) => targets.includes(target));

/** The RUN instructions that read what another leaves behind: of its stage, and of those built from it or under it. */
function familyOf({ document, part }: Site): readonly Instruction[] {
  const own = stageOf(document, part);
  const below = lineage(own);
  return stagesOf(document)
    .filter((stage) => below.includes(stage) || lineage(stage).includes(own!))
    .flatMap((stage) => stage.instructions('RUN'));
}

/** Whether the file speaks of a cache otherwise than as a mount: what is in one is in no image. */
function isNamed({ document }: Site, { choices = [], parts }: Fact): boolean {
  if (parts === 'locked') return false;
  return choices.some((target) => {
    const name = target.replaceAll('.', '\\.');
    return new RegExp(`(?<!(?:target|dst|destination)=)${name}(?![\\w-])`).test(document.text);
  });
}

/** A folder of root's is the cache of nobody else. */
function isReached({ document, part }: Site, targets: readonly string[]): boolean {
  if (!targets.some((target) => target.startsWith('/root/'))) return true;
  const users = lineage(stageOf(document, part)).flatMap((stage) =>
    stage
      .instructions('USER')
      .filter((one) => one.part.segment.from < part.segment.from)
      .toReversed(),
  );
  const user = users[0] && userOf(users[0]);
  return !users[0] || (user !== undefined && isRootUser(user));
}
