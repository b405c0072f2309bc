import type { Address, Space } from '../core/address.ts';
import type { Fact, Facts, NameGroup } from '../core/facts.ts';
import { keyOf, NO_PACKS, type Owner, type Packs } from './packs.ts';

/**
 * The stored form of a vocabulary: short keys, nothing that is empty. `k` are the children by name,
 * `any` the child whose name people choose (`*`), `ref` a name in the root's `defs`.
 */
export interface FactTree {
  readonly t?: string;
  readonly e?: string;
  readonly r?: 1;
  readonly d?: string;
  readonly c?: readonly string[];
  readonly o?: 1;
  readonly a?: readonly string[];
  readonly x?: string | 1;
  readonly v?: string;
  readonly p?: string;
  readonly closed?: 1;
  readonly same?: string;
  readonly args?: readonly string[];
  readonly stop?: 1;
  readonly on?: readonly string[];
  readonly no?: 1;
  /** Filled in by the tool where it is left out; 2: only ever read. */
  readonly w?: 1 | 2;
  readonly ref?: string;
  /** A child may be the JSON text of its tree, parsed when it is met; in a pack, a number in its record `#leaves`. */
  readonly k?: Readonly<Record<string, FactTree | string | number>>;
  readonly any?: FactTree;
  readonly defs?: Readonly<Record<string, FactTree>>;
}

/** A vocabulary as it is stored, with where it comes from. */
export interface FactFile {
  readonly space: Space;
  /** The tool and version that the facts were read from. */
  readonly source: string;
  readonly root: FactTree;
}

/** Facts over one or more files and the packs beside them; what a file says goes before what a pack says. */
export function createFacts(files: readonly FactFile[], packs: Packs = NO_PACKS): Facts {
  const bySpace = new Map<Space, Source[]>();
  for (const file of files) {
    const sources = bySpace.get(file.space);
    const source = { tree: file.root, defs: (name: string) => file.root.defs?.[name] };
    if (sources) sources.push(source);
    else bySpace.set(file.space, [source]);
  }
  const parsed = new Map<string, FactTree>();
  const packed = (address: Address): readonly Found[] =>
    packs.owners(address).flatMap((owner) => foundIn(owner, address, parsed));
  const filed = function* ({ space, path }: Address): Generator<Found> {
    for (const { tree, defs } of bySpace.get(space) ?? []) {
      const found = descend(tree, path, { defs, parsed });
      if (found) yield { tree: found, within: { defs, parsed } };
    }
  };
  return {
    at(address) {
      const [own] = filed(address);
      const [more] = packed(address);
      if (own && more) return { ...factOf(more.tree), ...factOf(own.tree) };
      const only = own ?? more;
      return only && factOf(only.tree);
    },
    children(address) {
      const own = [...filed(address)].flatMap(childrenOf);
      const more = packed(address).flatMap(childrenOf);
      if (!own.length || !more.length) return own.length ? own : more;
      const known = new Map(more);
      for (const [name, fact] of own) known.set(name, { ...known.get(name), ...fact });
      return [...known];
    },
    names: (address) =>
      packs.listing(address).flatMap(({ pack, depth }) => {
        const list = pack?.record(keyOf(address, depth)) as NameList | Same | undefined;
        const named = list && 'same' in list ? pack?.record(list.same) : list;
        return named ? groupsOf(named as NameList) : [];
      }),
    record(address) {
      for (const { pack, depth } of packs.owners(address)) {
        const record = pack?.record(keyOf(address, depth));
        if (record !== undefined) return record;
      }
      return undefined;
    },
    missing: (address) => unloaded(packs.owners(address)),
    missingNames: (address) => unloaded(packs.listing(address)),
  };
}

/** Facts that note which packs were missing for what was asked of them, in `wanted`. */
export function noting(facts: Facts): { readonly facts: Facts; readonly wanted: Set<string> } {
  const wanted = new Set<string>();
  const note = (names: readonly string[]): void => names.forEach((name) => wanted.add(name));
  const about =
    <A>(answer: (address: Address) => A) =>
    (address: Address): A => {
      note(facts.missing(address));
      return answer(address);
    };
  const noted: Facts = {
    at: about(facts.at),
    children: about(facts.children),
    record: about(facts.record),
    names(address) {
      note(facts.missingNames(address));
      return facts.names(address);
    },
    missing: facts.missing,
    missingNames: facts.missingNames,
  };
  return { facts: noted, wanted };
}

