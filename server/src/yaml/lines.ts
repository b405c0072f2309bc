/** What one line of YAML is, seen without its neighbours. */
export interface Line {
  readonly from: number;
  /** Before the line break. */
  readonly to: number;
  /** Start of the next line, or the end of the text. */
  readonly next: number;
  /** Columns before the first character that is no space. */
  readonly indent: number;
  /** `other` has neither a key nor a dash: the rest of a scalar, a flow collection, half-typed text. */
  readonly kind: 'blank' | 'comment' | 'marker' | 'dash' | 'key' | 'other';
  /** First character behind the indentation and all dashes. */
  readonly inner: number;
  /** The colon of the first key, or -1. */
  readonly colon: number;
  /** Where the value begins, behind anchor and tag; `to` or a comment's `#` where there is none. */
  readonly value: number;
  readonly anchored: boolean;
}

const SPACE = 32;
const TAB = 9;
const HASH = 35;
const DASH = 45;
const COLON = 58;
const DOT = 46;
const RETURN = 13;
const AMPERSAND = 38;
const EXCLAMATION = 33;

export const isBlank = (code: number): boolean => code === SPACE || code === TAB;

/** True at a blank, at a line break and at the end of the text. */
const breaks = (text: string, at: number, to: number): boolean =>
  at >= to || isBlank(text.charCodeAt(at));

export function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The end of `[from, to)` without the blanks at its end. */
export function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && (isBlank(text.charCodeAt(at - 1)) || text[at - 1] === '\r')) at--;
  return at;
}

/** Skips anchors and tags before a node. */
export function skipProperties(text: string, from: number, to: number): number {
  let at = skipBlanks(text, from, to);
  for (;;) {
    const code = text.charCodeAt(at);
    if (at >= to || (code !== AMPERSAND && code !== EXCLAMATION)) return at;
    while (at < to && !isBlank(text.charCodeAt(at))) at++;
    at = skipBlanks(text, at, to);
  }
}

const isDash = (text: string, at: number, to: number): boolean =>
  at < to && text.charCodeAt(at) === DASH && breaks(text, at + 1, to);

/** The quote that closes the one at `from`, on the same line; -1 if there is none. */
export function closingQuote(text: string, from: number, to: number): number {
  const quote = text[from];
  for (let at = from + 1; at < to; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== "'") return at;
      at++;
    }
  }
  return -1;
}

const NO_KEY: ReadonlySet<number> = new Set(
  Array.from('[]{},#|>%@`*').map((one) => one.charCodeAt(0)),
);
const DOUBLE = 34;
const SINGLE = 39;

/** The colon behind the key that begins at `from`, or -1 where no key does. */
export function keyColon(text: string, from: number, to: number): number {
  let at = skipProperties(text, from, to);
  const first = text.charCodeAt(at);
  if (at >= to || NO_KEY.has(first)) return -1;
  if (first === DOUBLE || first === SINGLE) {
    const close = closingQuote(text, at, to);
    if (close < 0) return -1;
    at = skipBlanks(text, close + 1, to);
    return text.charCodeAt(at) === COLON && breaks(text, at + 1, to) ? at : -1;
  }
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === COLON && breaks(text, at + 1, to)) return at;
    if (code === HASH && isBlank(text.charCodeAt(at - 1))) return -1;
  }
  return -1;
}

/** Columns before the first character of the line at `from` that is no space. */
export function indentAt(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at++;
  return at - from;
}

/** The start of the line behind the one that holds `at`, or the end of the text. */
export function lineAfter(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}

