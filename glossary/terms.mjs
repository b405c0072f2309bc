// What a schema cannot say of terms: ids and places are nobody else's, links lead somewhere, texts are short.
import { judgeSentences } from './sentences.mjs';

const SENTENCE = 120;
const PARAGRAPH = 280;

/** What is wrong with terms and topics, given as [file, entry]; `server` has the readers of `server/src`. */
export function judgeTerms(terms, topics, titles, server) {
  const ids = new Map(terms.map(([file, term]) => [term.id, file]));
  const unknown = (list = []) => list.filter((id) => !ids.has(id) && !titles.has(id));
  return [
    ...takenIds(terms),
    ...takenPlaces(terms, server),
    ...terms.flatMap(([file, term]) => {
      const at = `${file} ${term.id}`;
      return [
        ...wordy(at, term, server),
        ...unknown(term.see).map((id) => `${at}: see ${id} is unknown`),
        ...(term.security ?? [])
          .filter(({ when }) => !server.parseCondition(when))
          .map(({ when }) => `${at}: condition ${when} cannot be read`),
        ...(titles.has(term.topic) ? [] : [`${at}: topic ${term.topic} is unknown`]),
      ];
    }),
    ...topics.flatMap(([file, { see, parent }]) => [
      ...unknown(see).map((id) => `${file}: see ${id} is unknown`),
      ...(parent && !titles.has(parent) ? [`${file}: parent ${parent} is unknown`] : []),
    ]),
    ...judgeSentences(
      terms.map(([file, term]) => [`${file} ${term.id}`, term, server.firstSentence(term.text)]),
    ),
  ];
}

function takenIds(terms) {
  const ids = new Map();
  return terms.flatMap(([file, { id }]) => {
    const taken = ids.get(id);
    ids.set(id, file);
    return taken ? [`${file} id ${id} is taken by ${taken}`] : [];
  });
}

function takenPlaces(terms, { selectorsOf, parseSelector }) {
  const places = new Map();
  return terms.flatMap(([file, term]) =>
    selectorsOf(term).flatMap(([space, selector]) => {
      const held = placesOf(space, parseSelector(space, selector));
      const taken = held.map((place) => places.get(place)).find((id) => id !== undefined);
      for (const place of held) places.set(place, term.id);
      return taken !== undefined && taken !== term.id
        ? [`${file} ${term.id}: ${space} ${selector} belongs to ${taken}`]
        : [];
    }),
  );
}

/**
 * The places of a selector, one for each of its alternatives. A word wins over alternatives that have it, so
 * those are other places, but for what is a single step: there it would only hide a claim.
 */
function placesOf(space, { steps }) {
  const marked = steps.length > 1;
  return steps.reduce(
    (places, step) =>
      places.flatMap((place) =>
        (step.texts ?? [step.text ?? step.kind]).map(
          (text) => `${place}\n${marked || !step.texts ? step.kind : 'literal'} ${text}`,
        ),
      ),
    [space],
  );
}

function wordy(at, { text }, { firstSentence, firstParagraph }) {
  const sentence = firstSentence(text).length;
  const paragraph = firstParagraph(text).length;
  return [
    ...(sentence ? [] : [`${at}: begins with no sentence`]),
    ...(sentence > SENTENCE
      ? [`${at}: first sentence has ${sentence} characters, more than ${SENTENCE}`]
      : []),
    ...(paragraph > PARAGRAPH
      ? [`${at}: first paragraph has ${paragraph} characters, more than ${PARAGRAPH}`]
      : []),
  ];
}
