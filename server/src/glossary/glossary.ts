import type { Address } from '../core/address.ts';
import type { Term, TermBody, TermHead, Topic, TopicHead } from './entry.ts';
import { merge } from './layers.ts';
import type { Pack } from './packs.ts';
import { appearsOf, type Places } from './places.ts';
import type { Terms } from './terms.ts';

/** Terms by address and by id. Immutable; long texts may be absent until they are loaded. */
export class Glossary {
  private readonly places: Places;
  private readonly texts: Pack | undefined;
  private readonly topicTexts: Pack | undefined;
  private readonly layered: ReadonlyMap<string, Term>;

  constructor(places: Places, texts?: Pack, topicTexts?: Pack) {
    this.places = places;
    this.texts = texts;
    this.topicTexts = topicTexts;
    this.layered = merge(places.layers, (id) => {
      const head = places.terms.get(id);
      const appears = appearsOf(places.terms, id);
      return head && { ...head, appears, ...(this.builtIn(id) ?? { text: '' }) };
    });
  }

  get terms(): Terms {
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
    return this.texts?.record(id) as TermBody | undefined;
  }

  topic(id: string): Topic | undefined {
    const head = this.topics.get(id);
    const text = this.topicTexts?.record(id) as Topic | undefined;
    return head && text && { ...head, ...text };
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
