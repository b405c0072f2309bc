/** Replaces `remove` characters at `at` by `insert`. */
export interface Mend {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Stands where an operand is missing. Takes no room in the text as it was given. */
export const OPERAND = ' _';

export const inserted = (at: number, insert: string): Mend => ({ at, remove: 0, insert });

/** Overwrites a span by as many of one character. */
export const blotted = (from: number, to: number, char: string): Mend => ({
  at: from,
  remove: to - from,
  insert: char.repeat(to - from),
});

/**
 * The text with the mends applied, and for each of its offsets the one that it had before: inserted
 * characters stand at the place of insertion.
 */
export function applied(
  text: string,
  mends: readonly Mend[],
): { readonly text: string; readonly origin?: Uint32Array } {
  if (mends.length === 0) return { text };
  const sorted = mends.toSorted((a, b) => a.at - b.at);
  const growth = sorted.reduce((sum, { insert }) => sum + insert.length, 0);
  const origin = new Uint32Array(text.length + growth + 1);
  const pieces: string[] = [];
  let from = 0;
  let out = 0;
  const copy = (to: number) => {
    pieces.push(text.slice(from, to));
    for (; from < to; from++) origin[out++] = from;
  };
  for (const { at, remove, insert } of sorted) {
    if (at < from) continue;
    copy(at);
    pieces.push(insert);
    for (let i = 0; i < insert.length; i++) origin[out++] = at + Math.min(i, remove);
    from = at + remove;
  }
  copy(text.length);
  origin[out] = text.length;
  return { text: pieces.join(''), origin: origin.subarray(0, out + 1) };
}
