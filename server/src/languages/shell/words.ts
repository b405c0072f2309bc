import { Decoder, HOLE } from '../../core/decoder.ts';
import type { Script, SimpleCommand, Word } from './syntax.ts';

/** A here-document whose body has not been met yet. */
export interface PendingHeredoc {
  readonly end: string;
  readonly stripTabs: boolean;
  readonly literal: boolean;
  readonly owner: Draft<SimpleCommand>;
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
  /** Quote characters that were once found to be open until the end. */
  readonly open: Set<string>;
  /** Where each line was last seen, for the ends of here-documents; made when first needed. */
  lines?: Map<string, number>;
  /** Reads the commands of a substitution up to its closing parenthesis. */
  readonly nested: (reader: Reader) => Script;
}

/** What is nested deeper than this is read as plain text. */
export const MAX_DEPTH = 50;

const SPECIAL = new Set('\'"\\`$ \t\r\n|&;<>()' + HOLE);
const DELIMITERS = new Set(' \t\r\n|&;<>()');
const PARAMETERS = new Set('@*#?-$!0123456789');

export const isDelimiter = (char: string | undefined): boolean =>
  char === undefined || DELIMITERS.has(char);

const lineEnd = (reader: Reader, from: number): number => {
  const newline = reader.text.indexOf('\n', from);
  return newline < 0 || newline > reader.end ? reader.end : newline;
};

interface WordState {
  readonly out: Decoder;
  splits: boolean;
  quoted: boolean;
  readonly scripts: Script[];
}

/** Reads the word that starts here; always at least one character. */
export function readWord(reader: Reader): Word {
  const { text } = reader;
  const from = reader.pos;
  while (reader.pos < reader.end && !SPECIAL.has(text[reader.pos]!)) reader.pos++;
  if (reader.pos > from && (reader.pos >= reader.end || DELIMITERS.has(text[reader.pos]!)))
    return { from, to: reader.pos, text: text.slice(from, reader.pos) };
  const state: WordState = { out: new Decoder(), splits: false, quoted: false, scripts: [] };
  state.out.copy(text, from, reader.pos);
  while (reader.pos < reader.end && readPiece(reader, state, from));
  if (reader.pos === from) reader.pos++;
  if (state.out.text === '') state.out.replace('', from, reader.pos);
  return {
    from,
    to: reader.pos,
    ...state.out.done(),
    splits: state.splits,
    quoted: state.quoted,
    scripts: state.scripts,
  };
}

/** Reads one more piece of an unquoted word; false where the word ends. */
function readPiece(reader: Reader, state: WordState, start: number): boolean {
  const { text, pos } = reader;
  const char = text[pos]!;
  switch (char) {
    case '\\':
      readEscape(reader, state);
      return true;
    case "'":
      state.quoted = true;
      readSingle(reader, state);
      return true;
    case '"':
      state.quoted = true;
      readDouble(reader, state);
      return true;
    case '`':
      readBackquotes(reader, state);
      state.splits = true;
      return true;
    case '$':
      readDollar(reader, state, false);
      return true;
    case HOLE:
      state.out.hole(pos, pos + 1);
      state.splits = true;
      reader.pos++;
      return true;
    case '<':
    case '>':
      if (pos !== start || text[pos + 1] !== '(') return false;
      reader.pos++;
      readSubstitution(reader, state, pos);
      return true;
    default:
      if (DELIMITERS.has(char)) return false;
      reader.pos++;
      while (reader.pos < reader.end && !SPECIAL.has(text[reader.pos]!)) reader.pos++;
      state.out.copy(text, pos, reader.pos);
      return true;
  }
}

function readEscape(reader: Reader, state: WordState): void {
  const { text, pos } = reader;
  const length = text.startsWith('\r\n', pos + 1) ? 3 : 2;
  if (pos + 1 >= reader.end) state.out.copy(text, pos, pos + 1);
  else if (length === 2 && text[pos + 1] !== '\n') {
    state.quoted = true;
    if (text[pos + 1] === HOLE) state.out.hole(pos, pos + 2);
    else state.out.copy(text, pos + 1, pos + 2);
  }
  reader.pos = Math.min(pos + length, reader.end);
}

/** Offset of the closing quote; an unclosed one stops at the end of its line. */
function closing(reader: Reader, quote: string, from: number): number {
  if (!reader.open.has(quote)) {
    const at = reader.text.indexOf(quote, from);
    if (at >= 0 && at < reader.end) return at;
    reader.open.add(quote);
  }
  return lineEnd(reader, from);
}

function readSingle(reader: Reader, state: WordState): void {
  const from = reader.pos + 1;
  const to = closing(reader, "'", from);
  state.out.copy(reader.text, from, to);
  reader.pos = Math.min(reader.text[to] === "'" ? to + 1 : to, reader.end);
}

function readDouble(reader: Reader, state: WordState): void {
  const { text } = reader;
  const start = reader.pos++;
  if (!reader.open.has('"') && !isClosed(reader, reader.pos)) reader.open.add('"');
  const limit = reader.open.has('"') ? lineEnd(reader, start) : reader.end;
  while (reader.pos < limit) {
    const from = reader.pos;
    const char = text[from]!;
    if (char === '"') {
      reader.pos++;
      return;
    }
    if (char === '\\' && '$`"\\\n'.includes(text[from + 1] ?? 'x')) {
      if (text[from + 1] !== '\n') state.out.copy(text, from + 1, from + 2);
      reader.pos = Math.min(from + 2, reader.end);
    } else if (char === '$') readDollar(reader, state, true);
    else if (char === '`') readBackquotes(reader, state);
    else if (char === HOLE) {
      state.out.hole(from, from + 1);
      reader.pos++;
    } else {
      reader.pos++;
      while (reader.pos < limit && !'"\\$`\uFFFC'.includes(text[reader.pos]!)) reader.pos++;
      state.out.copy(text, from, reader.pos);
    }
  }
}

