import { mentions } from '../../concepts/mentions.ts';
import {
  appendCommand,
  deletionsUnder,
  isUnderSudo,
  setsVariable,
  standBehind,
} from '../../concepts/cleaning.ts';
import { argumentsOf, commandsIn, flagsOf, isGiven, runOf } from '../../concepts/commands.ts';
import { wordsOf } from '../../concepts/packages.ts';
import type { Node } from '../../core/node.ts';
import { instructionsBefore, isShipped, mountTargets } from '../../languages/dockerfile/view.ts';
import type { Fix, Hit, RuleCode, RuleName } from '../rule.ts';

const rule: RuleCode = {
  check(hit) {
    const { node, above, text, name } = hit;
    const run = runOf(above);
    if (!run || !fills(node) || isElsewhere(hit) || isMounted(run, name)) return undefined;
    const filling = commandsAt(run, name);
    // One finding per instruction, at the first command that fills the cache.
    if (filling.some(({ from }) => from < node.from)) return undefined;
    const cleaning = wordsOf(name, 'cleans').flatMap((one) => commandsIn(run, ...one.split(' ')));
    const deleting = foldersOf(hit).flatMap((folder) => deletionsUnder(run, folder, text));
    if (standBehind(run, text, [...cleaning, ...deleting], filling)) return undefined;
    return { fixes: fixesOf(run, hit) };
  },

  keep({ hit: { name }, part }, { document }) {
    if (!isShipped(document, part)) return false;
    if (wordsOf(name, 'text').some((word) => mentions(document, word))) return false;
    const variables = wordsOf(name, 'variable');
    if (!variables.length) return true;
    const before = instructionsBefore(document, part, 'ENV', 'ARG').map(({ node }) => node);
    return ![...part.nodes, ...before].some((node) => setsVariable(node, variables));
  },
};

/** A tool alone (`yarn`) installs where no subcommand says what it does. */
const fills = ({ addresses, children = [] }: Node): boolean =>
  (addresses[0]?.path.length ?? 0) > 1 ||
  children.every(({ kind }) => kind === 'flag' || kind === 'setting');

/** The commands in an instruction at the places of a name: `cli: yum|dnf install|update`. */
function commandsAt(run: Node, { at }: RuleName): readonly Node[] {
  const places = at.flatMap((place) =>
    place
      .replace(/^cli: /, '')
      .split(' ')
      .map((step) => step.split('|'))
      .reduce<string[][]>(
        (paths, step) => paths.flatMap((path) => step.map((one) => [...path, one])),
        [[]],
      ),
  );
  return places.flatMap((words) => commandsIn(run, ...words)).filter(fills);
}

/** A flag puts the cache where nobody can tell that it stays. */
const isElsewhere = ({ node, above, name }: Hit): boolean =>
  isGiven(wordsOf(name, 'flag'), node, ...above.slice(-2)) ||
  argumentsOf(node).some(({ value, addresses }) => value === undefined && !addresses.length);

const isMounted = (run: Node, name: RuleName): boolean =>
  mountTargets(run).some((target) =>
    wordsOf(name, 'folder').some((one) => one.startsWith(target) || target.startsWith(one)),
  );

/** The folders of the cache, below those that flags such as `--installroot` take for the root. */
function foldersOf({ node, above, name }: Hit): readonly string[] {
  const roots = flagsOf('--installroot', node, above.at(-1), above.at(-2)).map(({ value }) =>
    String(value).replace(/\/$/, ''),
  );
  return wordsOf(name, 'folder').flatMap((one) => [one, ...roots.map((root) => root + one)]);
}

function fixesOf(run: Node, { node, above, text, name }: Hit): readonly Fix[] {
  const [command] = wordsOf(name, 'fix');
  const tool = node.addresses[0]!.path[0]!;
  // In another root the tool would clean that of the build.
  if (!command || flagsOf('--installroot', node, above.at(-1), above.at(-2)).length) return [];
  const step = `${isUnderSudo(above) ? 'sudo ' : ''}${tool} ${command}`;
  const edit = appendCommand(run, text, step);
  const title = `Add ${tool} ${command}`;
  return edit ? [{ title, edits: [edit], safe: true }] : [];
}

export default rule;
