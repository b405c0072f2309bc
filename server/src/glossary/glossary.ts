import type { Address } from '../core/address.ts';
import type { Term, TermBody, TermHead, Topic, TopicHead } from './entry.ts';
import { merge } from './layers.ts';
import type { Pack } from './packs.ts';
import { appearsOf, type Places } from './places.ts';
import type { Terms } from './terms.ts';

/** Terms by address and by id. Immutable; what is not loaded yet is absent, and noted as missing. */
export class Glossary {
  private readonly places: Places;
  /** Packs that somebody asked for and that are not loaded. */
  readonly missing = new Set<string>();
  private readonly topicTexts: Pack | undefined;
  private readonly layered: ReadonlyMap<string, Term>;

  constructor(places: Places, topicTexts?: Pack) {
    this.places = places;
    this.topicTexts = topicTexts;
    this.layered = merge(places.layers, (id) => {
      const head = places.terms.get(id);
      const appears = appearsOf(places.terms, id);
      return head && { ...head, appears, ...(places.builtIn.body(id) ?? { text: '' }) };
    });
  }

  get terms(): Terms {
    return this.places.terms;
  }

  get topics(): ReadonlyMap<string, TopicHead> {
    return this.places.topics;
  }

  /** Remembers what is derived from terms and texts once none is `absent`; layers make it forgotten, settings do not. */
  get memo(): Map<object, unknown> {
    return this.places.memo;
  }

  /** The term of the first address that has one. */
  resolve(addresses: readonly Address[]): TermHead | undefined {
    for (const address of addresses) {
      this.note(this.places.missing(address.space));
      const term = this.places.at(address);
      if (term) return term.hidden ? undefined : term;
    }
    return undefined;
  }

  /** Terms whose selector names the step behind an address, by that step. */
  next(address: Address): ReadonlyMap<string, readonly TermHead[]> {
    this.note(this.places.missing(address.space));
    return this.places.next(address);
  }

  private note(packs: readonly string[]): void {
    for (const name of packs) this.missing.add(name);
  }

  /** The packs of terms that are not loaded. */
  get absent(): readonly string[] {
    return this.places.absent;
  }

  get hasTopics(): boolean {
    return this.topicTexts !== undefined;
  }

  /** What there is of a term by its id alone; an unknown one may be in any pack that is not loaded. */
  term(id: string): TermHead | undefined {
    const head = this.terms.get(id);
    if (!head) this.note(this.absent);
    return head;
  }

  /** The long part of a term; undefined for an id that is not known. */
  body(id: string): TermBody | undefined {
    return this.layered.get(id) ?? this.places.builtIn.body(id);
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