const unloaded = (owners: readonly Owner[]): readonly string[] =>
  owners.flatMap(({ name, pack }) => (pack ? [] : [name]));

/** Where the trees that `ref` names are. */
interface Within {
  readonly defs: (name: string) => FactTree | undefined;
  readonly leaves?: readonly FactTree[] | undefined;
  readonly parsed: Map<string, FactTree>;
}

interface Source {
  readonly tree: FactTree;
  readonly defs: Within['defs'];
}

interface Found {
  readonly tree: FactTree;
  readonly within: Within;
}

function foundIn(
  { pack, depth }: Owner,
  address: Address,
  parsed: Within['parsed'],
): readonly Found[] {
  const root = pack?.record(keyOf(address, depth)) as FactTree | undefined;
  if (!pack || !root) return [];
  const leaves = pack.record('#leaves') as readonly FactTree[] | undefined;
  const within = { defs: (name: string) => pack.record(`#${name}`) as FactTree, leaves, parsed };
  const tree = descend(root, address.path.slice(depth), within, true);
  return tree ? [{ tree, within }] : [];
}

function resolve(
  tree: FactTree | string | number | undefined,
  within: Within,
): FactTree | undefined {
  if (tree === undefined) return undefined;
  if (typeof tree === 'number') return resolve(within.leaves?.[tree], within);
  if (typeof tree === 'string') {
    let full = within.parsed.get(tree);
    if (!full) within.parsed.set(tree, (full = JSON.parse(tree) as FactTree));
    return resolve(full, within);
  }
  if (tree.ref === undefined) return tree;
  const target = resolve(within.defs(tree.ref), within);
  return target && { ...target, ...tree };
}

/** The tree at the end of a path. Languages write the long names of what they know; in a pack, aliases lead there too. */
function descend(
  root: FactTree,
  path: readonly string[],
  within: Within,
  aliases = false,
): FactTree | undefined {
  let tree = resolve(root, within);
  for (const step of path) {
    if (!tree) return undefined;
    const child = own(tree.k, step) ?? (aliases ? aliased(tree, step, within) : undefined);
    tree = resolve(child, within) ?? resolve(tree.any, within);
  }
  return tree;
}

const aliased = ({ k = {} }: FactTree, step: string, within: Within): FactTree | undefined =>
  Object.values(k)
    .map((child) => resolve(child, within))
    .find((child) => child?.a?.includes(step));

const childrenOf = ({ tree, within }: Found): readonly (readonly [string, Fact])[] =>
  Object.entries(tree.k ?? {}).map(
    ([name, child]) => [name, factOf(resolve(child, within) ?? {})] as const,
  );

/** How a pack stores names: by group, without the prefix, divided by blanks; remembered once they are divided. */
interface NameList {
  readonly fact: FactTree;
  readonly uses: readonly string[];
  readonly groups: Readonly<Record<string, string>>;
}

/** The names are those of another key. */
interface Same {
  readonly same: string;
}

const divided = new WeakMap<NameList, readonly NameGroup[]>();

function groupsOf(list: NameList): readonly NameGroup[] {
  let groups = divided.get(list);
  if (!groups) {
    const fact = factOf(list.fact);
    const uses = list.uses.map((path) => path.split('/'));
    groups = Object.entries(list.groups).map(([prefix, rest]) => {
      const names = rest.split(' ').map((name) => prefix + name);
      return { prefix, names, fact, uses };
    });
    divided.set(list, groups);
  }
  return groups;
}

const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

function factOf(tree: FactTree): Fact {
  return {
    ...(tree.t !== undefined && { types: tree.t.split('|') }),
    ...(tree.e !== undefined && { elements: tree.e }),
    ...(tree.r && { required: true }),
    ...(tree.d !== undefined && { default: tree.d }),
    ...(tree.c && { choices: tree.c }),
    ...(tree.o && { open: true }),
    ...(tree.a && { aliases: tree.a }),
    ...(tree.x !== undefined && { deprecated: tree.x === 1 ? (true as const) : tree.x }),
    ...(tree.v !== undefined && { since: tree.v }),
    ...(tree.p !== undefined && { parts: tree.p }),
    ...(tree.closed && { closed: true }),
    ...(tree.same !== undefined && { same: tree.same }),
    ...(tree.args && { arguments: tree.args }),
    ...(tree.stop && { stops: true }),
    ...(tree.on && { applies: tree.on }),
    ...(tree.no && { unlisted: true }),
    ...(tree.w && { computed: tree.w === 2 ? ('only' as const) : ('also' as const) }),
  };
}
