import { SPACES, type Space } from '../core/address.ts';
import type { Term, TermBody, TermHead } from './entry.ts';
import { isMarked, placedIn, sharedKey } from './groups.ts';
import type { Pack } from './packs.ts';

/** A selector with its space. */
export type Placement = readonly [Space, string];

/** Terms without their long texts. */
export interface Terms {
  get(id: string): TermHead | undefined;
  values(): Iterable<TermHead>;
  /** Where a term stands, as it is written; nothing for an unknown id. Reads all places at its first use. */
  placements(id: string): readonly Placement[];
}

/** A term of a group of places with its selectors. */
export type Placed = readonly [id: string, ...selectors: string[]];

/**
 * Where the bundle has its terms: in packs (`packs.ts`) of one record for each term, by its id, and one
 * for each group of places (`groups.ts`). What many terms say alike is a record too. A term lies with the only space that it stands in, or apart.
 */
export interface Shelves {
  /** The names of all packs, `terms/ansible`. */
  readonly all: readonly string[];
  /** Holds the terms that stand in several spaces. */
  readonly shared: string;
  /** Of spaces, the pack that holds their places. */
  readonly places: Partial<Readonly<Record<Space, string>>>;
}

/** The bundle's terms, as far as their packs are loaded. */
export interface BuiltIn extends Terms {
  body(id: string): TermBody | undefined;
}

type Stored = Omit<Term, 'id' | 'appears'>;

/** A term whose other fields stand in a record that many share; its title may follow from its id. */
interface Sharing extends Omit<Stored, 'title'> {
  readonly title?: string;
  readonly as?: number;
}

/** What several terms share. */
interface Shared extends Partial<Stored> {
  readonly titles: Titles;
}

/** What ids begin with, what their titles have instead, and what titles have for a hyphen behind that. */
type Titles = readonly [id: string, title: string, hyphen: string];

/** The title of an id, whose beginning is not looked at. */
export const titleFrom = ([before, instead, hyphen]: Titles, id: string): string =>
  instead + id.slice(before.length).replaceAll('-', hyphen);

/** The same head is the same object each time. Packs may come later: they are looked into as they are then. */
export function openTerms(shelves: Shelves, loaded: ReadonlyMap<string, Pack>): BuiltIn {
  const met = new Map<string, { readonly head: TermHead; readonly pack: Pack }>();
  const packs = () => shelves.all.flatMap((name) => loaded.get(name) ?? []);
  const storedIn = (pack: Pack, id: string): Stored | undefined => {
    const record = pack.record(id) as Sharing | undefined;
    if (record?.as === undefined) return record as Stored | undefined;
    const { as: shared, ...own } = record;
    const { titles, ...common } = pack.record(sharedKey(shared)) as Shared;
    return { title: titleFrom(titles, id), ...common, ...own };
  };
  const packOf = (id: string): Pack | undefined =>
    met.get(id)?.pack ?? packs().find((pack) => storedIn(pack, id));
  const headIn = (pack: Pack, id: string): TermHead => {
    const known = met.get(id);
    if (known) return known.head;
    const { title, kind, topic, hidden } = storedIn(pack, id)!;
    const head = { id, title, kind, topic, ...(hidden !== undefined && { hidden }) };
    met.set(id, { head, pack });
    return head;
  };
  const placements = createPlacements(shelves, loaded);
  return {
    get(id) {
      const pack = packOf(id);
      return pack && headIn(pack, id);
    },
    body(id) {
      const pack = packOf(id);
      return pack && storedIn(pack, id);
    },
    *values() {
      for (const pack of packs())
        for (const id of pack.keys) if (!isMarked(id)) yield headIn(pack, id);
    },
    placements: (id) => placements().get(id) ?? [],
  };
}

/** Every term's places in the packs that are loaded, read once for those. */
function createPlacements({ places }: Shelves, loaded: ReadonlyMap<string, Pack>) {
  let packs = '';
  let placed = new Map<string, Placement[]>();
  return (): ReadonlyMap<string, readonly Placement[]> => {
    const now = [...loaded.keys()].join();
    if (now === packs) return placed;
    packs = now;
    placed = new Map();
    for (const space of SPACES)
      for (const [id, ...selectors] of placedIn(loaded.get(places[space] ?? ''), space)) {
        const list = placed.get(id) ?? [];
        placed.set(id, list);
        list.push(...selectors.map((selector) => [space, selector] as const));
      }
    return placed;
  };
}
