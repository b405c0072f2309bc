import type { Document } from '../core/document.ts';

const known = new WeakMap<Document, Map<string | RegExp, boolean>>();

/**
 * Whether a document holds a word or what fits an expression anywhere: a file that a script writes, or a
 * setting, which decides for all of it. Rules ask for each finding, at each edit; it is looked for once.
 */
export function mentions(document: Document, what: string | RegExp): boolean {
  let answers = known.get(document);
  if (!answers) known.set(document, (answers = new Map()));
  let found = answers.get(what);
  if (found === undefined) {
    const { text } = document;
    found = typeof what === 'string' ? text.includes(what) : what.test(text);
    answers.set(what, found);
  }
  return found;
}
