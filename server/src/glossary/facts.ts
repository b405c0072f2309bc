import type { Space } from '../core/address.ts';
import type { Fact, Facts } from '../core/facts.ts';

/**
 * The stored form of a vocabulary: short keys, nothing that is empty. `k` are the children by name,
 * `any` the child whose name people choose (`*`), `ref` a name in the root's `defs`.
 */
export interface FactTree {
  readonly t?: string;
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
  readonly ref?: string;
  /** A child may be the JSON text of its tree: it is parsed when it is met. */
  readonly k?: Readonly<Record<string, FactTree | string>>;
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

/** Facts over one or more files; several files of one space are searched in turn. */
export function createFacts(files: readonly FactFile[]): Facts {
  const parsed = new Map<string, FactTree>();
  const resolve = (tree: FactTree | string | undefined, root: FactTree): FactTree | undefined => {
    if (tree === undefined) return undefined;
    if (typeof tree === 'string') {
      let full = parsed.get(tree);
      if (!full) {
        full = JSON.parse(tree) as FactTree;
        parsed.set(tree, full);
      }
      return resolve(full, root);
    }
    if (tree.ref === undefined) return tree;
    const target = resolve(root.defs?.[tree.ref], root);
    return target && { ...target, ...tree };
  };
  const find = (file: FactFile, path: readonly string[]): FactTree | undefined => {
    let tree: FactTree | undefined = file.root;
    for (const step of path) {
      if (!tree) return undefined;
      tree = resolve(own(tree.k, step), file.root) ?? resolve(tree.any, file.root);
    }
    return tree;
  };
  const of = (space: Space) => files.filter((file) => file.space === space);
  return {
    at({ space, path }) {
      for (const file of of(space)) {
        const tree = find(file, path);
        if (tree) return factOf(tree);
      }
      return undefined;
    },
    children({ space, path }) {
      return of(space).flatMap((file) => {
        const tree = find(file, path);
        return Object.entries(tree?.k ?? {}).map(
          ([name, child]) => [name, factOf(resolve(child, file.root) ?? {})] as const,
        );
      });
    },
  };
}

const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

function factOf(tree: FactTree): Fact {
  return {
    ...(tree.t !== undefined && { types: tree.t.split('|') }),
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
  };
}
