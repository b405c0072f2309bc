import type { Address } from '../core/address.ts';
import type { Term, TermBody, TermHead, Topic, TopicHead } from './entry.ts';
import { merge } from './layers.ts';
import type { Pack } from './packs.ts';
import { appearsOf, type Places } from './places.ts';
import type { Terms } from './terms.ts';

/** Terms by address and by id. Immutable; long texts may be absent until they are loaded. */
export class Glossary {
  private readonly places: Places;
  private readonly texts: ReadonlyMap<string, Pack>;
  /** Packs of texts that somebody asked for and that are not loaded. */
  readonly missing = new Set<string>();
  private readonly topicTexts: Pack | undefined;
  private readonly layered: ReadonlyMap<string, Term>;

  constructor(places: Places, texts: ReadonlyMap<string, Pack>, topicTexts?: Pack) {
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

  /** The packs of texts that are not loaded. */
  get absent(): readonly string[] {
    return this.places.texts.filter((name) => !this.texts.has(name));
  }

  get hasTopics(): boolean {
    return this.topicTexts !== undefined;
  }

  /** The long part of a term; undefined for an unknown id, and while its pack is `missing`. */
  body(id: string): TermBody | undefined {
    return this.layered.get(id) ?? this.builtIn(id);
  }

  private builtIn(id: string): TermBody | undefined {
    const head = this.places.builtIn.get(id);
    if (!head) return undefined;
    const name = `texts/${head.in ?? 'shared'}`;
    const pack = this.texts.get(name);
    if (!pack) this.missing.add(name);
    return pack?.record(id) as TermBody | undefined;
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
