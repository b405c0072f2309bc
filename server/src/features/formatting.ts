import type { Document } from '../core/document.ts';
import type { FormatOptions } from '../core/language.ts';
import { LARGEST } from '../core/document.ts';
import { type Edit, lineStart, shifted, type Span } from '../core/span.ts';

/**
 * Edits that give a document its usual form; with a span the instructions that it touches, and of what leads to
 * them the lines that it touches. Nothing for a file that we only guess to be in the language.
 */
export function format(
  document: Document,
  options: FormatOptions,
  span: Span = { from: 0, to: document.text.length },
): readonly Edit[] {
  const { origin, text, parts } = document;
  if (origin.confidence === 'guess') return [];
  const segments = parts.map(({ segment }) => segment);
  const formatter = origin.language.formatter?.(text, segments, options);
  if (!formatter) return [];
  const lines = wholeLines(text, span);
  return segments.flatMap((segment, i): readonly Edit[] => {
    const { from, to } = segment;
    if (to < lines.from || from > lines.to || to - from > LARGEST) return [];
    const { edits, head } = formatter.edits(i);
    const isTouched = to > lines.from && from + head < lines.to;
    return edits
      .filter((edit) => isIn(shifted(edit, from), lines) || (isTouched && edit.from >= head))
      .map((edit) => ({ ...shifted(edit, from), text: edit.text }));
  });
}

/**
 * Edits behind a line break that has just been typed: the instruction before it gets its usual form if it is
 * complete, and the new line, which `offset` lies in, its indentation.
 */
export function formatNewLine(
  document: Document,
  options: FormatOptions,
  offset: number,
): readonly Edit[] {
  const { origin, text, parts } = document;
  const line = lineStart(text, offset);
  const before = line > 0 ? document.partAt(line - 1) : undefined;
  if (!before || origin.confidence === 'guess') return [];
  const segments = parts.map(({ segment }) => segment);
  const formatter = origin.language.formatter?.(text, segments, options);
  const index = parts.indexOf(before);
  const { from, to } = before.segment;
  const indent = to - from > LARGEST ? undefined : formatter?.newLine(index, line - from);
  if (!formatter || indent === undefined) return [];
  const end = line + /^[ \t]*/.exec(text.slice(line))![0].length;
  const own = text.slice(line, end) === indent ? [] : [{ from: line, to: end, text: indent }];
  if (to > line) return own;
  const { edits, head } = formatter.edits(index);
  const body = edits.filter((edit) => edit.from >= head && from + edit.to < line);
  return [...body.map((edit) => ({ ...shifted(edit, from), text: edit.text })), ...own];
}

const isIn = (edit: Span, lines: Span): boolean => lines.from <= edit.from && edit.to <= lines.to;

/** The lines that a span touches, with their line breaks. */
function wholeLines(text: string, { from, to }: Span): Span {
  const end = to > from && text[to - 1] === '\n' ? to - 1 : to;
  const next = text.indexOf('\n', end);
  return {
    from: lineStart(text, from),
    to: next < 0 ? text.length : next + 1,
  };
}
