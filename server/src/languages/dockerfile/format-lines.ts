import type { FormatOptions } from '../../core/language.ts';
import type { Edit, Span } from '../../core/span.ts';
import {
  contentEnd,
  type Header,
  heredocMarks,
  joinLines,
  type Logical,
  nextLine,
  readHeader,
  readHeredocs,
  skipBlank,
  takesHeredocs,
} from './lines.ts';
import { readMode } from './mode.ts';
import { blankEnd } from './format-blanks.ts';
import { type Gap, type Layout, layoutOf } from './format-gaps.ts';
import { columnsOf, indentOf, shifter } from './format-indent.ts';

export interface Style extends FormatOptions {
  readonly isKnown: (keyword: string) => boolean;
  /** Keywords are written in small letters. */
  readonly lower: boolean;
}

/** A piece of blanks at the start of a continued line. */
interface Head extends Span {
  /** Index of its line. */
  readonly line: number;
  /** The line holds nothing but what continues it. */
  readonly empty: boolean;
}

/** The edits of the instruction whose first line begins at `at` of a segment's text; undefined where it is left as it is. */
export function instructionEdits(
  text: string,
  at: number,
  mode: string,
  style: Style,
): readonly Edit[] | undefined {
  const { escape, ...rest } = readMode(mode);
  const header = readHeader(text, at, escape);
  const logical = joinLines(text, header.lines);
  if (isUnfinished(text, header, escape, logical.text)) return undefined;
  const found = layoutOf({ logical, mode: { escape, ...rest }, isKnown: style.isKnown });
  const first = header.lines[0]!;
  // A name that is cut in two is nobody's to mend.
  if (!found || found.keywords[0]!.to > first.to - first.from) return undefined;
  const heads: Head[] = [];
  const edits = [
    ...caseEdits(logical, found, style),
    ...found.gaps.flatMap((gap) => gapEdits(logical, gap, heads)),
    ...indentEdits(text, header, heads, found, style),
    ...trailing(text, header),
  ];
  return edits
    .filter(({ from, to, text: wanted }) => text.slice(from, to) !== wanted)
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** A last line that goes on, or a here-document without its end. */
function isUnfinished(text: string, { lines, end }: Header, escape: string, line: string): boolean {
  if (text[lines.at(-1)!.to] === escape) return true;
  const keyword = line.trimStart().split(/\s/, 1)[0]!.toUpperCase();
  const marks = takesHeredocs(keyword) ? heredocMarks(line, escape) : [];
  return readHeredocs(text, end, marks).length < marks.length;
}

function caseEdits(logical: Logical, { keywords }: Layout, { lower }: Style): readonly Edit[] {
  return keywords.map((keyword): Edit => {
    const written = logical.text.slice(keyword.from, keyword.to);
    const text = lower ? written.toLowerCase() : written.toUpperCase();
    return { ...logical.map.span(keyword), text };
  });
}

/** Within one line a gap gets what it wants; one that lines break in ends the first with a blank and begins the last. */
function gapEdits({ pieces }: Logical, gap: Gap, heads: Head[]): readonly Edit[] {
  const { from, to, want, elastic } = gap;
  const first = pieces.findIndex(({ inner, line }) => from <= inner + line.to - line.from);
  const last = pieces.findLastIndex(({ inner }) => inner <= to);
  const place = (i: number, offset: number) => pieces[i]!.line.from + offset - pieces[i]!.inner;
  if (first === last || (from === to && !elastic)) {
    if (want === undefined || first !== last) return [];
    return [{ from: place(first, from), to: place(first, to), text: want }];
  }
  for (let i = first + 1; i <= last; i++) {
    const { line } = pieces[i]!;
    heads.push({
      from: line.from,
      to: i === last ? place(i, to) : line.to,
      line: i,
      empty: i < last,
    });
  }
  return [{ from: place(first, from), to: pieces[first]!.line.to, text: ' ' }];
}

function indentEdits(
  text: string,
  { lines, comments }: Header,
  heads: readonly Head[],
  { isList }: Layout,
  style: Style,
): readonly Edit[] {
  const columns = ({ from, to }: Span) => columnsOf(text.slice(from, to), style.tabSize);
  const closes = ({ to }: Span) => isList && text[to] === ']';
  const bodies = heads.filter((head) => !head.empty && !closes(head));
  const shift = shifter(bodies.map(columns), style.tabSize);
  const wanted = new Map<number, string>();
  for (const head of heads) {
    const column = head.empty ? style.tabSize : closes(head) ? 0 : shift(columns(head));
    wanted.set(head.line, indentOf(column, style));
  }
  return [
    ...heads.map(({ from, to, line }): Edit => ({ from, to, text: wanted.get(line)! })),
    // A comment stands as the line below it does.
    ...comments.flatMap((comment): readonly Edit[] => {
      const next = wanted.get(lines.findIndex(({ from }) => from > comment.from));
      if (next === undefined) return [];
      return [
        { from: comment.from - blanksBefore(text, comment.from), to: comment.from, text: next },
      ];
    }),
  ];
}

function blanksBefore(text: string, at: number): number {
  let from = at;
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from--;
  return at - from;
}

/** Blanks behind the escape character, behind comments and on empty lines between continued ones. */
function trailing(text: string, { lines, comments, end }: Header): readonly Edit[] {
  const edits: Edit[] = [];
  const cut = (from: number, to: number): void => {
    if (blankEnd(text, from) === to) edits.push({ from, to, text: '' });
  };
  lines.slice(0, -1).forEach(({ to }) => {
    cut(to + 1, contentEnd(text, to, nextLine(text, to)));
  });
  for (const { from, to } of comments) cut(from + text.slice(from, to).trimEnd().length, to);
  for (let line = lines[0]!.from; line < end; line = nextLine(text, line)) {
    const stop = contentEnd(text, line, nextLine(text, line));
    if (skipBlank(text, line, stop) === stop) cut(line, stop);
  }
  return edits;
}
