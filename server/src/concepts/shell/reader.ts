import { HOLE } from '../../core/decoder.ts';
import type { List, Piece, Word } from './tree.ts';

/** What is read of a script: it goes on up to `end`. Whatever is not understood ends the reading as a whole. */
export interface Reader {
  readonly text: string;
  pos: number;
  readonly end: number;
  depth: number;
  /** Here-documents whose bodies follow the line. */
  readonly pending: { readonly word: Word; readonly tabs: boolean }[];
  /** Reads commands up to a closing word, which is left unread. */
  readonly list: (reader: Reader, closers: readonly string[]) => List;
  /** Reads what a `$` begins. */
  readonly dollar: (reader: Reader, quoted: boolean) => Piece;
}

const STOP = Symbol('not understood');
const DEEPEST = 40;

/** Ends the reading: a tree that may be wrong is none. */
export function stop(): never {
  throw STOP;
}

/** What `read` gives; undefined where it stopped. */
export function unlessStopped<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error === STOP) return undefined;
    throw error;
  }
}

/** The character here or `by` further on; empty behind the end. */
export function at(reader: Reader, by = 0): string {
  const where = reader.pos + by;
  return where < reader.end ? reader.text[where]! : '';
}

export const follows = (reader: Reader, text: string): boolean =>
  reader.pos + text.length <= reader.end && reader.text.startsWith(text, reader.pos);

/** Steps over `text`, or stops. */
export function expect(reader: Reader, text: string): void {
  if (!follows(reader, text)) stop();
  reader.pos += text.length;
}

export function deeper<T>(reader: Reader, read: () => T): T {
  if (++reader.depth > DEEPEST) stop();
  const result = read();
  reader.depth--;
  return result;
}

export const isDelimiter = (char: string): boolean => char === '' || ' \t\n|&;<>()'.includes(char);

export const isUnreadable = (text: string): boolean => text.includes(HOLE) || text.includes('\r');

/** Skips blanks, continued lines and comments, where a word may begin. */
export function skipBlanks(reader: Reader): void {
  for (;;) {
    const char = at(reader);
    if (char === ' ' || char === '\t') reader.pos++;
    else if (char === '\\' && at(reader, 1) === '\n') reader.pos += 2;
    else if (char === '#') {
      const newline = reader.text.indexOf('\n', reader.pos);
      reader.pos = newline < 0 || newline > reader.end ? reader.end : newline;
    } else return;
  }
}
