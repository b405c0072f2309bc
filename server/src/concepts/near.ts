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
  for (const name of names) {
    if (name === word || Math.abs(name.length - word.length) > limit) continue;
    const distance = edits(word.toLowerCase(), name.toLowerCase());
    if (distance < least) [best, least, tied] = [name, distance, false];
    else if (distance === least && name !== best) tied = true;
  }
  return tied ? undefined : best;
}

/** Edits between two words, a swap of neighbours being one (optimal string alignment). */
function edits(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
