import { Decoder, type PositionMap } from '../core/decoder.ts';
import { isBlank, skipBlanks, trimEnd } from './lines.ts';

export type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** How a host's own templates stand in a scalar (`${A}`, `{{ a }}`). */
export interface Fill {
  /** The character that every template begins with. */
  readonly start: string;
  /**
   * What stands at `at`, a place of `start`: its end and the text that it means, none for what is
   * only known at run time. Undefined if it is no template.
   */
  read(
    text: string,
    at: number,
    to: number,
  ): { readonly to: number; readonly text?: string } | undefined;
}

interface Region {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly fill: Fill | undefined;
  readonly out: Decoder;
}

/**
 * The text that a scalar means, with the way back. `[from, to)` holds quotes or block header;
 * `parent` is the column that the content of a block scalar must exceed.
 */
export function decodeScalar(
  text: string,
  scalar: {
    readonly from: number;
    readonly to: number;
    readonly style: Style;
    readonly parent: number;
  },
  fill?: Fill,
): { readonly text: string; readonly map: PositionMap } {
  const { from, to, style } = scalar;
  const out = new Decoder();
  if (style === 'plain') decodeFlow({ text, from, to, fill, out }, style);
  else if (style === 'literal' || style === 'folded')
    decodeBlock({ text, from, to, fill, out }, style === 'folded', scalar.parent);
  else {
    const closed = to - from > 1 && text[to - 1] === text[from];
    decodeFlow({ text, from: from + 1, to: closed ? to - 1 : to, fill, out }, style);
  }
  // A text of no length still has its place.
  if (out.text === '')
    out.replace('', style === 'plain' ? from : Math.min(from + 1, to), Math.min(from + 1, to));
  return out.done();
}

/** Copies `[from, to)`, one line or less, with its templates. */
function copy({ text, fill, out }: Region, from: number, to: number): void {
  let at = from;
  let done = from;
  while (fill && at < to) {
    if (text[at] !== fill.start) {
      at++;
      continue;
    }
    const read = fill.read(text, at, to);
    if (!read) {
      at++;
      continue;
    }
    out.copy(text, done, at);
    if (read.text === undefined) out.hole(at, read.to);
    else out.replace(read.text, at, read.to);
    at = done = read.to;
  }
  out.copy(text, done, to);
}

/** Plain and quoted scalars: lines are folded, blanks at line breaks do not count. */
function decodeFlow(region: Region, style: Style): void {
  const { text, from, to, fill, out } = region;
  let done = from;
  for (let at = from; at < to;) {
    const char = text[at]!;
    if (fill && char === fill.start) {
      const read = fill.read(text, at, to);
      if (read) {
        out.copy(text, done, at);
        if (read.text === undefined) out.hole(at, read.to);
        else out.replace(read.text, at, read.to);
        at = done = read.to;
        continue;
      }
    }
    if (char === '\n') {
      const end = trimEnd(text, done, at);
      out.copy(text, done, end);
      at = done = fold(region, end, at);
    } else if (style === 'single' && char === "'" && text[at + 1] === "'") {
      out.copy(text, done, at).replace("'", at, at + 2);
      at = done = at + 2;
    } else if (style === 'double' && char === '\\') {
      out.copy(text, done, at);
      at = done = escape(region, at);
    } else at++;
  }
  out.copy(text, done, to);
}

/** Writes what the line breaks from `end` on mean; returns the start of the next text. */
function fold({ text, to, out }: Region, end: number, lineBreak: number): number {
  let at = lineBreak;
  let breaks = 0;
  while (at < to && (text[at] === '\n' || text[at] === '\r' || isBlank(text.charCodeAt(at)))) {
    if (text[at] === '\n') breaks++;
    at++;
  }
  out.replace(breaks > 1 ? '\n'.repeat(breaks - 1) : ' ', end, at);
  return at;
}

// https://yaml.org/spec/1.2.2/#57-escaped-characters
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1B',
  N: '\x85',
  _: '\xA0',
  L: '\u2028',
  P: '\u2029',
};
const CODES: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function escape({ text, to, out }: Region, at: number): number {
  const char = text[at + 1] ?? '';
  if (at + 1 >= to) {
    out.copy(text, at, to);
    return to;
  }
  if (char === '\n' || (char === '\r' && text[at + 2] === '\n')) {
    const next = skipBlanks(text, text.indexOf('\n', at) + 1, to);
    out.replace('', at, next);
    return next;
  }
  const digits = CODES[char];
  if (digits !== undefined) {
    const end = Math.min(at + 2 + digits, to);
    const hex = text.slice(at + 2, end);
    const code = /^[\da-fA-F]+$/.test(hex) ? Number.parseInt(hex, 16) : -1;
    out.replace(code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD', at, end);
    return end;
  }
  out.replace(ESCAPES[char] ?? char, at, at + 2);
  return at + 2;
}

interface BlockLine {
  readonly from: number;
  readonly to: number;
  readonly next: number;
  readonly blank: boolean;
}

/** Block scalars: header, then lines without their common indentation. */
function decodeBlock(region: Region, folded: boolean, parent: number): void {
  const { text, from, to, out } = region;
  const headerEnd = text.indexOf('\n', from);
  if (headerEnd < 0 || headerEnd >= to) return;
  const header = /^[|>]([-+]?)([1-9]?)([-+]?)/.exec(text.slice(from, from + 4));
  const chomp = header?.[1] || header?.[3] || '';
  const lines = blockLines(text, headerEnd + 1, to, header?.[2] ? parent + Number(header[2]) : -1);
  let last = lines.length - 1;
  while (last >= 0 && lines[last]!.blank) last--;
  for (let i = 0; i <= last; i++) {
    const line = lines[i]!;
    copy(region, line.from, line.to);
    if (i < last) i = joinLines(region, lines, i, folded);
  }
  const ends = chomp === '-' || last < 0 ? 0 : chomp === '+' ? lines.length - last : 1;
  for (const line of lines.slice(Math.max(last, 0), Math.max(last, 0) + ends))
    if (line.next > line.to) out.replace('\n', line.to, line.next);
}

function blockLines(text: string, from: number, to: number, fixed: number): readonly BlockLine[] {
  const lines: BlockLine[] = [];
  let indent = fixed;
  for (let at = from; at < to;) {
    const found = text.indexOf('\n', at);
    const next = found < 0 || found >= to ? to : found + 1;
    const end = found < 0 || found >= to ? to : found;
    const stop = end > at && text[end - 1] === '\r' ? end - 1 : end;
    let start = at;
    while (start < stop && text[start] === ' ' && (indent < 0 || start - at < indent)) start++;
    const blank = start >= stop;
    if (indent < 0 && !blank) indent = start - at;
    lines.push({ from: start, to: stop, next, blank });
    at = next;
  }
  return lines;
}

/** Writes the break behind line `index`, and blank lines; returns the last line that is dealt with. */
function joinLines(
  { text, out }: Region,
  lines: readonly BlockLine[],
  index: number,
  folded: boolean,
): number {
  const line = lines[index]!;
  const isMore = (one: BlockLine) => isBlank(text.charCodeAt(one.from));
  if (!folded || line.blank) {
    out.replace('\n', line.to, lines[index + 1]!.from);
    return index;
  }
  let next = index + 1;
  while (lines[next]!.blank) next++;
  const keep = isMore(line) || isMore(lines[next]!);
  const breaks = next - index - 1;
  const joined = keep ? '\n'.repeat(breaks + 1) : breaks ? '\n'.repeat(breaks) : ' ';
  out.replace(joined, line.to, lines[next]!.from);
  return next - 1;
}
