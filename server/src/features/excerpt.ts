import { editsFrom } from '../core/edits.ts';
import { folded, toleranceOf, wordsOf } from '../glossary/search-words.ts';

/** Characters of a text that are shown around what was found in it. */
const ROOM = 120;
const BEFORE = 30;

/** A word of a text that a query means. */
interface Occurrence {
  readonly at: number;
  /** Which word of the query. */
  readonly word: string;
  /** Whole words count more than those that are begun. */
  readonly weight: number;
}

/** What stands around the words of a query in a text, on one line: where most of them are together. Empty where none is. */
export function excerpt(text: string, query: string): string {
  const words = wordsOf(query);
  const right = occurrences(text, words);
  const found = right.length ? right : mistyped(text, words);
  let best: Occurrence | undefined;
  let most = 0;
  for (const [i, first] of found.entries()) {
    const weights = new Map<string, number>();
    for (const { at, word, weight } of found.slice(i, i + 3 * words.length))
      if (at < first.at + ROOM - BEFORE)
        weights.set(word, Math.max(weight, weights.get(word) ?? 0));
    const weight = [...weights.values()].reduce((a, b) => a + b, 0);
    if (weight > most) [best, most] = [first, weight];
  }
  return best ? cut(text, best.at) : '';
}

/** Words as they are or begun. */
function occurrences(text: string, words: readonly string[]): readonly Occurrence[] {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const begun = new RegExp(`\\b(${longestFirst.join('|')})(\\w*)`, 'gi');
  return Array.from(text.matchAll(begun), ({ 1: word = '', 2: rest = '', index }) => ({
    at: index,
    word: word.toLowerCase(),
    weight: rest ? 1 : 2,
  }));
}

/** Words but for mistakes. */
function mistyped(text: string, words: readonly string[]): readonly Occurrence[] {
  const meant = words
    .filter((word) => toleranceOf(word.length) > 0)
    .map((word) => ({ word, limit: toleranceOf(word.length), edits: editsFrom(word, true) }));
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu)).flatMap(({ 0: token, index }) => {
    const plain = folded(token);
    const near = meant.find(({ limit, edits }) => edits(plain, 0, plain.length, limit) <= limit);
    return near ? [{ at: index, word: near.word, weight: 1 }] : [];
  });
}

/** The line around an offset, whole words of it. */
function cut(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at) + 1;
  const lineEnd = text.indexOf('\n', at);
  const end = lineEnd < 0 ? text.length : lineEnd;
  const from = at - start > BEFORE ? text.lastIndexOf(' ', at - BEFORE) + 1 : start;
  const first = Math.max(start, from);
  const last = end - first > ROOM ? text.lastIndexOf(' ', first + ROOM) : end;
  const to = last > at ? last : Math.min(end, first + ROOM);
  const shown = text.slice(first, to).trim();
  return `${first > start ? '… ' : ''}${shown}${to < end ? ' …' : ''}`;
}
