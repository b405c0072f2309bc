import { Decoder, PositionMap } from '../core/decoder.ts';
import type { Edit, Span } from '../core/span.ts';
import { budgetFor, scanFlow, scanQuoted } from './flow.ts';
import {
  blockScalarIndent,
  followers,
  isBlank,
  isLoneDash,
  isLoneProperty,
  type Line,
  readLines,
  skipBlanks,
  trimEnd,
} from './lines.ts';
import { isFlowRoot } from './segments.ts';
import {
  type Frame,
  frameFor,
  isStray,
  isStrayItem,
  isStrayKey,
  type Mender,
  nextOf,
} from './stray.ts';

/** Text that a YAML parser reads without damage, with the way back to what was written. */
export interface Mended {
  readonly text: string;
  readonly map: PositionMap;
  /** What was written, with blanks where a line cannot stand; as long as it. */
  readonly blanked: string;
  /** Comments, in offsets of the written text. */
  readonly comments: readonly Span[];
}

// A deeper nesting is nobody's configuration, and the parser below recurses.
const DEEPEST = 100;

/**
 * Repairs one piece of YAML whose entries stand in column `base`: half-typed keys get a colon, open
 * quotes and brackets are closed, and lines that cannot stand where they are become blank.
 */
export function mend(text: string, base: number): Mended {
  const lines = readLines(text);
  const mender: Mender = {
    text,
    lines,
    following: followers(lines),
    base,
    budget: budgetFor(text),
    edits: [],
    comments: [],
    frames: [],
    at: 0,
  };
  while (mender.at < lines.length) {
    const line = lines[mender.at++]!;
    mendLine(mender, line);
  }
  const { edits, comments } = mender;
  if (!edits.length)
    return { text, map: PositionMap.identity(text.length), blanked: text, comments };
  const blanks = edits.filter((edit) => edit.to > edit.from);
  return { ...apply(text, edits), blanked: apply(text, blanks).text, comments };
}

/** The text with edits in ascending order, and the way back. */
function apply(text: string, edits: readonly Edit[]) {
  const decoder = new Decoder();
  let at = 0;
  for (const edit of edits) {
    decoder.copy(text, at, edit.from).replace(edit.text, edit.from, edit.to);
    at = edit.to;
  }
  return decoder.copy(text, at, text.length).done();
}

function mendLine(mender: Mender, line: Line): void {
  const { text } = mender;
  if (line.kind === 'blank' || line.kind === 'marker') return blank(mender, line);
  const start = skipBlanks(text, line.from, line.to);
  if (line.kind === 'comment') {
    mender.comments.push({ from: start, to: line.to });
    if (start - line.from !== line.indent) blank(mender, { from: line.from, to: start });
    return;
  }
  if (start - line.from !== line.indent) return blank(mender, line);
  if (line.kind === 'dash') mendDash(mender, line);
  else if (line.kind === 'key') mendKey(mender, line);
  else mendOther(mender, line);
}

/** Writes blanks over `[from, to)`. */
function blank({ text, edits }: Mender, { from, to }: Span): void {
  if (/[^ ]/.test(text.slice(from, to))) edits.push({ from, to, text: ' '.repeat(to - from) });
}

/** Writes a comment over a line: behind a block scalar, blanks would be content of it. */
function comment({ edits }: Mender, { from, to }: Span): void {
  if (to > from) edits.push({ from, to, text: '#'.padEnd(to - from) });
}

function push(mender: Mender, indent: number, list: boolean): Frame {
  const top = mender.frames.at(-1);
  if (top) top.open = top.plain = false;
  const frame = { indent, list, open: true, plain: false };
  mender.frames.push(frame);
  return frame;
}

function enter(mender: Mender, depth: number): Frame {
  mender.frames.length = depth + 1;
  const frame = mender.frames[depth]!;
  frame.open = true;
  frame.plain = false;
  return frame;
}

/** The collection that an entry in this column belongs to, begun if need be; undefined if none fits. */
function place(mender: Mender, indent: number, list: boolean): Frame | undefined {
  const { frames } = mender;
  let depth = frameFor(mender, indent);
  const found = frames[depth];
  if (!found)
    return frames.length || indent !== mender.base ? undefined : push(mender, indent, list);
  if (found.indent === indent) {
    if (found.list === list) return enter(mender, depth);
    if (list) {
      if (!found.open) return undefined;
      frames.length = depth + 1;
      return push(mender, indent, true);
    }
    depth--;
    const outer = frames[depth];
    return outer?.indent === indent && !outer.list ? enter(mender, depth) : undefined;
  }
  if (!found.open || frames.length > DEEPEST) return undefined;
  frames.length = depth + 1;
  return push(mender, indent, list);
}