/** Reads the line that begins at `from`. */
export function readLine(text: string, from: number): Line {
  const found = text.indexOf('\n', from);
  const next = found < 0 ? text.length : found + 1;
  const end = found < 0 ? text.length : found;
  const to = end > from && text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
  let start = from;
  while (start < to && text.charCodeAt(start) === SPACE) start++;
  const indent = start - from;
  const content = skipBlanks(text, start, to);
  const kind = content >= to ? 'blank' : simpleKind(text, start, content, to);
  if (kind)
    return { from, to, next, indent, kind, inner: start, colon: -1, value: to, anchored: false };
  let inner = start;
  while (isDash(text, inner, to)) inner = skipBlanks(text, inner + 1, to);
  const colon = keyColon(text, inner, to);
  const behind = skipBlanks(text, colon < 0 ? inner : colon + 1, to);
  const value = skipProperties(text, behind, to);
  const anchored = value > behind && text.slice(behind, value).includes('&');
  const own = inner > start ? 'dash' : colon < 0 ? 'other' : 'key';
  return { from, to, next, indent, kind: own, inner, colon, value, anchored };
}

function simpleKind(
  text: string,
  start: number,
  content: number,
  to: number,
): 'comment' | 'marker' | undefined {
  const code = text.charCodeAt(content);
  if (code === HASH) return 'comment';
  const mayMark = (code === DASH || code === DOT) && (start === 0 || text[start - 1] === '\n');
  return mayMark && isMarker(text, start, to) ? 'marker' : undefined;
}

function isMarker(text: string, at: number, to: number): boolean {
  const mark = text.slice(at, at + 3);
  return (mark === '---' || mark === '...') && breaks(text, at + 3, to);
}

/** All lines of a text behind its byte order mark; the last one may lack a line break. */
export function readLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let at = text[0] === '\uFEFF' ? 1 : 0; at < text.length;) {
    const line = readLine(text, at);
    lines.push(line);
    at = line.next;
  }
  return lines;
}

/** True when nothing but a comment stands where the value would. */
export const isOpen = (text: string, { value, to }: Line): boolean =>
  value >= to || text.charCodeAt(value) === HASH;

/** True for an anchor or a tag on a line of its own, above the node that it is about. */
export const isLoneProperty = (text: string, line: Line): boolean =>
  line.kind === 'other' && line.value > line.inner + 1 && isOpen(text, line);

/** The column that the content of a block scalar must exceed, or -1 where the line begins none. */
export function blockScalarIndent(text: string, line: Line): number {
  const code = text[line.value];
  if ((line.kind !== 'key' && line.kind !== 'dash') || line.value >= line.to) return -1;
  if (code !== '|' && code !== '>') return -1;
  if (line.kind === 'key') return line.indent;
  if (line.colon >= 0) return line.inner - line.from;
  return lastDash(text, line);
}

function lastDash(text: string, line: Line): number {
  let at = line.inner - 1;
  while (at > line.from && text.charCodeAt(at) !== DASH) at--;
  return at - line.from;
}

/** True for a line that holds a dash and nothing else. */
export const isLoneDash = (line: Line): boolean => line.kind === 'dash' && line.inner >= line.to;

/** For each line the next one of the document that has a key or a dash. */
export function followers(lines: readonly Line[]): readonly (Line | undefined)[] {
  const found: (Line | undefined)[] = Array.from({ length: lines.length });
  let next: Line | undefined;
  for (let i = lines.length - 1; i >= 0; i--) {
    found[i] = next;
    const line = lines[i]!;
    if (line.kind === 'key' || line.kind === 'dash') next = line;
    else if (line.kind === 'marker') next = undefined;
  }
  return found;
}

/** The next line of the document that has a key or a dash. */
export function follower(text: string, { next }: Line): Line | undefined {
  for (let at = next; at < text.length;) {
    const line = readLine(text, at);
    if (line.kind === 'key' || line.kind === 'dash') return line;
    if (line.kind === 'marker') return undefined;
    at = line.next;
  }
  return undefined;
}

/** A dash that someone has begun to type among the keys of a map. */
export const isStrayDash = (line: Line, next: Line | undefined): boolean =>
  isLoneDash(line) && next?.kind === 'key' && next.indent === line.indent;
