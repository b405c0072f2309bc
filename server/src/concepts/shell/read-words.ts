import { at, deeper, expect, follows, isDelimiter, type Reader, stop } from './reader.ts';
import type { Piece, Word } from './tree.ts';

/** Reads the word that begins here; one without pieces where none does. */
export function readWord(reader: Reader): Word {
  const from = reader.pos;
  const pieces = readPieces(reader, isDelimiter);
  return { from, to: reader.pos, pieces };
}

/** Reads pieces outside of double quotes up to a character that ends them. */
export function readPieces(reader: Reader, ends: (char: string) => boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  for (;;) {
    const char = at(reader);
    const process = (char === '<' || char === '>') && at(reader, 1) === '(';
    if (char === '' || (ends(char) && !process)) return pieces;
    if (process) pieces.push(readProcess(reader));
    else if (char === "'") pieces.push(readSingle(reader));
    else if (char === '"') pieces.push(readDouble(reader));
    else if (char === '$') pieces.push(reader.dollar(reader, false));
    else if (char === '`') pieces.push(readBackquotes(reader));
    else if (char === '\\') {
      const piece = readEscape(reader);
      if (piece) pieces.push(piece);
    } else pieces.push(readPlain(reader, ends));
  }
}

function readPlain(reader: Reader, ends: (char: string) => boolean): Piece {
  const from = reader.pos++;
  while (!(ends(at(reader)) || '\'"$`\\'.includes(at(reader)))) {
    if ('<>'.includes(at(reader)) && at(reader, 1) === '(') break;
    reader.pos++;
  }
  return { kind: 'plain', from, to: reader.pos, text: reader.text.slice(from, reader.pos) };
}

function readEscape(reader: Reader): Piece | undefined {
  const from = reader.pos;
  const text = at(reader, 1);
  if (text === '') stop();
  reader.pos += 2;
  return text === '\n' ? undefined : { kind: 'escaped', from, to: reader.pos, text };
}

function readSingle(reader: Reader): Piece {
  const from = reader.pos;
  const close = reader.text.indexOf("'", from + 1);
  if (close < 0 || close >= reader.end) stop();
  reader.pos = close + 1;
  return { kind: 'single', from, to: reader.pos, text: reader.text.slice(from + 1, close) };
}

/** Reads `"…"`. */
export function readDouble(reader: Reader): Piece {
  const from = reader.pos;
  expect(reader, '"');
  const pieces: Piece[] = [];
  while (at(reader) !== '"') pieces.push(...readQuoted(reader, '"'));
  reader.pos++;
  return { kind: 'double', from, to: reader.pos, pieces };
}

/** Reads the next piece inside double quotes, which `close` ends. */
export function readQuoted(reader: Reader, close: string): readonly Piece[] {
  const from = reader.pos;
  const char = at(reader);
  if (char === '') stop();
  if (char === '$') return [reader.dollar(reader, true)];
  if (char === '`') return [readBackquotes(reader)];
  if (char === '\\') {
    const next = at(reader, 1);
    if (next === '') stop();
    reader.pos += 2;
    if (next === '\n') return [];
    const text = '$`"\\'.includes(next) || next === close ? next : `\\${next}`;
    return [{ kind: 'escaped', from, to: reader.pos, text }];
  }
  while (!`${close}$\`\\`.includes(at(reader))) reader.pos++;
  if (reader.pos === from) stop();
  return [{ kind: 'plain', from, to: reader.pos, text: reader.text.slice(from, reader.pos) }];
}

/** Backquotes whose inside is escaped hold a script that stands nowhere in the text: it is left unread. */
function readBackquotes(reader: Reader): Piece {
  const from = reader.pos;
  let close = from + 1;
  while (close < reader.end && reader.text[close] !== '`')
    close += reader.text[close] === '\\' ? 2 : 1;
  if (close >= reader.end) stop();
  const to = close + 1;
  const plain = !reader.text.slice(from + 1, close).includes('\\');
  const inner: Reader = { ...reader, pos: from + 1, end: close, pending: [] };
  const script = plain ? deeper(reader, () => reader.list(inner, [])) : undefined;
  reader.pos = to;
  return { kind: 'substitution', from, to, style: '`', ...(script && { script }) };
}

function readProcess(reader: Reader): Piece {
  const from = reader.pos;
  const style = follows(reader, '<(') ? '<(' : '>(';
  reader.pos += 2;
  const script = deeper(reader, () => reader.list(reader, [')']));
  expect(reader, ')');
  return { kind: 'substitution', from, to: reader.pos, style, script };
}
