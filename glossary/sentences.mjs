// What a first sentence must do: say something that the name does not.

/** Words that carry no content of their own. */
const EMPTY = new Set(
  `a an and any are as at be been before behind both but by can do does each else every for from gets give given gives has have how if in into is
  it its itself like made make makes may more most no nor not of off on once one only or other out over own per same set sets so some such than that the their
  them then there these they this those to up use used uses using via was what when where whether which while who whose will with within without you your`
    .split(/\s+/)
    .filter(Boolean),
);
const ENOUGH = 3;

const wordsOf = (text) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
/** `volumes` and `volume` are one word. */
const stem = (word) => (word.length > 3 ? word.replace(/(?:ies|es|s)$/, '') : word);
const namesOf = ({ id, title, kind }) => new Set(wordsOf(`${id} ${title} ${kind ?? ''}`).map(stem));

/**
 * What is wrong with the first sentences of terms, given as [place, term, sentence]: too few words
 * beyond the name, or the same sentence as another term's with the name put in.
 */
export function judgeSentences(entries) {
  const problems = [];
  const masked = new Map();
  for (const [at, term, sentence] of entries) {
    const names = namesOf(term);
    const words = wordsOf(sentence).map(stem);
    const content = new Set(words.filter((word) => !names.has(word) && !EMPTY.has(word)));
    if (content.size < ENOUGH)
      problems.push(`${at}: the first sentence says no more than the name: ${sentence}`);
    const mask = words.map((word) => (names.has(word) ? '_' : word)).join(' ');
    const twin = masked.get(mask);
    if (twin !== undefined) problems.push(`${at}: the first sentence is that of ${twin}`);
    masked.set(mask, term.id);
  }
  return problems;
}
