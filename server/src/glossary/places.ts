import type { Address, Space } from '../core/address.ts';
import { divide, type Term, type TermHead, type TopicHead } from './entry.ts';
import { type Layer, merge } from './layers.ts';
import { parseSelector } from './selector.ts';
import { SelectorTrie } from './trie.ts';

/** The index of a glossary: every term and topic, without the long texts. */
export interface GlossaryData {
  readonly terms: readonly TermHead[];
  readonly topics: readonly TopicHead[];
}

/** Where terms stand. Each space's places are read when it is first asked for. */
export class Places {
  readonly terms: ReadonlyMap<string, TermHead>;
  readonly topics: ReadonlyMap<string, TopicHead>;
  readonly layers: readonly Layer[];
  private readonly tries = new Map<Space, SelectorTrie<TermHead>>();

  constructor(data: GlossaryData, layers: readonly Layer[] = []) {
    const terms = new Map(data.terms.map((term) => [term.id, term]));
    const layered = merge(layers, (id): Term | undefined => {
      const head = terms.get(id);
      return head && { ...head, text: '' };
    });
    for (const [id, term] of layered) terms.set(id, divide(term).head);
    this.terms = terms;
    this.topics = new Map(data.topics.map((topic) => [topic.id, topic]));
    this.layers = layers;
  }

  /** The term that an address means most specifically. */
  at(address: Address): TermHead | undefined {
    return this.trie(address.space).resolve(address)[0];
  }

  /** Terms whose selector names the step behind an address, by that step. */
  next(address: Address): ReadonlyMap<string, readonly TermHead[]> {
    return this.trie(address.space).next(address);
  }

  private trie(space: Space): SelectorTrie<TermHead> {
    let trie = this.tries.get(space);
    if (!trie) {
      trie = new SelectorTrie();
      for (const term of this.terms.values())
        for (const selector of term.appears?.[space] ?? [])
          trie.add(parseSelector(space, selector), term);
      this.tries.set(space, trie);
    }
    return trie;
  }
}
