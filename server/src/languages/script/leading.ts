import type { Span } from '../../core/span.ts';

/** What stands before the first command of a text. */
export interface Leading {
  /** Comments on lines of their own, without the line's end. */
  readonly comments: readonly Span[];
  /** Start of the first line that holds a command; the text's length where none does. */
  readonly line: number;
  /** Where that command begins. */
  readonly at: number;
}

export const BOM = 0xfeff;
const HASH = 35;
const NEWLINE = 10;

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 13;

/** The comments and empty lines from an offset on, which must be the start of a line. */
export function leading(text: string, from = 0): Leading {
  const comments: Span[] = [];
  let line = from;
  while (line < text.length) {
    let at = line;
    if (at === 0 && text.charCodeAt(0) === BOM) at = 1;
    while (isBlank(text.charCodeAt(at))) at++;
    const code = text.charCodeAt(at);
    if (at < text.length && code !== NEWLINE && code !== HASH) return { comments, line, at };
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    if (code === HASH) comments.push({ from: at, to: withoutReturn(text, end) });
    line = newline < 0 ? text.length : newline + 1;
  }
  return { comments, line, at: line };
}

/** The end of a line's text whose line feed stands at `end`. */
export const withoutReturn = (text: string, end: number): number =>
  text[end - 1] === '\r' ? end - 1 : end;
