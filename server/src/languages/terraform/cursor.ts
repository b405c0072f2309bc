import type { Span } from '../../core/span.ts';
import { CLOSE_BRACE, NEWLINE, type Scanner, startsItem } from './scan.ts';

/** Where the parser stands. `end` bounds what is read; `newlines` says if they may be crossed. */
export interface Cursor {
  readonly scanner: Scanner;
  readonly text: string;
  at: number;
  end: number;
  newlines: boolean;
  depth: number;
  /** Every comment passed so far, in order. */
  readonly comments: Span[];
}

/** Deeper nesting is skipped, so that no input exhausts the stack. */
export const MAX_DEPTH = 150;

export const codeAt = (cursor: Cursor): number =>
  cursor.at < cursor.end ? cursor.text.charCodeAt(cursor.at) : -1;

/** Skips blanks and comments, and newlines where they mean nothing. */
export function skip(cursor: Cursor): void {
  const { text, scanner } = cursor;
  while (cursor.at < cursor.end) {
    const code = text.charCodeAt(cursor.at);
    if (code === 32 || code === 9 || code === 13 || code === 0xfeff) cursor.at++;
    else if (code === NEWLINE) {
      if (!cursor.newlines) return;
      cursor.at++;
    } else {
      const end = scanner.comment(cursor.at);
      if (end === undefined) return;
      addComment(cursor, cursor.at, Math.min(end, cursor.end));
      cursor.at = Math.min(end, cursor.end);
    }
  }
}

/** What is read twice counts once. */
function addComment({ comments, text }: Cursor, from: number, end: number): void {
  const to = text[end - 1] === '\r' ? end - 1 : end;
  if ((comments.at(-1)?.from ?? -1) < from) comments.push({ from, to });
}

/** Runs `read` with newlines crossed or kept, one level deeper. */
export function within<T>(cursor: Cursor, newlines: boolean, read: () => T): T {
  const before = cursor.newlines;
  cursor.newlines = newlines;
  cursor.depth++;
  const result = read();
  cursor.depth--;
  cursor.newlines = before;
  return result;
}

const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

/** The identifier at the cursor, which moves behind it. */
export function readName(cursor: Cursor): { from: number; to: number; text: string } | undefined {
  const { at: from, end } = cursor;
  const to = from < end ? nameEnd(cursor.text, from) : from;
  if (to === from || to > end) return undefined;
  cursor.at = to;
  return { from, to, text: cursor.text.slice(from, to) };
}

/** Nearly all names are ASCII, which is read without the tables of Unicode. */
function nameEnd(text: string, from: number): number {
  let to = from;
  for (; to < text.length; to++) {
    const code = text.charCodeAt(to);
    if (code > 127) break;
    const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
    const isInner = to > from && ((code >= 48 && code <= 57) || code === 45);
    if (!isLetter && code !== 95 && !isInner) return to;
  }
  if (to >= text.length) return to;
  NAME.lastIndex = from;
  return NAME.test(text) ? NAME.lastIndex : from;
}

/** Passes over `char` if it is next. */
export function take(cursor: Cursor, char: string): boolean {
  if (cursor.at >= cursor.end || !cursor.text.startsWith(char, cursor.at)) return false;
  cursor.at += char.length;
  return true;
}

/** True behind a newline where the next line begins like an item of a body. */
export function atItem(cursor: Cursor): boolean {
  if (!cursor.newlines) return false;
  let before = cursor.at - 1;
  while (cursor.text[before] === ' ' || cursor.text[before] === '\t') before--;
  return cursor.text[before] === '\n' && startsItem(cursor.text, before + 1);
}

/** Goes on to the next element where a line holds none or lacks its comma; false gives the list up. */
export function skipJunk(cursor: Cursor, last: number): boolean {
  const code = codeAt(cursor);
  const crossed = cursor.text.slice(last, cursor.at).includes('\n');
  const line = cursor.scanner.lineEnd(cursor.at);
  const isEnd = code === -1 || code === CLOSE_BRACE || code === 41 || code === 93;
  if (isEnd || line >= cursor.end || atItem(cursor)) {
    cursor.at = last;
    return false;
  }
  if (!crossed) cursor.at = line;
  else if (!/["\w[{(]/.test(cursor.text[cursor.at]!)) cursor.at = line;
  return true;
}
