import type { Span } from '../../core/span.ts';

export const isBlankCode = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xfeff || code === 0xa0;

/** Words between blanks; blanks in quotes, in `${}` or behind the escape character belong to a word. */
export function wordsIn(text: string, from: number, to: number, escape: string): readonly Span[] {
  const words: Span[] = [];
  for (let at = from; at < to;) {
    if (isBlankCode(text.charCodeAt(at))) at++;
    else {
      const end = wordEnd(text, at, to, escape);
      words.push({ from: at, to: end });
      at = end;
    }
  }
  return words;
}

/** Words between blanks whatever they hold: how paths, ports and images are divided. */
export function plainWordsIn(text: string, from: number, to: number): readonly Span[] {
  const words: Span[] = [];
  let start = -1;
  for (let at = from; at <= to; at++) {
    const blank = at === to || isBlankCode(text.charCodeAt(at));
    if (!blank && start < 0) start = at;
    else if (blank && start >= 0) {
      words.push({ from: start, to: at });
      start = -1;
    }
  }
  return words;
}

/** The first of them; undefined where there is none. */
export function firstWord(text: string, from: number, to: number): Span | undefined {
  let start = from;
  while (start < to && isBlankCode(text.charCodeAt(start))) start++;
  let end = start;
  while (end < to && !isBlankCode(text.charCodeAt(end))) end++;
  return start < end ? { from: start, to: end } : undefined;
}

/** End of the word at `from`. An open quote runs to the end. */
export function wordEnd(text: string, from: number, to: number, escape: string): number {
  let at = from;
  while (at < to && !isBlankCode(text.charCodeAt(at))) {
    const char = text[at];
    if (char === escape) at += 2;
    else if (char === '"' || char === "'") at = quoteEnd(text, at, to, escape);
    else if (char === '$' && text[at + 1] === '{') at = braceEnd(text, at + 1, to);
    else at++;
  }
  return Math.min(at, to);
}

function quoteEnd(text: string, from: number, to: number, escape: string): number {
  const quote = text[from];
  let at = from + 1;
  while (at < to && text[at] !== quote) at += quote === '"' && text[at] === escape ? 2 : 1;
  return Math.min(at + 1, to);
}

/** Offset behind the brace that closes the one at `from`. */
export function braceEnd(text: string, from: number, to: number): number {
  let depth = 0;
  for (let at = from; at < to; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return to;
}
