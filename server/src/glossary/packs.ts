import type { Address } from '../core/address.ts';
import { parseFullSelector } from './selector.ts';
import { SelectorTrie } from './trie.ts';

/** What the bundle's index says of a pack: enough to know when it is wanted. */
export interface PackHead {
  /** With a slash in it, such as `terraform/aws`. */
  readonly name: string;
  /** Selectors with their space; all that is below such a place is in the pack: `terraform: resource|data/aws_*`. */
  readonly at?: readonly string[];
  /** Selectors of places below which it has the names, though not what is known of them. */
  readonly lists?: readonly string[];
}

/**
 * A pack's text: one record per line, its key, a blank and its JSON, in the order of the keys. Keys are
 * the steps of an address joined by slashes, or `#` and the name of a block that several records share.
 */
export interface Pack {
  /** The record of a key, parsed; undefined where there is none. */
  record(key: string): unknown;
  readonly keys: Iterable<string>;
  /** The keys that begin with a text. */
  keysFrom(start: string): Iterable<string>;
}

/** So many parsed records are remembered; a large file names fewer kinds of things. */
const REMEMBERED = 200;

/** Opening costs nothing: a line is looked for when it is asked for, and parsed once. */
export function openPack(text: string, remembered = REMEMBERED): Pack {
  const parsed = new Map<string, unknown>();
  return {
    keys: { [Symbol.iterator]: () => keysOf(text, '') },
    keysFrom: (start) => keysOf(text, start),
    record(key) {
      if (parsed.has(key)) return parsed.get(key);
      const line = find(text, key);
      if (!text.startsWith(`${key} `, line)) return undefined;
      const from = line + key.length + 1;
      if (parsed.size >= remembered) parsed.clear();
      const record: unknown = JSON.parse(text.slice(from, lineEnd(text, from)));
      parsed.set(key, record);
      return record;
    },
  };
}

function* keysOf(text: string, start: string): Generator<string> {
  for (let from = find(text, start); text.startsWith(start, from); from = lineEnd(text, from) + 1) {
    if (from >= text.length) return;
    yield text.slice(from, text.indexOf(' ', from));
  }
}

/** Where the first line begins whose key is not before `key`, by halving the text. */
function find(text: string, key: string): number {
  let from = 0;
  let to = text.length;
  while (from < to) {
    const line = text.lastIndexOf('\n', ((from + to) >> 1) - 1) + 1;
    if (text.slice(line, text.indexOf(' ', line)) < key) from = lineEnd(text, line) + 1;
    else to = line;
  }
  return from;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** All packs of the bundle, those that are loaded among them. Immutable. */
export interface Packs {
  /** The packs that an address lies in. */
  owners(address: Address): readonly Owner[];
  /** The packs that list names below an address. */
  listing(address: Address): readonly Owner[];
}

/** A pack at a place: its name, how many steps a key has there, and the pack itself once it is loaded. */
export interface Owner {
  readonly name: string;
  readonly depth: number;
  readonly pack: Pack | undefined;
}

export const NO_PACKS: Packs = { owners: () => [], listing: () => [] };

export function createPacks(heads: readonly PackHead[], loaded: ReadonlyMap<string, Pack>): Packs {
  const owners = new SelectorTrie<Owner>();
  const listing = new SelectorTrie<Owner>();
  for (const { name, at = [], lists = [] } of heads) {
    const pack = loaded.get(name);
    for (const text of at) {
      const selector = parseFullSelector(text);
      if (!selector) continue;
      const { space, steps } = selector;
      const owner = { name, depth: steps.length, pack };
      owners.add({ space, steps: [...steps, { kind: 'rest' }] }, owner);
    }
    for (const text of lists) {
      const selector = parseFullSelector(text);
      if (selector) listing.add(selector, { name, depth: selector.steps.length, pack });
    }
  }
  return {
    owners: (address) => owners.resolve(address),
    listing: (address) => listing.resolve(address),
  };
}

/** The key under which a pack has the record that an address lies in. */
export const keyOf = ({ path }: Address, depth: number): string => path.slice(0, depth).join('/');