/** True when any unescaped double quote follows. Once false it stays false, so the whole is linear. */
function isClosed(reader: Reader, from: number): boolean {
  for (let at = from; at < reader.end; at++) {
    if (reader.text[at] === '\\') at++;
    else if (reader.text[at] === '"') return true;
  }
  return false;
}

function readDollar(reader: Reader, state: WordState, inQuotes: boolean): void {
  const { text, pos } = reader;
  const next = pos + 1 < reader.end ? text[pos + 1]! : '';
  if (!inQuotes && next === "'") {
    state.quoted = true;
    readAnsi(reader, state);
  } else if (!inQuotes && next === '"') {
    state.quoted = true;
    reader.pos++;
    readDouble(reader, state);
  } else if (next === '(' && text[pos + 2] === '(') {
    reader.pos = skipArithmetic(reader, pos + 1);
    state.out.hole(pos, reader.pos);
  } else if (next === '(') {
    reader.pos++;
    readSubstitution(reader, state, pos);
    state.splits ||= !inQuotes;
  } else if (next === '{') {
    reader.pos += 2;
    skipBraces(reader, state);
    state.out.hole(pos, reader.pos);
    state.splits ||= !inQuotes;
  } else if (PARAMETERS.has(next) || /[A-Za-z_]/.test(next)) {
    reader.pos += 2;
    if (!PARAMETERS.has(next))
      while (reader.pos < reader.end && isNameChar(text.charCodeAt(reader.pos))) reader.pos++;
    state.out.hole(pos, reader.pos);
    state.splits ||= !inQuotes;
  } else {
    state.out.copy(text, pos, pos + 1);
    reader.pos++;
  }
}

export const isNameChar = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || isDigit(code);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Reads `(commands)` as a hole that starts at `from`. */
function readSubstitution(reader: Reader, state: WordState, from: number): void {
  reader.pos++;
  if (reader.depth >= MAX_DEPTH) {
    state.out.hole(from, reader.pos);
    return;
  }
  state.scripts.push(reader.nested(reader));
  if (reader.pos < reader.end && reader.text[reader.pos] === ')') reader.pos++;
  state.out.hole(from, reader.pos);
}

function readBackquotes(reader: Reader, state: WordState): void {
  const { text, end } = reader;
  const start = reader.pos;
  let to = start + 1;
  const limit = reader.open.has('`') ? lineEnd(reader, start) : end;
  while (to < limit && text[to] !== '`') to += text[to] === '\\' ? 2 : 1;
  if (to >= limit) {
    reader.open.add('`');
    to = lineEnd(reader, start);
  }
  reader.pos = start + 1;
  if (reader.depth < MAX_DEPTH) {
    reader.end = to;
    state.scripts.push(reader.nested(reader));
    reader.end = end;
  }
  reader.pos = Math.min(text[to] === '`' ? to + 1 : to, end);
  state.out.hole(start, reader.pos);
}

/** The offset behind `((…))` that starts at `from`, on its own line. */
export function skipArithmetic(reader: Reader, from: number): number {
  const limit = lineEnd(reader, from);
  for (let at = from, depth = 0; at < limit; at++) {
    if (reader.text[at] === '(') depth++;
    else if (reader.text[at] === ')' && --depth === 0) return at + 1;
  }
  return limit;
}

/** Skips the rest of `${…}`, at most to the end of its line, and reads the substitutions in it. */
function skipBraces(reader: Reader, state: WordState): void {
  const { text } = reader;
  for (let depth = 1; reader.pos < reader.end && depth > 0;) {
    const char = text[reader.pos]!;
    if (char === '\n') return;
    if (char === '\\') reader.pos = Math.min(reader.pos + 2, reader.end);
    else if (char === '$' && text[reader.pos + 1] === '(' && text[reader.pos + 2] !== '(') {
      reader.pos += 2;
      if (reader.depth >= MAX_DEPTH) continue;
      state.scripts.push(reader.nested(reader));
      if (text[reader.pos] === ')' && reader.pos < reader.end) reader.pos++;
    } else {
      if (char === '{') depth++;
      else if (char === '}') depth--;
      reader.pos++;
    }
  }
}

const ANSI: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  v: '\v',
};

/** `$'…'` with the escapes of one letter; numeric ones stay as they are written. */
function readAnsi(reader: Reader, state: WordState): void {
  const { text } = reader;
  let at = reader.pos + 2;
  const limit = reader.open.has("$'") ? lineEnd(reader, at) : reader.end;
  while (at < limit && text[at] !== "'") {
    if (text[at] === '\\' && at + 1 < limit) {
      const escape = ANSI[text[at + 1]!];
      if (escape !== undefined) state.out.replace(escape, at, at + 2);
      else if ('\'"\\?'.includes(text[at + 1]!)) state.out.copy(text, at + 1, at + 2);
      else state.out.copy(text, at, at + 2);
      at += 2;
    } else {
      const from = at++;
      while (at < limit && text[at] !== "'" && text[at] !== '\\') at++;
      state.out.copy(text, from, at);
    }
  }
  if (at >= limit) reader.open.add("$'");
  reader.pos = Math.min(text[at] === "'" ? at + 1 : at, reader.end);
}