function mendDash(mender: Mender, line: Line): void {
  const { text } = mender;
  if (isStrayItem(mender, line)) return blank(mender, line);
  if (line.inner - line.from - line.indent > DEEPEST * 4) return blank(mender, line);
  let frame = place(mender, line.indent, true);
  if (!frame) return blank(mender, line);
  let at = skipBlanks(text, line.from + line.indent + 1, line.to);
  while (at < line.inner) {
    frame = push(mender, at - line.from, true);
    at = skipBlanks(text, at + 1, line.to);
  }
  if (isLoneDash(line)) return;
  if (line.colon >= 0) frame = push(mender, line.inner - line.from, false);
  value(mender, line, frame);
}

function mendKey(mender: Mender, line: Line): void {
  if (isStrayKey(mender, line)) return blank(mender, line);
  const frame = place(mender, line.indent, false);
  if (frame) value(mender, line, frame);
  else blank(mender, line);
}

/** Reads what stands behind a colon or a dash. */
function value(mender: Mender, line: Line, frame: Frame): void {
  const { text, lines } = mender;
  const block = blockScalarIndent(text, line);
  if (block < 0) return inlineValue(mender, line, line.value, frame);
  frame.open = false;
  for (; mender.at < lines.length; mender.at++) {
    const next = lines[mender.at]!;
    if (next.indent > block) continue;
    if (next.kind === 'blank') {
      // A tab left of the content is no content.
      blank(mender, next);
      continue;
    }
    if (isStray(mender, next, block)) blank(mender, next);
    else if (next.indent >= mender.base) break;
    else comment(mender, next);
  }
}

function inlineValue(mender: Mender, line: Line, at: number, frame: Frame): void {
  const { text } = mender;
  const char = text[at];
  if (at >= line.to || char === undefined) return;
  if (char === '#') {
    mender.comments.push({ from: at, to: line.to });
    return;
  }
  frame.open = false;
  if (']},%@`'.includes(char)) return blank(mender, { from: at, to: line.to });
  if (!`[{"'`.includes(char)) {
    const to = plainEnd(text, at, line.to);
    if (to < line.to) mender.comments.push({ from: to, to: line.to });
    else frame.plain = char !== '*';
    return;
  }
  const scan = char === '[' || char === '{' ? scanFlow : scanQuoted;
  const scanned = scan(text, at, frame.indent, mender.budget);
  for (const edit of scanned.edits) mender.edits.push(edit);
  for (const comment of scanned.comments) mender.comments.push(comment);
  const last = skipTo(mender, scanned.to) ?? line;
  const rest = skipBlanks(text, scanned.to, last.to);
  if (rest >= last.to) return;
  if (text[rest] === '#') mender.comments.push({ from: rest, to: last.to });
  else blank(mender, { from: rest, to: last.to });
}

/** Goes on behind the line that holds `offset`. */
function skipTo(mender: Mender, offset: number): Line | undefined {
  const { lines } = mender;
  while (mender.at < lines.length && lines[mender.at]!.from < offset) mender.at++;
  return lines[mender.at - 1];
}

/** Where the comment behind a plain scalar begins, or `to`. */
function plainEnd(text: string, from: number, to: number): number {
  for (let at = from + 1; at < to; at++)
    if (text[at] === '#' && isBlank(text.charCodeAt(at - 1))) return at;
  return to;
}

const WORD = /^(["']?)[A-Za-z_$][\w.$-]*(["']?)$/;

/** A line without key and dash: more of a scalar, a value on its own line, or half-typed. */
function mendOther(mender: Mender, line: Line): void {
  const { text, frames } = mender;
  const depth = frameFor(mender, line.indent);
  const frame = frames[depth];
  const next = nextOf(mender);
  const isTop = depth === frames.length - 1;
  if (frame && isTop && line.indent > frame.indent) {
    if (frame.plain) {
      const to = plainEnd(text, line.from + line.indent, line.to);
      if (to < line.to) {
        mender.comments.push({ from: to, to: line.to });
        frame.plain = false;
      }
      return;
    }
    // It is followed by the node that it belongs to, in whatever column.
    if (frame.open && (isLoneProperty(text, line) || next?.indent !== line.indent))
      return inlineValue(mender, line, line.value, frame);
  }
  if (!frames.length && isFlowRoot(text, line, mender.budget))
    return inlineValue(mender, line, line.inner, {
      indent: -1,
      list: true,
      open: true,
      plain: false,
    });
  halfTypedKey(mender, line, next);
}

/** Gives a word the colon that it lacks where a key can stand; blanks anything else. */
function halfTypedKey(mender: Mender, line: Line, next: Line | undefined): void {
  const { text } = mender;
  const from = line.from + line.indent;
  const to = trimEnd(text, from, line.to);
  const match = to - from > 200 ? null : WORD.exec(text.slice(from, to));
  const nested = next !== undefined && next.indent > line.indent;
  const inMap = !(next?.kind === 'dash' && next.indent === line.indent);
  if (!match || nested || !inMap || !place(mender, line.indent, false)) return blank(mender, line);
  const quote = match[1] && !match[2] ? match[1] : '';
  mender.edits.push({ from: to, to, text: `${quote}:` });
}
