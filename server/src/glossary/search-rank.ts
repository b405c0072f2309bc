import { costsOf, type Costs, eachNear, NEVER } from './search-costs.ts';
import { type Entry, ID, LEADING, type SearchIndex, TITLE } from './search-index.ts';
import { keyOf, toleranceOf, wordsOf } from './search-words.ts';

/** An entry that was found, and what of it matched. */
export interface Found {
  readonly entry: Entry;
  readonly title: string;
  /** The least is the best. */
  readonly rank: number;
  /** The name or heading that matched, as it is written; absent for the text. */
  readonly match?: string;
  readonly field: number;
}

/** Ranks, the least the best: the whole name as it is written, or but for its spelling, or its beginning, … */
const SAME = 0;
const SAME_KEY = 3;
const BEGINNING = 6;
/** … and whose: a word of files is seldom meant where something else has its name, … */
const OF_FILES = 1;
const ALIASED = 0.5;
const LEADS = 0.4;
/** … all words; what the dearest word costs is added, and where it stands. */
const WORDS = 10;
const IN_ID = 1.5;
const IN_HEADING = 10;
const IN_TEXT = 20;
/** The words stand in several names; the more of them stand in good places, the better. */
const APART = 0.5;
const MEAN = 0.01;
/** The whole name but for mistakes: behind words that are right, before words that are not. */
const NEAR = WORDS + 1.6;

/** More words narrow nothing further. */
const MOST_WORDS = 8;
const LONGEST = 200;
const UNRANKED = Infinity;

/** By entry its best rank, and the unit that has it. */
interface Ranking {
  readonly ranks: Float64Array;
  readonly best: Uint32Array;
}

const unranked = ({ entries, first }: SearchIndex): Ranking => ({
  ranks: new Float64Array(entries.length).fill(UNRANKED),
  best: first.slice(),
});

/** So many entries of a kind are asked for. */
export type Most = Readonly<Record<Entry['kind'], number>>;
const EVERYTHING: Most = { term: Infinity, topic: Infinity };

/** The entries that a query means, the best first. */
export function find(index: SearchIndex, query: string, most: Most = EVERYTHING): readonly Found[] {
  const asked = query.trim().slice(0, LONGEST);
  const words = wordsOf(asked).slice(0, MOST_WORDS);
  const ranking = unranked(index);
  rankNames(index, asked, ranking);
  // Whatever follows ranks behind those.
  if (isEnough(index, ranking, most)) return inOrder(index, ranking, asked, most);
  const costs = costsOf(index, words);
  if (words.length) rankWords(index, costs, ranking);
  rankNear(index, asked, costs, ranking);
  return inOrder(index, ranking, asked, most);
}

function isEnough({ entries }: SearchIndex, { ranks }: Ranking, most: Most): boolean {
  const found: Record<Entry['kind'], number> = { term: 0, topic: 0 };
  for (let i = 0; i < ranks.length; i++) if (ranks[i] !== UNRANKED) found[entries[i]!.kind]++;
  return found.term >= most.term && found.topic >= most.topic;
}

function improve({ ranks, best }: Ranking, entry: number, rank: number, unit: number): void {
  if (rank >= ranks[entry]!) return;
  ranks[entry] = rank;
  best[entry] = unit;
}

/** Names that are the query or begin with it. */
function rankNames(index: SearchIndex, asked: string, ranking: Ranking): void {
  const { keys, names, field, owner, entries } = index;
  const key = keyOf(asked);
  const lower = asked.toLowerCase();
  const code = key.charCodeAt(0);
  for (let unit = 0; unit < keys.length; unit++) {
    const start = keys.starts[unit]!;
    const size = keys.starts[unit + 1]! - start;
    if (size < key.length || keys.text.charCodeAt(start) !== code) continue;
    if (!keys.text.startsWith(key, start)) continue;
    const entry = owner[unit]!;
    const place = placeOf(field[unit]!, entries[entry]!);
    if (size === key.length) {
      const same = names.at(unit).toLowerCase() === lower ? SAME : SAME_KEY;
      improve(ranking, entry, same + place, unit);
    } else if (field[unit] !== ID) improve(ranking, entry, BEGINNING + place, unit);
  }
}

function placeOf(field: number, { weight }: Entry): number {
  if (field === LEADING) return LEADS;
  return (weight ? OF_FILES : 0) + (field === TITLE ? 0 : ALIASED);
}

