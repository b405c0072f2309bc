import type { SimpleCommand, Word } from './syntax.ts';
import { type Draft, type Reader, isNameChar } from './reader.ts';
import { isDelimiter, readWord } from './words.ts';

/** Skips blanks and continued lines. */
export function skipBlanks(reader: Reader): void {
  const { text } = reader;
  while (reader.pos < reader.end) {
    const char = text[reader.pos]!;
    if (char === ' ' || char === '\t' || char === '\r') reader.pos++;
    else if (char === '\\' && text[reader.pos + 1] === '\n')
      reader.pos = Math.min(reader.pos + 2, reader.end);
    else if (char === '\\' && text.startsWith('\r\n', reader.pos + 1))
      reader.pos = Math.min(reader.pos + 3, reader.end);
    else return;
  }
}

/** The length of the name in `NAME=value` or `NAME+=value`; 0 for any other text. */
export function assignedName(text: string): number {
  let at = 0;
  while (at < text.length && isNameChar(text.charCodeAt(at))) at++;
  if (at === 0 || (text[0]! >= '0' && text[0]! <= '9')) return 0;
  return text[at] === '=' || text.startsWith('+=', at) ? at : 0;
}

/** True for `NAME=value` whose name and sign are written bare. */
export function isAssignment(word: Word): boolean {
  const name = assignedName(word.text);
  if (!name) return false;
  return !word.map || word.map.toOuter(name) === word.from + name;
}

/** Reads the elements of `NAME=(a b)`. */
export function readArray(reader: Reader, others: Word[]): void {
  reader.pos++;
  while (reader.pos < reader.end) {
    skipBlanks(reader);
    const char = reader.text[reader.pos];
    if (reader.pos >= reader.end) return;
    if (char === ')') {
      reader.pos++;
      return;
    }
    if (char === '\n') reader.pos++;
    else if (isDelimiter(char)) return;
    else others.push(readWord(reader));
  }
}

/**
 * Reads a redirection if one stands here: an optional descriptor, the operator and its word. A
 * here-document is noted for the next newline.
 */
export function readRedirection(
  reader: Reader,
  owner: Draft<SimpleCommand>,
  others: Word[],
): boolean {
  const { text, end } = reader;
  let at = reader.pos;
  while (at < end && text[at]! >= '0' && text[at]! <= '9') at++;
  if (at === reader.pos && text[at] === '&' && text[at + 1] === '>') at++;
  const operator = at < end ? redirectionAt(text, at) : '';
  if (!operator) return false;
  reader.pos = Math.min(at + operator.length, end);
  reader.marks?.push({ from: at, to: reader.pos });
  skipBlanks(reader);
  owner.to = Math.max(owner.to, at + operator.length);
  if (reader.pos >= end || isDelimiter(text[reader.pos])) return true;
  const word = readWord(reader);
  if (operator === '<<' || operator === '<<-') {
    const literal = word.quoted === true;
    const stripTabs = operator === '<<-';
    const commands = reader.pipeline;
    reader.pending.push({ end: word.text, stripTabs, literal, owner, commands });
  } else others.push(operator === '<<<' ? word : { ...word, file: true });
  owner.to = Math.max(owner.to, word.to);
  return true;
}

const OPERATORS = ['<<<', '<<-', '<<', '<&', '<>', '>>', '>&', '>|', '<', '>'];

function redirectionAt(text: string, at: number): string {
  const char = text[at];
  if ((char !== '<' && char !== '>') || text[at + 1] === '(') return '';
  return OPERATORS.find((operator) => text.startsWith(operator, at)) ?? '';
}
