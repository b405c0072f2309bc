import type { Document } from '../core/document.ts';
import type { Hint } from '../core/language.ts';
import { overlaps, type Span } from '../core/span.ts';

/** What is shown behind words of a stretch of the document. Offsets are the document's. */
export function hints(document: Document, within: Span): readonly Hint[] {
  const { language } = document.origin;
  if (!language.hints) return [];
  return document.parts
    .filter(({ segment }) => overlaps(segment, within))
    .flatMap((part) => language.hints!(document, part).map((hint) => moved(hint, part.segment)))
    .filter(({ at }) => within.from <= at && at <= within.to);
}

const moved = (hint: Hint, { from }: Span): Hint => ({ ...hint, at: hint.at + from });
