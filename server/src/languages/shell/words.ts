import { Decoder, HOLE } from '../../core/decoder.ts';
import {
  readBackquotes,
  readDollar,
  readDouble,
  readSingle,
  readSubstitution,
} from './expansions.ts';
import type { Reader, WordState } from './reader.ts';
import type { Word } from './syntax.ts';

const DELIMITER = 1;
const QUOTE = 2;
/** What each ASCII character means in an unquoted word. */
const CLASSES = new Uint8Array(128);
for (const char of ' \t\r\n|&;<>()') CLASSES[char.charCodeAt(0)] = DELIMITER;
for (const char of '\'"\\`$') CLASSES[char.charCodeAt(0)] = QUOTE;
const HOLE_CODE = HOLE.charCodeAt(0);

const isOrdinary = (code: number): boolean =>
  code < 128 ? CLASSES[code] === 0 : code !== HOLE_CODE;
const isDelimiterCode = (code: number): boolean => CLASSES[code] === DELIMITER;

export const isDelimiter = (char: string | undefined): boolean =>
  char === undefined || isDelimiterCode(char.charCodeAt(0));

function skipOrdinary(reader: Reader): void {
  const { text, end } = reader;
  let at = reader.pos;
  while (at < end && isOrdinary(text.charCodeAt(at))) at++;
  reader.pos = at;
}

/** Reads the word that starts here; always at least one character. */
export function readWord(reader: Reader): Word {
  const { text } = reader;
  const from = reader.pos;
  skipOrdinary(reader);
  if (reader.pos > from && (reader.pos >= reader.end || isDelimiter(text[reader.pos])))
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
      if (isDelimiter(char)) return false;
      reader.pos++;
      skipOrdinary(reader);
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
