import type { Address } from '../core/address.ts';
import {
  divide,
  selectorsOf,
  type Term,
  type TermBody,
  type TermHead,
  type Topic,
  type TopicHead,
} from './entry.ts';
import { type Layer, merge } from './layers.ts';
import { parseSelector } from './selector.ts';
import { SelectorTrie } from './trie.ts';

/** What a glossary is made of: the index of everything, and long texts as one JSON string per id. */
export interface GlossaryData {
  readonly terms: readonly TermHead[];
  readonly topics: readonly TopicHead[];
}

/** Long texts: an id and its body as JSON, parsed when it is met. */
export type Texts = Readonly<Record<string, string>>;

/** Terms by address and by id. Immutable; long texts may be absent until they are loaded. */
export class Glossary {
  readonly terms: ReadonlyMap<string, TermHead>;
  readonly topics: ReadonlyMap<string, TopicHead>;
  private readonly trie = new SelectorTrie<TermHead>();
  private readonly texts: Texts | undefined;
  private readonly topicTexts: Texts | undefined;

  private readonly layered: ReadonlyMap<string, Term>;

  constructor(
    data: GlossaryData,
    texts?: Texts,
    topicTexts?: Texts,
    layers: readonly Layer[] = [],
  ) {
    const terms = new Map(data.terms.map((term) => [term.id, term]));
    this.texts = texts;
    this.layered = merge(layers, (id) => {
      const head = terms.get(id);
      return head && { ...head, ...(this.builtIn(id) ?? { text: '' }) };
    });
    for (const [id, term] of this.layered) terms.set(id, divide(term).head);
    this.terms = terms;
    this.topics = new Map(data.topics.map((topic) => [topic.id, topic]));
    this.topicTexts = topicTexts;
    for (const term of this.terms.values())
      for (const [space, selector] of selectorsOf(term))
        this.trie.add(parseSelector(space, selector), term);
  }

  /** The term of the first address that has one. */
  resolve(addresses: readonly Address[]): TermHead | undefined {
    for (const address of addresses) {
      const [term] = this.trie.resolve(address);
      if (term) return term.hidden ? undefined : term;
    }
    return undefined;
  }

  /** Terms whose selector names the step behind an address, by that step. */
  next(address: Address): ReadonlyMap<string, readonly TermHead[]> {
    return this.trie.next(address);
  }

  get hasTexts(): boolean {
    return this.texts !== undefined;
  }

  get hasTopics(): boolean {
    return this.topicTexts !== undefined;
  }

  /** The long part of a term; undefined while texts are not loaded or for an unknown id. */
  body(id: string): TermBody | undefined {
    return this.layered.get(id) ?? this.builtIn(id);
  }

  private builtIn(id: string): TermBody | undefined {
    const text = own(this.texts, id);
    return text === undefined ? undefined : (JSON.parse(text) as TermBody);
  }

  topic(id: string): Topic | undefined {
    const head = this.topics.get(id);
    const text = own(this.topicTexts, id);
    return head && text !== undefined ? { ...head, ...(JSON.parse(text) as Topic) } : undefined;
  }

  /** The nearest topic that has a note: the one itself or one above it. */
  noteTopic(topic: string): TopicHead | undefined {
    return this.trail(topic).findLast(({ summary }) => summary !== '');
  }

  /** The topics above one, from the root, itself included. */
  trail(topic: string): readonly TopicHead[] {
    const trail: TopicHead[] = [];
    for (let at = this.topics.get(topic); at && !trail.includes(at);) {
      trail.unshift(at);
      at = at.parent === undefined ? undefined : this.topics.get(at.parent);
    }
    return trail;
  }
}

const own = (texts: Texts | undefined, id: string): string | undefined =>
  texts && Object.hasOwn(texts, id) ? texts[id] : undefined;
