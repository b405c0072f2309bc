import type { Scan } from './state.ts';

/** Start of the line break that ends the line of an offset, or the end of the text. */
export function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}

/** Skips `'…'` that opens at `pos`, or with `escapes` a quote in which a backslash takes the next character. */
export function skipQuote(scan: Scan, quote: string, escapes: boolean): void {
  const { text } = scan;
  const from = scan.pos;
  const close = closing(text, quote, from + 1, escapes);
  const stop = lineEnd(text, from);
  if (close < 0) scan.open = true;
  if (close < 0) scan.pos = scan.mends ? stop : text.length;
  else if (close > stop && isDoubtful(text, close)) {
    scan.loose = true;
    scan.pos = stop;
  } else scan.pos = close + 1;
}

function closing(text: string, quote: string, from: number, escapes: boolean): number {
  if (!escapes) return text.indexOf(quote, from);
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

/**
 * Whether a quote that would close one of a line above rather opens one of its own, or is an apostrophe:
 * it stands before a word and behind a blank, or between letters. So a quote that is half-typed costs its line.
 */
export function isDoubtful(text: string, at: number): boolean {
  const next = text[at + 1] ?? '\n';
  const before = text[at - 1] ?? '\n';
  if (/\w/.test(before)) return /\w/.test(next);
  const isFirst = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === '';
  return isFirst ? /\w/.test(next) : /[\s=(<>|&;]/.test(before) && /[^\s;|&()<>]/.test(next);
}

/** Skips `((…))` from its first parenthesis, on its own line. */
export function skipArithmetic(scan: Scan): void {
  const stop = lineEnd(scan.text, scan.pos);
  let depth = 0;
  for (; scan.pos < stop; scan.pos++) {
    const char = scan.text[scan.pos];
    if (char === '(') depth++;
    else if (char === ')' && --depth === 0) {
      scan.pos++;
      return;
    }
  }
}

/** Skips `{…}` of an expansion, on its own line; substitutions in it are commands. */
export function skipBraces(scan: Scan): void {
  const stop = lineEnd(scan.text, scan.pos);
  let depth = 0;
  for (; scan.pos < stop; scan.pos++) {
    const char = scan.text[scan.pos];
    if (char === '\\') scan.pos++;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) {
      scan.pos++;
      return;
    }
  }
  scan.pos = Math.min(scan.pos, stop);
}
