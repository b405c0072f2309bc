import type { Address, Space } from '../core/address.ts';
import { divide, selectorsOf, type Term, type TermHead, type TopicHead } from './entry.ts';
import { type Layer, merge } from './layers.ts';
import { parseSelector } from './selector.ts';
import { openTerms, type TermData, type Terms } from './terms.ts';
import { SelectorTrie } from './trie.ts';

/** The index of a glossary: every term and topic, without the long texts. */
export interface GlossaryData {
  readonly terms: TermData;
  /** The packs of the terms' long parts. */
  readonly texts: readonly string[];
  readonly topics: readonly TopicHead[];
}

/** Where terms stand. Each space's places are read when it is first asked for. */
export class Places {
  readonly terms: Terms;
  /** Without what layers change. */
  readonly builtIn: Terms;
  readonly texts: readonly string[];
  readonly topics: ReadonlyMap<string, TopicHead>;
  readonly layers: readonly Layer[];
  private readonly tries = new Map<Space, SelectorTrie<string>>();

  constructor(data: GlossaryData, layers: readonly Layer[] = []) {
    this.builtIn = openTerms(data.terms);
    this.terms = layered(this.builtIn, layers);
    this.texts = data.texts;
    this.topics = new Map(data.topics.map((topic) => [topic.id, topic]));
    this.layers = layers;
  }

  /** The term that an address means most specifically. */
  at(address: Address): TermHead | undefined {
    const id = this.trie(address.space).resolve(address)[0];
    return id === undefined ? undefined : this.terms.get(id);
  }

  /** Terms whose selector names the step behind an address, by that step. */
  next(address: Address): ReadonlyMap<string, readonly TermHead[]> {
    const steps = [...this.trie(address.space).next(address)];
    return new Map(
      steps.map(([step, ids]) => [step, ids.flatMap((id) => this.terms.get(id) ?? [])]),
    );
  }

  private trie(space: Space): SelectorTrie<string> {
    let trie = this.tries.get(space);
    if (!trie) {
      trie = new SelectorTrie();
      for (const [id, selectors] of this.terms.in(space))
        for (const selector of selectors) trie.add(parseSelector(space, selector), id);
      this.tries.set(space, trie);
    }
    return trie;
  }
}

/** The terms with what layers change of them, which stand last. */
function layered(terms: Terms, layers: readonly Layer[]): Terms {
  const changed = merge(layers, (id): Term | undefined => {
    const head = terms.get(id);
    return head && { ...head, appears: appearsOf(terms, id), text: '' };
  });
  if (!changed.size) return terms;
  const heads = new Map([...changed].map(([id, term]) => [id, divide(term).head]));
  return {
    get: (id) => heads.get(id) ?? terms.get(id),
    *values() {
      for (const head of terms.values()) if (!heads.has(head.id)) yield head;
      yield* heads.values();
    },
    placements: (id) => (heads.has(id) ? selectorsOf(heads.get(id)!) : terms.placements(id)),
    *in(space) {
      for (const place of terms.in(space)) if (!heads.has(place[0])) yield place;
      for (const [id, { appears }] of heads) if (appears?.[space]) yield [id, appears[space]];
    },
  };
}

/** The places of a built-in term, as an entry of a file has them. */
export function appearsOf(terms: Terms, id: string): NonNullable<TermHead['appears']> {
  const appears: Partial<Record<Space, string[]>> = {};
  for (const [space, selector] of terms.placements(id)) (appears[space] ??= []).push(selector);
  return appears;
}
