import { editsFrom } from '../core/edits.ts';
import type { SearchIndex } from './search-index.ts';
import { count, lettersOf, type Strings, toleranceOf } from './search-words.ts';

/** What a word of a query costs where it stands as it is, begins a word, or is mistyped. */
const EXACT = 0;
const BEGINS = 1;
const MISTYPED = 2;
/** No word of the query is there. */
export const NEVER = 255;

/** What each unit costs a word of a query; `NEVER` where the word is not in it. */
export type Costs = Uint8Array;

/** Costs of a query's words, spelled as one or as several. `isLast`: the word may be unfinished. */
export function costsOf(index: SearchIndex, words: readonly string[]): readonly Costs[] {
  const last = words.length - 1;
  const costs = words.map((word, i) => {
    const own = new Uint8Array(index.owner.length).fill(NEVER);
    addWord(index, word, i === last, own);
    addNear(index, word, i === last, own);
    addHalves(index, word, i === last, own);
    return own;
  });
  for (let i = 0; i < last; i++) {
    const joined = new Uint8Array(index.owner.length).fill(NEVER);
    if (!addWord(index, words[i]! + words[i + 1]!, i + 1 === last, joined)) continue;
    for (const own of [costs[i]!, costs[i + 1]!])
      for (let unit = 0; unit < own.length; unit++)
        if (joined[unit]! < own[unit]!) own[unit] = Math.max(joined[unit]!, BEGINS);
  }
  return costs;
}

/** Words of the index that a word means, each with its cost; false where there are none. */
function addWord(index: SearchIndex, word: string, isLast: boolean, costs: Costs): boolean {
  const { words } = index;
  const at = placeOf(words, word);
  const isThere = words.at(at) === word;
  if (isThere) lower(index, at, EXACT, costs);
  let i = at;
  for (; isLast && i < words.length && words.text.startsWith(word, words.starts[i]); i++)
    lower(index, i, BEGINS, costs);
  return isThere || i > at;
}

/** The same for words that it was meant to be. */
function addNear(index: SearchIndex, word: string, isLast: boolean, costs: Costs): void {
  const { words, wordLetters } = index;
  eachNear(words, wordLetters, word, toleranceOf(word.length), (i, edits) =>
    lower(index, i, MISTYPED + 2 * (edits - 1), costs),
  );
  // Half a word says little: it must be longer for the same mistakes.
  const tolerance = isLast ? toleranceOf(word.length - 1) : 0;
  eachNear(
    words,
    wordLetters,
    word,
    tolerance,
    (i, edits) => lower(index, i, MISTYPED + 2 * edits - 1, costs),
    true,
  );
}

function lower(index: SearchIndex, word: number, cost: number, costs: Costs): void {
  const { postings, units } = index;
  for (let i = postings[word]!; i < postings[word + 1]!; i++)
    if (cost < costs[units[i]!]!) costs[units[i]!] = cost;
}

/** Two words of the index that the query has as one: both must be in a unit. */
function addHalves(index: SearchIndex, word: string, isLast: boolean, costs: Costs): void {
  const { words, postings, units } = index;
  for (let cut = 2; cut <= word.length - 2; cut++) {
    const left = placeOf(words, word.slice(0, cut));
    const right = word.slice(cut);
    const from = placeOf(words, right);
    const matches = (i: number): boolean =>
      isLast ? words.text.startsWith(right, words.starts[i]) : words.at(i) === right;
    if (words.at(left) !== word.slice(0, cut) || from === words.length || !matches(from)) continue;
    const own = new Set(units.subarray(postings[left], postings[left + 1]));
    for (let i = from; i < words.length && matches(i); i++)
      for (const unit of units.subarray(postings[i], postings[i + 1]))
        if (own.has(unit) && costs[unit]! > BEGINS) costs[unit] = BEGINS;
  }
}

/** Where a word stands among sorted ones, or would stand. */
function placeOf(words: Strings, word: string): number {
  let from = 0;
  let to = words.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (words.at(middle) < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Tells the strings that are 1 to `limit` edits from a word; with `isPrefix` those that begin with such. */
export function eachNear(
  { length, text, starts }: Strings,
  letters: Uint32Array,
  word: string,
  limit: number,
  tell: (i: number, edits: number) => void,
  isPrefix = false,
): void {
  if (limit < 1) return;
  const own = lettersOf(word, 0, word.length);
  const edits = editsFrom(word, isPrefix);
  for (let i = 0; i < length; i++) {
    const size = starts[i + 1]! - starts[i]!;
    if (size < word.length - limit || (!isPrefix && size > word.length + limit)) continue;
    // Each edit brings or takes one letter at most.
    if (count(own & ~letters[i]!) > limit) continue;
    if (!isPrefix && count(letters[i]! & ~own) > limit) continue;
    const found = edits(text, starts[i]!, starts[i + 1]!, limit);
    if (found > 0 && found <= limit) tell(i, found);
  }
}
