/** A text in lower case without diacritics. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  return isPlain(lower) ? lower : withoutMarks(lower);
}

const withoutMarks = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '');

/** Whether a text has nothing but ASCII. */
const isPlain = (text: string): boolean => !/[^\s!-~]/.test(text);

/** The words of a text: runs of letters and digits, folded. */
export function wordsOf(text: string): readonly string[] {
  const lower = text.toLowerCase();
  if (isPlain(lower)) return lower.match(/[a-z0-9]+/g) ?? [];
  return withoutMarks(lower).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * A name without what people spell in several ways: `docker compose`, `docker-compose` and `DockerCompose`
 * have the same. A name that is nothing but signs is its own.
 */
export const keyOf = (name: string, words = wordsOf(name)): string =>
  words.join('') || folded(name.trim());

/** How many typing mistakes a word may have. */
export const toleranceOf = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Which letters a word has, a bit each; digits and others share bits. */
export function lettersOf(text: string, from: number, to: number): number {
  let letters = 0;
  for (let i = from; i < to; i++) letters |= 1 << (text.charCodeAt(i) & 31);
  return letters;
}

/** How many bits are set. */
export function count(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Many strings in one. */
export interface Strings {
  readonly length: number;
  readonly text: string;
  /** Where each begins; behind the last, where it ends. */
  readonly starts: Uint32Array;
  at(i: number): string;
}

export function packed(strings: readonly string[]): Strings {
  const { length } = strings;
  const starts = new Uint32Array(length + 1);
  for (let i = 0; i < length; i++) starts[i + 1] = starts[i]! + strings[i]!.length;
  const text = strings.join('');
  return { length, text, starts, at: (i) => text.slice(starts[i], starts[i + 1]) };
}
