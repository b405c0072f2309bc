import type { Address, Space } from '../core/address.ts';
import { divide, selectorsOf, type Term, type TermHead, type TopicHead } from './entry.ts';
import { type Layer, merge } from './layers.ts';
import { parseSelector } from './selector.ts';
import type { Pack } from './packs.ts';
import { type BuiltIn, openTerms, type Shelves, type Terms } from './terms.ts';
import { type Groups, openGroups } from './groups.ts';
import { SelectorTrie } from './trie.ts';

/** The index of a glossary: where its terms are, and every topic without its text. */
export interface GlossaryData {
  readonly terms: Shelves;
  readonly topics: readonly TopicHead[];
}

/** Where terms stand. Places are read by groups, when an address that may mean one is asked for. */
export class Places {
  readonly terms: Terms;
  /** Without what layers change. */
  readonly builtIn: BuiltIn;
  readonly topics: ReadonlyMap<string, TopicHead>;
  readonly layers: readonly Layer[];
  /** What is derived from all terms and their texts. */
  readonly memo = new Map<object, unknown>();
  private readonly shelves: Shelves;
  private readonly loaded: ReadonlyMap<string, Pack>;
  private readonly changed: ReadonlyMap<string, TermHead>;
  private readonly spaces = new Map<Space, SpacePlaces>();

  /** `loaded` are the packs that are there; more may come. Layers know of terms only what is loaded now. */
  constructor(
    data: GlossaryData,
    loaded: ReadonlyMap<string, Pack>,
    layers: readonly Layer[] = [],
  ) {
    this.shelves = data.terms;
    this.loaded = loaded;
    this.builtIn = openTerms(data.terms, loaded);
    this.changed = changedBy(this.builtIn, layers);
    this.terms = this.changed.size ? layered(this.builtIn, this.changed) : this.builtIn;
    this.topics = new Map(data.topics.map((topic) => [topic.id, topic]));
    this.layers = layers;
  }

  /** The packs of terms that are not loaded. */
  get absent(): readonly string[] {
    return this.shelves.all.filter((name) => !this.loaded.has(name));
  }

  /** The packs without which nobody can say what stands in a space. */
  missing(space: Space): readonly string[] {
    const { places, shared } = this.shelves;
    const own = places[space] ?? shared;
    if (this.loaded.has(own) && this.loaded.has(shared)) return NONE;
    return [own, shared].filter((name) => !this.loaded.has(name));
  }

  /** The term that an address means most specifically. */
  at(address: Address): TermHead | undefined {
    const id = this.trie(address, false).resolve(address)[0];
    return id === undefined ? undefined : this.terms.get(id);
  }

  /** Terms whose selector names the step behind an address, by that step. */
  next(address: Address): ReadonlyMap<string, readonly TermHead[]> {
    const steps = [...this.trie(address, true).next(address)];
    return new Map(
      steps.map(([step, ids]) => [step, ids.flatMap((id) => this.terms.get(id) ?? [])]),
    );
  }

  /** The trie of the address's space, with all that may mean the address, or what stands one step below it. */
  private trie(address: Address, below: boolean): SelectorTrie<string> {
    const { space } = address;
    let places = this.spaces.get(space);
    if (!places) this.spaces.set(space, (places = this.open(space)));
    const { trie } = places;
    const pack = this.loaded.get(this.shelves.places[space] ?? '');
    if (pack) places.groups ??= openGroups(pack, space);
    for (const group of places.groups?.take(address, below) ?? [])
      for (const [id, ...selectors] of group)
        if (!this.changed.has(id))
          for (const selector of selectors) trie.addBelow(parseSelector(space, selector), id);
    return trie;
  }

  private open(space: Space): SpacePlaces {
    const trie = new SelectorTrie<string>();
    for (const [id, { appears }] of this.changed)
      for (const selector of appears?.[space] ?? []) trie.add(parseSelector(space, selector), id);
    return { trie, groups: undefined };
  }
}

const NONE: readonly string[] = [];

interface SpacePlaces {
  readonly trie: SelectorTrie<string>;
  /** Absent until the pack is there. */
  groups: Groups | undefined;
}

/** The terms that layers change or add. */
function changedBy(terms: Terms, layers: readonly Layer[]): ReadonlyMap<string, TermHead> {
  const changed = merge(layers, (id): Term | undefined => {
    const head = terms.get(id);
    return head && { ...head, appears: appearsOf(terms, id), text: '' };
  });
  return new Map([...changed].map(([id, term]) => [id, divide(term).head]));
}

/** The terms with what is changed of them, which stands last. */
const layered = (terms: Terms, heads: ReadonlyMap<string, TermHead>): Terms => ({
  get: (id) => heads.get(id) ?? terms.get(id),
  *values() {
    for (const head of terms.values()) if (!heads.has(head.id)) yield head;
    yield* heads.values();
  },
  placements: (id) => (heads.has(id) ? selectorsOf(heads.get(id)!) : terms.placements(id)),
});

/** The places of a built-in term, as an entry of a file has them. */
export function appearsOf(terms: Terms, id: string): NonNullable<TermHead['appears']> {
  const appears: Partial<Record<Space, string[]>> = {};
  for (const [space, selector] of terms.placements(id)) (appears[space] ??= []).push(selector);
  return appears;
}
