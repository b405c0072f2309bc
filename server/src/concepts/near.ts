import { editsFrom } from '../core/edits.ts';

/** Longer words are no typing mistakes of names. */
const LONGEST = 60;

/**
 * The name that a word was probably meant to be: the nearest within one edit for short words and two
 * for long ones (a letter more, less, other or swapped), upper and lower case being one. Undefined
 * where none is near or two are equally near.
 */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  if (word.length < 2 || word.length > LONGEST) return undefined;
  const limit = word.length < 5 ? 1 : 2;
  let best: string | undefined;
  let least = limit + 1;
  let tied = false;
  const edits = editsFrom(word.toLowerCase());
  for (const name of names) {
    if (name === word || Math.abs(name.length - word.length) > limit) continue;
    const lower = name.toLowerCase();
    const distance = edits(lower, 0, lower.length, limit);
    if (distance < least) [best, least, tied] = [name, distance, false];
    else if (distance === least && name !== best) tied = true;
  }
  return tied ? undefined : best;
}
