import { HOLE } from '../../core/decoder.ts';
import { noteArithmetic, noteVariable } from './variables.ts';
import { MAX_DEPTH, type Reader, type WordState, isNameChar, lineEnd } from './reader.ts';

const PARAMETERS = new Set('@*#?-$!0123456789');

/** Offset of the closing quote; an unclosed one stops at the end of its line. */
function closing(reader: Reader, quote: string, from: number): number {
  if (!reader.open.has(quote)) {
    const at = reader.text.indexOf(quote, from);
    if (at >= 0 && at < reader.end) return at;
    reader.open.add(quote);
  }
  return lineEnd(reader, from);
}

export function readSingle(reader: Reader, state: WordState): void {
  const from = reader.pos + 1;
  const to = closing(reader, "'", from);
  state.out.copy(reader.text, from, to);
  reader.pos = Math.min(reader.text[to] === "'" ? to + 1 : to, reader.end);
}

export function readDouble(reader: Reader, state: WordState): void {
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

export function readDollar(reader: Reader, state: WordState, inQuotes: boolean): void {
  const { text, pos } = reader;
  const next = pos + 1 < reader.end ? text[pos + 1]! : '';
  noteVariable(reader, pos);
  if (!inQuotes && next === "'") {
    state.quoted = true;
    readAnsi(reader, state);
  } else if (!inQuotes && next === '"') {
    state.quoted = true;
    reader.pos++;
    readDouble(reader, state);
  } else if (next === '(' && text[pos + 2] === '(') {
    reader.pos = skipArithmetic(reader, pos + 1);
    noteArithmetic(reader, pos + 1, reader.pos);
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

/** Reads `(commands)` as a hole that starts at `from`. */
export function readSubstitution(reader: Reader, state: WordState, from: number): void {
  reader.pos++;
  if (reader.depth >= MAX_DEPTH) {
    state.out.hole(from, reader.pos);
    return;
  }
  state.scripts.push(reader.nested(reader));
  if (reader.pos < reader.end && reader.text[reader.pos] === ')') reader.pos++;
  state.out.hole(from, reader.pos);
}

export function readBackquotes(reader: Reader, state: WordState): void {
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
    if (char === '$') noteVariable(reader, reader.pos);
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
