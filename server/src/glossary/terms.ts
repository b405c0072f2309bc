import { SPACES, type Space } from '../core/address.ts';
import type { TermHead } from './entry.ts';
import { openPack, type Pack } from './packs.ts';

/** A selector with its space. */
export type Placement = readonly [Space, string];

/** Terms without their long texts. */
export interface Terms {
  get(id: string): TermHead | undefined;
  values(): Iterable<TermHead>;
  /** Where a term stands, as it is written; nothing for an unknown id. */
  placements(id: string): readonly Placement[];
  /** Every term of a space with its selectors. */
  in(space: Space): Iterable<readonly [string, readonly string[]]>;
}

/** The bundle's terms, as texts whose lines are read when they are met (`packs.ts`). */
export interface TermData {
  /** By id what `TermHead` says beside id and places. */
  readonly heads: string;
  /** The selectors in a space, by the number of the term's line among the heads. */
  readonly places: Partial<Readonly<Record<Space, string>>>;
}

/** The same head is the same object each time. */
export function openTerms({ heads, places }: TermData): Terms {
  const all = openPack(heads);
  const met = new Map<string, TermHead>();
  const spaces = new Map<Space, Pack>();
  const space = (name: Space): Pack => {
    let pack = spaces.get(name);
    if (!pack) spaces.set(name, (pack = openPack(places[name] ?? '')));
    return pack;
  };
  const selectors = (name: Space, number: string): readonly string[] =>
    (space(name).record(number) as readonly string[] | undefined) ?? [];
  let ids: readonly string[] | undefined;
  const lines = (): readonly string[] => (ids ??= [...all.keys]);
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
    placements(id) {
      const number = String(lines().indexOf(id));
      return SPACES.flatMap((name) =>
        selectors(name, number).map((selector) => [name, selector] as const),
      );
    },
    *in(name) {
      for (const number of space(name).keys)
        yield [lines()[Number(number)]!, selectors(name, number)];
    },
  };
}
