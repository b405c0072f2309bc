import type { Space } from '../core/address.ts';
import type { Node } from '../core/node.ts';

/** True when one of a node's addresses in a space begins with the steps. */
export const isAt = (node: Node, space: Space, ...steps: readonly string[]): boolean =>
  node.addresses.some(
    (address) => address.space === space && steps.every((step, i) => address.path[i] === step),
  );

/** Every command in a node that begins with the words, those in other containers left out: `commandsIn(run, 'apt-get', 'update')`. */
export const commandsIn = (node: Node, ...words: readonly string[]): readonly Node[] =>
  commandsOf(node).get(words.join(' ')) ?? [];

const commands = new WeakMap<Node, ReadonlyMap<string, readonly Node[]>>();

/** The commands in a node by their words; read once, since rules ask about a whole file for each of its nodes. */
function commandsOf(node: Node): ReadonlyMap<string, readonly Node[]> {
  const known = commands.get(node);
  if (known) return known;
  const found = new Map<string, Node[]>();
  for (const one of here([node])) {
    if (one.kind !== 'command') continue;
    const names = one.addresses.flatMap(({ space, path }) =>
      space === 'cli' ? [path.join(' ')] : [],
    );
    for (const name of new Set(names)) {
      const list = found.get(name);
      if (list) list.push(one);
      else found.set(name, [one]);
    }
  }
  commands.set(node, found);
  return found;
}

/** Root-first walk that leaves out what runs in other containers. */
function* here(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    yield node;
    if (node.children && !isContainerCommand(node)) yield* here(node.children);
  }
}

/** The flags of commands by their canonical name; give those above too where options may stand before the subcommand. */
export const flagsOf = (
  name: string,
  ...commands: readonly (Node | undefined)[]
): readonly Node[] =>
  commands.flatMap(
    (command) =>
      command?.children?.filter(
        ({ kind, addresses }) => kind === 'flag' && addresses[0]?.path.at(-1) === name,
      ) ?? [],
  );

/**
 * True when one of some flags is given: `--yes`, or `--option APT::Get::Assume-Yes` with what its value
 * begins with, in any case. A value that nobody knows counts.
 */
export const isGiven = (
  flags: readonly string[],
  ...commands: readonly (Node | undefined)[]
): boolean =>
  flags.some((word) => {
    const [flag = '', start = ''] = word.toLowerCase().split(' ');
    return flagsOf(flag, ...commands).some(
      ({ value }) => value === undefined || String(value).toLowerCase().startsWith(start),
    );
  });

/** What a command is called with beside its flags. */
export const argumentsOf = (command: Node): readonly Node[] =>
  command.children?.filter(({ kind }) => kind === 'argument') ?? [];

/** The nearest node above that embeds what stands in it. */
export const hostOf = (above: readonly Node[]): Node | undefined =>
  above.findLast(({ embeds }) => embeds);

/** True below a RUN instruction: part of building an image. */
export const inRun = (above: readonly Node[]): boolean => runOf(above) !== undefined;

/** The RUN instruction that a command is part of; undefined for one that runs in another container. */
export const runOf = (above: readonly Node[]): Node | undefined =>
  above.some(isContainerCommand)
    ? undefined
    : above.find((node) => node.kind === 'block' && isAt(node, 'dockerfile', 'RUN'));

const isContainerCommand = (node: Node): boolean =>
  node.kind === 'command' &&
  ['docker', 'podman', 'nerdctl'].some((engine) =>
    ['run', 'exec'].some((command) => isAt(node, 'cli', engine, command)),
  );

/**
 * True when a command has a switch, by its letter (alone or in a cluster) or its long name: also where the
 * facts do not know the command, so that its options are read as arguments.
 */
export const isSwitchedOn = (command: Node, letter: string, long: string): boolean =>
  (command.children ?? []).some(({ kind, value, addresses }) => {
    if (kind === 'flag')
      return value !== false && [long, `-${letter}`].includes(addresses[0]?.path.at(-1) ?? '');
    if (kind !== 'argument' || typeof value !== 'string') return false;
    return value === long || (/^-[A-Za-z0-9]+$/.test(value) && value.includes(letter));
  });