/** Entries that have all words: in one name at best, else in one heading, else anywhere. */
function rankWords(index: SearchIndex, costs: readonly Costs[], ranking: Ranking): void {
  const { owner, field, first, entries } = index;
  for (let entry = 0; entry < entries.length; entry++) {
    const end = entry + 1 < entries.length ? first[entry + 1]! : owner.length;
    let rank = 0;
    let sum = 0;
    let at = first[entry]!;
    for (const cost of costs) {
      let least = UNRANKED;
      let unit = 0;
      for (let i = first[entry]!; i < end; i++) {
        if (cost[i] === NEVER) continue;
        const value = cost[i]! + PLACES[field[i]!]!;
        if (value < least) [least, unit] = [value, i];
      }
      if (least > rank) [rank, at] = [least, unit];
      if (least === UNRANKED) break;
      sum += least;
    }
    if (rank === UNRANKED) continue;
    improve(ranking, entry, WORDS + rank + APART + (MEAN * sum) / costs.length, at);
    for (let unit = first[entry]!; unit < end; unit++) {
      const dearest = costs.reduce((most, cost) => Math.max(most, cost[unit]!), 0);
      if (dearest === NEVER) continue;
      improve(ranking, entry, WORDS + dearest + PLACES[field[unit]!]!, unit);
    }
  }
}

/** By field. */
const PLACES = [0, 0, IN_ID, 0, IN_HEADING, IN_TEXT];

/**
 * Names that are the query but for mistakes. Those whose words are as many while a short one is another are
 * meant only if nothing else is found by its name.
 */
function rankNear(
  index: SearchIndex,
  asked: string,
  costs: readonly Costs[],
  ranking: Ranking,
): void {
  const { keys, keyLetters, owner, names } = index;
  const key = keyOf(asked);
  const doubtful: (readonly [unit: number, rank: number])[] = [];
  eachNear(keys, keyLetters, key, toleranceOf(key.length), (unit, edits) => {
    const rank = NEAR + edits / 10;
    const isMeant =
      costs.every((cost) => cost[unit] !== NEVER) ||
      (edits === 1 && wordsOf(names.at(unit)).length !== costs.length);
    if (isMeant) improve(ranking, owner[unit]!, rank, unit);
    else doubtful.push([unit, rank]);
  });
  if (doubtful.length && !ranking.ranks.some((rank) => rank < WORDS + IN_HEADING))
    for (const [unit, rank] of doubtful) improve(ranking, owner[unit]!, rank, unit);
}

/** Sorted by rank, then weight, then whether the spelling is the query's, then how short the title is. */
function inOrder(
  index: SearchIndex,
  { ranks, best }: Ranking,
  asked: string,
  most: Most,
): readonly Found[] {
  const { entries, first, names, keys, field } = index;
  const numbers: number[] = [];
  for (let i = 0; i < entries.length; i++) {
    const rank = ranks[i]!;
    if (rank === UNRANKED) continue;
    const other = rank < SAME_KEY && names.at(best[i]!) !== asked ? 1 : 0;
    const title = first[i]!;
    const size = Math.min(255, keys.starts[title + 1]! - keys.starts[title]!);
    const order = ((Math.round(rank * 100) * 4 + entries[i]!.weight) * 2 + other) * 256 + size;
    numbers.push(order * entries.length + i);
  }
  const left = { ...most };
  return Array.from(new Float64Array(numbers).sort()).flatMap((number) => {
    const i = number % entries.length;
    const entry = entries[i]!;
    if (left[entry.kind]-- <= 0) return [];
    const unit = best[i]!;
    const title = names.at(first[i]!);
    const match = names.at(unit);
    const found = { entry, title, rank: ranks[i]!, field: field[unit]! };
    return [match && match !== title ? { ...found, match } : found];
  });
}

/** So many entries are offered where nothing was found. */
const OFFERED = 3;

/** What may have been meant by a query that found nothing: names one mistake further away, or what has all words but one. */
export function suggestions(index: SearchIndex, query: string): readonly Found[] {
  const key = keyOf(query.slice(0, LONGEST));
  const ranking = unranked(index);
  eachNear(index.keys, index.keyLetters, key, toleranceOf(key.length) + 1, (unit, edits) =>
    improve(ranking, index.owner[unit]!, edits, unit),
  );
  const near = inOrder(index, ranking, query, EVERYTHING);
  const offered = new Map<string, Found>();
  for (const found of near.length ? near : withoutOne(index, query))
    if (!offered.has(found.title)) offered.set(found.title, found);
  return [...offered.values()].slice(0, OFFERED);
}

/** Entries that have all words of a query but one; where several may go, the one that leaves the best. */
function withoutOne(index: SearchIndex, query: string): readonly Found[] {
  const words = wordsOf(query).slice(0, MOST_WORDS);
  const costs = words.length > 1 ? costsOf(index, words) : [];
  const fewer = costs.map((_, i) => {
    const ranking = unranked(index);
    rankWords(index, costs.toSpliced(i, 1), ranking);
    return inOrder(index, ranking, query, EVERYTHING);
  });
  const rankOf = (found: readonly Found[]): number => found[0]?.rank ?? UNRANKED;
  return fewer.toSorted((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1))[0] ?? [];
}
