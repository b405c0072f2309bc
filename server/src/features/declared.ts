import { ANCHOR, type Document } from '../core/document.ts';
import { placesOf } from '../core/names.ts';
import { shifted, type Span } from '../core/span.ts';

/** Something that a document names for others. Offsets are the document's. */
export interface Declared extends Span {
  readonly scope: string;
  readonly text: string;
}

/** Marks that many things share, or that nobody looks for from elsewhere. */
const PRIVATE: ReadonlySet<string> = new Set([ANCHOR, 'tag']);

/** The names that a document declares, each once, in the order of the text. */
export function declared(document: Document): readonly Declared[] {
  const found = new Map<string, Declared>();
  for (const { declares, name, span, part } of placesOf(document)) {
    const { scope, text } = name;
    const key = `${scope}\n${text}`;
    if (!declares || PRIVATE.has(scope) || found.has(key)) continue;
    found.set(key, { scope, text, ...shifted(span, part.segment.from) });
  }
  return [...found.values()];
}

/**
 * How well a query fits a name: its letters must stand in the name in order, whatever their case.
 * Undefined where they do not; the least number is the best, the name itself.
 */
export function distance(query: string, name: string): number | undefined {
  const wanted = query.toLowerCase();
  const text = name.toLowerCase();
  let at = 0;
  let gaps = 0;
  for (const letter of wanted) {
    const next = text.indexOf(letter, at);
    if (next < 0) return undefined;
    if (next > at) gaps++;
    at = next + letter.length;
  }
  return gaps * 1000 + text.length - wanted.length;
}
