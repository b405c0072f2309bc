import { Decoder, type PositionMap } from '../../core/decoder.ts';
import type { Span } from '../../core/span.ts';
import { isBlankCode, wordsIn } from './words.ts';

/** The physical lines of one instruction, heredoc bodies apart. */
export interface Header {
  /** What each line adds to the instruction, without the escape character that continues it. */
  readonly lines: readonly Span[];
  /** Comments between continued lines. */
  readonly comments: readonly Span[];
  /** Start of the line behind it. */
  readonly end: number;
}

/** Offset behind the line break that ends the line at `at`, or the end of the text. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** End of a line's content, `next` being the start of the one behind it. */
export function contentEnd(text: string, from: number, next: number): number {
  let to = next;
  if (to > from && text[to - 1] === '\n') to--;
  if (to > from && text[to - 1] === '\r') to--;
  return to;
}

/** First offset in `[from, to)` that is not blank; `to` where all is. */
export function skipBlank(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlankCode(text.charCodeAt(at))) at++;
  return at;
}

/** Reads the lines of the instruction that begins in the line at `at`. */
export function readHeader(text: string, at: number, escape: string): Header {
  const lines: Span[] = [];
  const comments: Span[] = [];
  const end = scanHeader(text, at, escape, (from, to, isComment) =>
    (isComment ? comments : lines).push({ from, to }),
  );
  return { lines, comments, end };
}

/**
 * Start of the line behind an instruction. A line goes on behind an escape character that ends it and
 * is not itself escaped; comments and empty lines in between are skipped.
 */
export function scanHeader(
  text: string,
  at: number,
  escape: string,
  visit?: (from: number, to: number, isComment: boolean) => void,
): number {
  let line = at;
  do {
    const next = nextLine(text, line);
    const stop = contentEnd(text, line, next);
    const start = line === at ? line : skipBlank(text, line, stop);
    if (start < stop || line === at) {
      if (line !== at && text[start] === '#') visit?.(start, stop, true);
      else {
        const to = continuedAt(text, line, stop, escape);
        visit?.(line, to ?? stop, false);
        if (to === undefined) return next;
      }
    }
    line = next;
  } while (line < text.length);
  return text.length;
}

/** Where the escape character stands that continues a line; undefined if none does. */
function continuedAt(text: string, from: number, stop: number, escape: string): number | undefined {
  let last = stop - 1;
  while (last >= from && (text[last] === ' ' || text[last] === '\t')) last--;
  if (last < from || text[last] !== escape) return undefined;
  return last > from && text[last - 1] === escape ? undefined : last;
}

/** An instruction's lines joined to one, as the builder reads it. */
export interface Logical {
  /** The segment's text. */
  readonly host: string;
  readonly text: string;
  readonly map: PositionMap;
  readonly pieces: readonly { readonly inner: number; readonly line: Span }[];
}

export function joinLines(host: string, lines: readonly Span[]): Logical {
  const decoder = new Decoder();
  const pieces = lines.map((line) => {
    const inner = decoder.text.length;
    decoder.copy(host, line.from, line.to);
    return { inner, line };
  });
  return { host, pieces, ...decoder.done() };
}

/** Appends `[from, to)` of the joined line as it stands, with its place in the segment. */
export function copyLogical(decoder: Decoder, logical: Logical, from: number, to: number): void {
  const { host, pieces } = logical;
  for (let i = pieceAt(logical, from); i < pieces.length; i++) {
    const { inner, line } = pieces[i]!;
    if (inner >= to) return;
    const start = Math.max(from, inner) - inner;
    const end = Math.min(to - inner, line.to - line.from);
    if (start < end) decoder.copy(host, line.from + start, line.from + end);
  }
}

/** Index of the last line that begins at or before an offset of the joined line. */
function pieceAt({ pieces }: Logical, offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.inner <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A here-document's mark in the joined line. */
export interface HeredocMark extends Span {
  readonly name: string;
  /** `<<-`: leading tabs are taken away. */
  readonly chomp: boolean;
}

/** A mark with its body in the text; `to` is behind the end word, its line break apart. */
export interface Heredoc {
  readonly mark: HeredocMark;
  readonly body: Span;
  readonly to: number;
}

const MARK = /^\d*<<(-?)([^<]+)$/;

/** The here-documents that an instruction's joined line asks for: words that begin with `<<`. */
export function heredocMarks(line: string, escape: string): readonly HeredocMark[] {
  if (!line.includes('<<')) return [];
  return wordsIn(line, 0, line.length, escape).flatMap(({ from, to }): readonly HeredocMark[] => {
    const match = to - from < 200 ? MARK.exec(line.slice(from, to)) : null;
    const name = match?.[2]!.replaceAll(/["']/g, '');
    return match && name ? [{ from, to, name, chomp: match[1] !== '' }] : [];
  });
}

/** What `findEndWord` gives where the end word is only another here-document's. */
export const FOREIGN = -1;

/**
 * Start of the first line at or behind `from` that is the end word; undefined if there is none,
 * `FOREIGN` if an instruction that asks for the same word comes first.
 */
export function findEndWord(text: string, from: number, mark: HeredocMark): number | undefined {
  const { name, chomp } = mark;
  for (let line = from; line < text.length; line = nextLine(text, line)) {
    let at = line;
    if (chomp) at = skipTabs(text, at);
    if (text.startsWith(name, at) && isLineEnd(text, at + name.length)) return line;
    if (asksFor(text, line, name)) return FOREIGN;
  }
  return undefined;
}

export function skipTabs(text: string, from: number): number {
  let at = from;
  while (text[at] === '\t') at++;
  return at;
}

const isLineEnd = (text: string, at: number): boolean =>
  at >= text.length || text[at] === '\n' || (text[at] === '\r' && (text[at + 1] ?? '\n') === '\n');

const BEGINS = /^(?:RUN|COPY|ADD|ONBUILD)[ \t]/i;

function asksFor(text: string, line: number, name: string): boolean {
  if (!BEGINS.test(text.slice(line, line + 8))) return false;
  const content = text.slice(line, contentEnd(text, line, nextLine(text, line)));
  const mark = content.indexOf('<<');
  if (mark < 0 || !content.includes(name, mark)) return false;
  return heredocMarks(content, '\\').some((one) => one.name === name);
}

/** The bodies behind a header. One without its end word has none, and those after it neither. */
export function readHeredocs(
  text: string,
  from: number,
  marks: readonly HeredocMark[],
  find: typeof findEndWord = findEndWord,
): readonly Heredoc[] {
  const found: Heredoc[] = [];
  let at = from;
  for (const mark of marks) {
    const end = find(text, at, mark);
    if (end === undefined || end === FOREIGN) break;
    const next = nextLine(text, end);
    found.push({ mark, body: { from: at, to: end }, to: contentEnd(text, end, next) });
    at = next;
  }
  return found;
}

/** Instructions that may hold here-documents, https://docs.docker.com/reference/dockerfile/#here-documents. */
export const takesHeredocs = (keyword: string): boolean =>
  keyword === 'RUN' || keyword === 'COPY' || keyword === 'ADD' || keyword === 'ONBUILD';
