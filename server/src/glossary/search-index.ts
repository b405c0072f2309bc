import { keyOf, lettersOf, packed, type Strings, wordsOf } from './search-words.ts';

/** Longer ones are no words: digests, keys, encoded data. */
const LONGEST = 40;

/** Something that can be found. */
export interface Entry {
  readonly kind: 'term' | 'topic';
  readonly id: string;
  /** Of equal finds the one with the least comes first. */
  readonly weight: number;
}

/** What an entry is found by. */
export interface Searchable {
  readonly entry: Entry;
  readonly title: string;
  /** Other names that serve as well as the title. */
  readonly aliases: readonly string[];
  /** Of all these names those that it has before words of files. */
  readonly leads: readonly string[];
  readonly headings: readonly string[];
  readonly text: string;
}

/** What a unit is to its entry. */
export const TITLE = 0;
export const ALIAS = 1;
export const ID = 2;
export const LEADING = 3;
export const HEADING = 4;
export const TEXT = 5;

/**
 * An inverted index: units are what words stand in, each a name, a heading or the text of an entry. A few
 * strings and arrays of numbers, so that it weighs little more than its words.
 */
export interface SearchIndex {
  readonly entries: readonly Entry[];
  /** The first unit of each entry, its title. */
  readonly first: Uint32Array;
  readonly owner: Uint32Array;
  readonly field: Uint8Array;
  /** Names and headings as they are written, and names by their keys; empty for what has none. */
  readonly names: Strings;
  readonly keys: Strings;
  readonly keyLetters: Uint32Array;
  /** All words, in order. */
  readonly words: Strings;
  readonly wordLetters: Uint32Array;
  /** Where the units of each word begin in `units`. */
  readonly postings: Uint32Array;
  readonly units: Uint32Array;
}

/** Reads all that can be found. */
export function indexOf(all: Iterable<Searchable>): SearchIndex {
  const entries: Entry[] = [];
  const first: number[] = [];
  const units = new Units();
  for (const { entry, title, aliases, leads, headings, text } of all) {
    const owner = entries.push(entry) - 1;
    first.push(units.owner.length);
    units.add(owner, TITLE, title);
    units.add(owner, ID, entry.id);
    for (const alias of aliases) units.add(owner, ALIAS, alias);
    for (const name of leads) units.add(owner, LEADING, name);
    for (const heading of headings) units.add(owner, HEADING, heading);
    units.add(owner, TEXT, text);
  }
  const keys = packed(units.keys);
  return {
    entries,
    first: new Uint32Array(first),
    owner: new Uint32Array(units.owner),
    field: new Uint8Array(units.field),
    names: packed(units.names),
    keys,
    keyLetters: lettersIn(keys),
    ...units.inverted(),
  };
}

function lettersIn({ length, text, starts }: Strings): Uint32Array {
  const letters = new Uint32Array(length);
  for (let i = 0; i < length; i++) letters[i] = lettersOf(text, starts[i]!, starts[i + 1]!);
  return letters;
}

/** Units while they are collected. */
class Units {
  readonly owner: number[] = [];
  readonly field: number[] = [];
  readonly names: string[] = [];
  readonly keys: string[] = [];
  /** The words in the order in which they were met. */
  private readonly numbers = new Map<string, number>();
  /** By the number of a word, its last unit and one more. */
  private last = new Uint32Array(1 << 13);
  /** Each word with each of its units, in the order of units. */
  private pairs = new Uint32Array(1 << 18);
  private size = 0;

  add(owner: number, field: number, part: string): void {
    const unit = this.owner.length;
    const words = wordsOf(part);
    this.owner.push(owner);
    this.field.push(field);
    this.names.push(field === TEXT ? '' : part);
    this.keys.push(field < HEADING ? keyOf(part, words) : '');
    for (const word of words) {
      if (word.length > LONGEST) continue;
      let number = this.numbers.get(word);
      if (number === undefined) this.numbers.set(word, (number = this.numbers.size));
      this.put(number, unit);
    }
  }

  private put(word: number, unit: number): void {
    if (word >= this.last.length) this.last = grown(this.last);
    if (this.last[word] === unit + 1) return;
    this.last[word] = unit + 1;
    if (this.size === this.pairs.length) this.pairs = grown(this.pairs);
    this.pairs[this.size++] = word;
    this.pairs[this.size++] = unit;
  }

  /** The same by words. */
  inverted(): Pick<SearchIndex, 'words' | 'wordLetters' | 'postings' | 'units'> {
    const all = [...this.numbers.keys()];
    const order = [...all.keys()].sort((a, b) => (all[a]! < all[b]! ? -1 : 1));
    const sorted = order.map((number) => all[number]!);
    const place = new Uint32Array(sorted.length);
    for (let i = 0; i < order.length; i++) place[order[i]!] = i;
    const postings = new Uint32Array(sorted.length + 1);
    const { pairs, size } = this;
    for (let i = 0; i < size; i += 2) postings[place[pairs[i]!]! + 1]!++;
    for (let i = 0; i < sorted.length; i++) postings[i + 1]! += postings[i]!;
    const next = postings.slice();
    const units = new Uint32Array(size / 2);
    for (let i = 0; i < size; i += 2) units[next[place[pairs[i]!]!]!++] = pairs[i + 1]!;
    const words = packed(sorted);
    return { words, wordLetters: lettersIn(words), postings, units };
  }
}

function grown(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * numbers.length);
  more.set(numbers);
  return more;
}
