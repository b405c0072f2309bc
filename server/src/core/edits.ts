/** Counts edits between a word and a part of a text; more than `limit` counts as one more than it. */
export type Edits = (text: string, from: number, to: number, limit: number) => number;

/**
 * Counts how many letters are more, less, other or swapped with their neighbour (optimal string
 * alignment) between a word and others; with `isPrefix` between the word and the nearest beginning of them.
 */
export function editsFrom(word: string, isPrefix = false): Edits {
  const { length } = word;
  let [before, last, row] = [0, 1, 2].map(() => new Uint16Array(length + 1)) as [Row, Row, Row];
  return (text, from, to, limit) => {
    for (let j = 0; j <= length; j++) last[j] = j;
    let best = isPrefix ? length : limit + 1;
    for (let i = 1; i <= to - from; i++) {
      const code = text.charCodeAt(from + i - 1);
      let least = (row[0] = i);
      for (let j = 1; j <= length; j++) {
        const same = code === word.charCodeAt(j - 1);
        let edits = same ? last[j - 1]! : 1 + Math.min(row[j - 1]!, last[j]!, last[j - 1]!);
        const swapped =
          !same &&
          i > 1 &&
          j > 1 &&
          code === word.charCodeAt(j - 2) &&
          text.charCodeAt(from + i - 2) === word.charCodeAt(j - 1);
        if (swapped) edits = Math.min(edits, before[j - 2]! + 1);
        row[j] = edits;
        if (edits < least) least = edits;
      }
      if (isPrefix) best = Math.min(best, row[length]!);
      // Neither a letter nor a swap makes less of it.
      if (least > limit) return Math.min(best, limit + 1);
      [before, last, row] = [last, row, before];
    }
    return Math.min(isPrefix ? best : last[length]!, limit + 1);
  };
}

type Row = Uint16Array;
