import type { FormatOptions } from '../../core/language.ts';
import {
  heredocMarks,
  joinLines,
  nextLine,
  readHeader,
  readHeredocs,
  takesHeredocs,
} from './lines.ts';
import { leading } from './parse.ts';
import { readMode } from './mode.ts';
import { blankEnd, dividingBlanks, isBlank } from './format-blanks.ts';
import { indentOf } from './format-indent.ts';

/**
 * The blanks that the line at `at` begins with, which has just been begun in or behind a segment: as those of the line
 * that it continues, one step behind the first one, none behind an instruction's end. Undefined in
 * here-documents, strings and words that a line break divides.
 */
export function newLineIndent(
  text: string,
  mode: string,
  at: number,
  options: FormatOptions,
): string | undefined {
  const begin = leading(text).at;
  if (at <= begin) return undefined;
  const { escape } = readMode(mode);
  const header = readHeader(text, begin, escape);
  const { text: line, pieces } = joinLines(text, header.lines);
  const keyword = line.trimStart().split(/\s/, 1)[0]!.toUpperCase();
  const marks = takesHeredocs(keyword) ? heredocMarks(line, escape) : [];
  const heredocs = readHeredocs(text, header.end, marks);
  if (heredocs.length < marks.length) return undefined;
  const last = pieces.findLastIndex((piece) => piece.line.from < at);
  const { inner, line: own } = pieces[last]!;
  if (text[own.to] !== escape) return at < text.length ? undefined : '';
  const written = line.slice(0, inner + own.to - own.from);
  const goesOn = !isBlank(written.at(-1)) && /\S/.test(text.slice(at, nextLine(text, at)));
  if (goesOn || !dividingBlanks(written, 0)) return undefined;
  const before = text.slice(own.from, blankEnd(text, own.from));
  return last === 0 ? indentOf(options.tabSize, options) : before;
}
