// What every entry owes its readers: a source, a day on which somebody looked, words of its own.
import { copied } from './phrases.mjs';
import { isWaiting, unreviewed } from './reviews.mjs';

/** So many words make a sentence whose like elsewhere is no accident. */
const LONG = 9;

/**
 * What is wrong with entries, given as [file, entry]: terms need `docs`, and `checked` unless their table
 * waits for its second reader; nothing is taken from the notes, and no sentence said twice.
 */
export function judgeTruth(terms, topics) {
  const named = ([file, entry]) => [`${file} ${entry.id}`, entry];
  return [
    ...terms.flatMap(([file, term]) => owed(file, term)),
    ...topics.filter(([, topic]) => !topic.docs).map(([file]) => `${file}: has no docs`),
    ...unreviewed().map(
      ({ id }) => `${id}: nobody has read it a second time (glossary/reviews.mjs)`,
    ),
    ...[...terms, ...topics].map(named).flatMap(([at, entry]) => taken(at, entry)),
    ...repeated([...terms, ...topics].map(named)),
  ];
}

function owed(file, { id, docs = {}, checked }) {
  const isUnread = file.includes('/tables/') && isWaiting(file);
  return [
    ...(Object.keys(docs).length ? [] : [`${file} ${id}: has no docs`]),
    ...(checked || isUnread ? [] : [`${file} ${id}: nobody says on which day it was checked`]),
  ];
}

/** The prose of an entry, without code and tables. */
const proseOf = ({ text, summary = '' }) =>
  [summary, text.replaceAll(/^(`{3,})[\s\S]*?^\1\s*$/gm, '').replaceAll(/^\|.*$/gm, '')].join(
    '\n\n',
  );

function taken(at, entry) {
  const notes = (entry.security ?? []).map(({ note }) => note);
  const phrase = [proseOf(entry), ...notes].map(copied).find((found) => found);
  return [
    ...(phrase ? [`${at}: "${phrase}" stands in the notes`] : []),
    ...(/\]\(http:/.test(entry.text) ? [`${at}: a link is not https`] : []),
  ];
}

/** Prose alone: notes on the same risk may well use the same words. */
function repeated(entries) {
  const problems = [];
  const known = new Map();
  for (const [at, entry] of entries)
    for (const sentence of sentencesOf(entry)) {
      const said = wordsOf(sentence).join(' ');
      const twin = known.get(said);
      if (twin) problems.push(`${at}: "${sentence.trim()}" stands in ${twin}`);
      known.set(said, at);
    }
  return problems;
}

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The long sentences of an entry, each once. */
const sentencesOf = (entry) =>
  new Set(
    proseOf(entry)
      .split(/(?<=[.!?])\s+|\n{2,}|^\s*(?:[-*]|\d+\.)\s+/m)
      .filter((sentence) => wordsOf(sentence).length >= LONG),
  );
