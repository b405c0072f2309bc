import type { Address, Space } from '../core/address.ts';
import type { Fact, Facts, NameGroup } from '../core/facts.ts';
import { keyOf, NO_PACKS, type Owner, type Pack, type Packs } from './packs.ts';

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
  /** An argument that may be left out. */
  readonly q?: 1;
  /** How what stands behind the name is written. */
  readonly f?: readonly string[];
  readonly stop?: 1;
  readonly on?: readonly string[];
  readonly no?: 1;
  /** Filled in by the tool where it is left out; 2: only ever read. */
  readonly w?: 1 | 2;
  readonly ref?: string;
  /** In a pack, a child may be a number in its record `#leaves`. */
  readonly k?: Readonly<Record<string, FactTree | number>>;
  readonly any?: FactTree;
  readonly defs?: Readonly<Record<string, FactTree>>;
}

/** A vocabulary as it is kept in `glossary/facts`, with where it comes from. */
export interface FactFile {
  readonly space: Space;
  /** The tool and version that the facts were read from. */
  readonly source: string;
  readonly root: FactTree;
}

/** A vocabulary to look up in; what `ref` names is read when it is met. */
export interface Vocabulary {
  readonly space: Space;
  readonly root: FactTree;
  readonly defs: (name: string) => FactTree | undefined;
}

/** Divides the name of a vocabulary and that of a tree in it, in the bundle's keys. */
const IN = '#';

/** The vocabularies of a pack, by their names. Each is a record, and each of its `defs` too. */
export function vocabulariesOf(pack: Pack): ReadonlyMap<string, Vocabulary> {
  const names = [...pack.keys].filter((key) => !key.includes(IN));
  return new Map(
    names.map((name) => {
      const { space, root } = pack.record(name) as FactFile;
      const defs = (def: string) => pack.record(name + IN + def) as FactTree | undefined;
      return [name, { space, root, defs }];
    }),
  );
}

/** Facts over vocabularies and the packs beside them; what a vocabulary says goes before what a pack says. */
export function createFacts(vocabularies: readonly Vocabulary[], packs: Packs = NO_PACKS): Facts {
  const inSpace = (name: Space) => vocabularies.filter(({ space }) => space === name);
  const bySpace = new Map(vocabularies.map(({ space }) => [space, inSpace(space)]));
  const packed = (address: Address): readonly Found[] =>
    packs.owners(address).flatMap((owner) => foundIn(owner, address));
  const filed = function* ({ space, path }: Address): Generator<Found> {
    for (const within of bySpace.get(space) ?? []) {
      const tree = descend(within.root, path, within);
      if (tree) yield { tree, within };
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
}

interface Found {
  readonly tree: FactTree;
  readonly within: Within;
}

function foundIn({ pack, depth }: Owner, address: Address): readonly Found[] {
  const root = pack?.record(keyOf(address, depth)) as FactTree | undefined;
  if (!pack || !root) return [];
  const leaves = pack.record('#leaves') as readonly FactTree[] | undefined;
  const within = { defs: (name: string) => pack.record(IN + name) as FactTree, leaves };
  const tree = descend(root, address.path.slice(depth), within, true);
  return tree ? [{ tree, within }] : [];
}

function resolve(tree: FactTree | number | undefined, within: Within): FactTree | undefined {
  if (tree === undefined) return undefined;
  if (typeof tree === 'number') return resolve(within.leaves?.[tree], within);
  if (tree.ref === undefined) return tree;
  const target = resolve(within.defs(tree.ref), within);
  return target && (Object.keys(tree).length > 1 ? { ...target, ...tree } : target);
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
    ...(tree.q && { optional: true }),
    ...(tree.f && { forms: tree.f }),
    ...(tree.stop && { stops: true }),
    ...(tree.on && { applies: tree.on }),
    ...(tree.no && { unlisted: true }),
    ...(tree.w && { computed: tree.w === 2 ? ('only' as const) : ('also' as const) }),
  };
}
