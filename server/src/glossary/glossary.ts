import type { Address } from '../core/address.ts';
import type { Term, TermBody, TermHead, Topic, TopicHead } from './entry.ts';
import { merge } from './layers.ts';
import type { Places } from './places.ts';

/** Long texts: an id and its body as JSON, parsed when it is met. */
export type Texts = Readonly<Record<string, string>>;

/** Terms by address and by id. Immutable; long texts may be absent until they are loaded. */
export class Glossary {
  private readonly places: Places;
  private readonly texts: Texts | undefined;
  private readonly topicTexts: Texts | undefined;
  private readonly layered: ReadonlyMap<string, Term>;

  constructor(places: Places, texts?: Texts, topicTexts?: Texts) {
    this.places = places;
    this.texts = texts;
    this.topicTexts = topicTexts;
    this.layered = merge(places.layers, (id) => {
      const head = places.terms.get(id);
      return head && { ...head, ...(this.builtIn(id) ?? { text: '' }) };
    });
  }

  get terms(): ReadonlyMap<string, TermHead> {
    return this.places.terms;
  }

  get topics(): ReadonlyMap<string, TopicHead> {
    return this.places.topics;
  }

  /** The term of the first address that has one. */
  resolve(addresses: readonly Address[]): TermHead | undefined {
    for (const address of addresses) {
      const term = this.places.at(address);
      if (term) return term.hidden ? undefined : term;
    }
    return undefined;
  }

  /** Terms whose selector names the step behind an address, by that step. */
  next(address: Address): ReadonlyMap<string, readonly TermHead[]> {
    return this.places.next(address);
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
