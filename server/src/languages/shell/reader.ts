import type { Decoder } from '../../core/decoder.ts';
import type { Span } from '../../core/span.ts';
import type { LooseHeredoc, Pipeline, Script, SimpleCommand } from './syntax.ts';

/** A here-document whose body has not been met yet. */
export interface PendingHeredoc {
  readonly end: string;
  readonly stripTabs: boolean;
  readonly literal: boolean;
  readonly owner: Draft<SimpleCommand>;
  /** The pipeline that the owner stands in; it grows while it is read. */
  readonly commands: Pipeline['commands'];
}

export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** Where reading stands. `end` is where it must stop, inside backquotes before the text's end. */
export interface Reader {
  readonly text: string;
  pos: number;
  end: number;
  depth: number;
  readonly closers: string[];
  readonly pending: PendingHeredoc[];
  /** The pipeline that is being read. */
  pipeline: Pipeline['commands'];
  readonly loose: LooseHeredoc[];
  /** The line that was asked for last: many questions are about the same. */
  readonly line: { from: number; to: number };
  /** Quote characters that were once found to be open until the end. */
  readonly open: Set<string>;
  /** Where each line was last seen, for the ends of here-documents; made when first needed. */
  lines?: Map<string, number>;
  /** Where the names of variables stand that are expanded; absent where nobody asks. */
  readonly variables?: Span[];
  /** Where reserved words and operators stand; absent where nobody asks. */
  readonly marks?: Span[];
  /** Reads the commands of a substitution up to its closing parenthesis. */
  readonly nested: (reader: Reader) => Script;
}

/** What is nested deeper than this is read as plain text. */
export const MAX_DEPTH = 50;

/** A word while it is read. */
export interface WordState {
  readonly out: Decoder;
  splits: boolean;
  quoted: boolean;
  readonly scripts: Script[];
}

/** The end of the line that holds `from`, or of what may be read. */
export function lineEnd(reader: Reader, from: number): number {
  const { line } = reader;
  if (from < line.from || from > line.to) {
    const newline = reader.text.indexOf('\n', from);
    line.from = from;
    line.to = newline < 0 ? reader.text.length : newline;
  }
  return Math.min(line.to, reader.end);
}

/** Steps over a reserved word or an operator. */
export function step(reader: Reader, length: number): void {
  reader.marks?.push({ from: reader.pos, to: Math.min(reader.pos + length, reader.end) });
  reader.pos += length;
}

export const isNameChar = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || isDigit(code);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
