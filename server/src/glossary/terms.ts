import { SPACES, type Space } from '../core/address.ts';
import type { TermHead } from './entry.ts';
import { openPack, type Pack } from './packs.ts';

/** A selector with its space. */
export type Placement = readonly [Space, string];

/** Terms without their long texts. */
export interface Terms {
  get(id: string): TermHead | undefined;
  values(): Iterable<TermHead>;
  /** Where a term stands, as it is written; nothing for an unknown id. Reads all places at its first use. */
  placements(id: string): readonly Placement[];
}

/** The bundle's terms, as packs (`packs.ts`). */
export interface TermData {
  /** By id what `TermHead` says beside id and places. */
  readonly heads: string;
  /** Of each space, by group (`groups.ts`), the terms of that group with their selectors in it. */
  readonly places: Partial<Readonly<Record<Space, string>>>;
}

/** A term of a group of places with its selectors. */
export type Placed = readonly [id: string, ...selectors: string[]];

/** The same head is the same object each time. */
export function openTerms({ heads, places }: TermData): Terms {
  const all = openPack(heads);
  const met = new Map<string, TermHead>();
  let placed: ReadonlyMap<string, readonly Placement[]> | undefined;
  const get = (id: string): TermHead | undefined => {
    const known = met.get(id);
    const head = known ? undefined : (all.record(id) as Omit<TermHead, 'id'> | undefined);
    if (!head) return known;
    const full = { id, ...head };
    met.set(id, full);
    return full;
  };
  return {
    get,
    *values() {
      for (const id of all.keys) yield get(id)!;
    },
    placements: (id) => (placed ??= placementsIn(places)).get(id) ?? [],
  };
}

function placementsIn(places: TermData['places']): ReadonlyMap<string, readonly Placement[]> {
  const placed = new Map<string, Placement[]>();
  for (const space of SPACES)
    for (const [id, ...selectors] of allIn(openPack(places[space] ?? ''))) {
      const list = placed.get(id) ?? [];
      placed.set(id, list);
      list.push(...selectors.map((selector) => [space, selector] as const));
    }
  return placed;
}

const allIn = (pack: Pack): readonly Placed[] =>
  [...pack.keys].flatMap((key) => pack.record(key) as readonly Placed[]);
