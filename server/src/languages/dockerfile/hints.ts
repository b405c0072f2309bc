import type { Document } from '../../core/document.ts';
import type { Hint } from '../../core/language.ts';
import type { Part } from '../../core/lazy-part.ts';
import { isBaseImage, valueAt } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A reference in which nothing is left out: an argument without a default stands for nothing. */
const WHOLE = /^[^:@/]+(?:[:@/]+[^:@/]+)*$/;

/** The image that a `FROM` with variables starts from. */
export function hints(document: Document, part: Part, vocabulary: Vocabulary): readonly Hint[] {
  if (part.segment.entity !== 'FROM') return [];
  return part.nodes.flatMap(({ children = [] }) => {
    const image = children.find(isBaseImage);
    // What is written out needs no hint.
    if (!image || image.value !== undefined) return [];
    const found = valueAt(document, part, image, vocabulary);
    return found && WHOLE.test(found.text)
      ? [{ at: image.to, text: `= ${found.text}`, certain: found.certain }]
      : [];
  });
}
