import { readCompound } from './read-compounds.ts';
import { readArithmetic } from './read-expansions.ts';
import { readWord } from './read-words.ts';
import { at, expect, follows, isDelimiter, type Reader, skipBlanks, stop } from './reader.ts';
import type { Assignment, Command, Redirect, Test, Word } from './tree.ts';

/** Words that only stand inside of a compound command. */
const MISPLACED: ReadonlySet<string> = new Set('then else elif fi do done esac in } !'.split(' '));

export function readCommand(reader: Reader): Command {
  const compound = readCompound(reader);
  if (compound) return withRedirects(reader, compound);
  if (follows(reader, '((')) {
    const { from, to } = readArithmetic(reader, 0);
    return withRedirects(reader, {
      kind: 'arithmetic-command',
      from,
      to,
      words: [],
      redirects: [],
    });
  }
  if (follows(reader, '[[') && isDelimiter(at(reader, 2)))
    return withRedirects(reader, readTest(reader));
  return readSimple(reader);
}

function withRedirects<C extends Command>(reader: Reader, command: C): C {
  const redirects: Redirect[] = [];
  for (;;) {
    skipBlanks(reader);
    const redirect = readRedirect(reader);
    if (!redirect) break;
    redirects.push(redirect);
  }
  return redirects.length ? { ...command, redirects, to: redirects.at(-1)!.to } : command;
}

/** The words between `[[` and `]]`, its operators among them. */
function readTest(reader: Reader): Test {
  const from = reader.pos;
  const words: Word[] = [];
  reader.pos += 2;
  for (;;) {
    while (at(reader) === '\n' || at(reader) === ' ' || at(reader) === '\t') reader.pos++;
    if (follows(reader, '\\\n')) reader.pos += 2;
    else if (follows(reader, ']]') && isDelimiter(at(reader, 2))) break;
    else if (at(reader) === '' || at(reader) === ';') stop();
    else if (isDelimiter(at(reader))) words.push(operator(reader));
    else words.push(readWord(reader));
  }
  reader.pos += 2;
  return { kind: 'test', from, to: reader.pos, words, redirects: [] };
}

function operator(reader: Reader): Word {
  const from = reader.pos++;
  const text = reader.text.slice(from, reader.pos);
  return { from, to: reader.pos, pieces: [{ kind: 'plain', from, to: reader.pos, text }] };
}

function readSimple(reader: Reader): Command {
  const from = reader.pos;
  const assignments: Assignment[] = [];
  const words: Word[] = [];
  const redirects: Redirect[] = [];
  let to = from;
  for (;;) {
    skipBlanks(reader);
    const redirect = readRedirect(reader);
    if (redirect) redirects.push(redirect);
    else if (isDelimiter(at(reader)) && !isProcess(reader)) break;
    else {
      const assignment = words.length ? undefined : readAssignment(reader);
      if (assignment) assignments.push(assignment);
      else words.push(readWord(reader));
    }
    to = reader.pos;
  }
  if (to === from || at(reader) === '(') stop();
  const [first] = words;
  if (first && !assignments.length && MISPLACED.has(reader.text.slice(first.from, first.to)))
    stop();
  return { kind: 'simple', from, to, assignments, words, redirects };
}

const isProcess = (reader: Reader): boolean => '<>'.includes(at(reader)) && at(reader, 1) === '(';

const ASSIGNMENT = /([A-Za-z_]\w*)(\[[\w$@*]*\])?(\+?)=/y;

function readAssignment(reader: Reader): Assignment | undefined {
  ASSIGNMENT.lastIndex = reader.pos;
  const match = ASSIGNMENT.exec(reader.text);
  if (!match) return undefined;
  const from = reader.pos;
  reader.pos += match[0].length;
  const shape = { name: match[1]!, appends: match[3] === '+', indexed: match[2] !== undefined };
  if (at(reader) !== '(') {
    const value = readWord(reader);
    return { ...shape, from, to: reader.pos, value };
  }
  const elements = readElements(reader);
  const value = { from: reader.pos, to: reader.pos, pieces: [] };
  return { ...shape, from, to: reader.pos, value, elements };
}

function readElements(reader: Reader): readonly Word[] {
  const words: Word[] = [];
  expect(reader, '(');
  for (;;) {
    skipBlanks(reader);
    if (at(reader) === '\n') reader.pos++;
    else if (at(reader) === ')') break;
    else if (isDelimiter(at(reader)) && !isProcess(reader)) stop();
    else words.push(readWord(reader));
  }
  reader.pos++;
  return words;
}

const REDIRECT = /(\d*|\{\w+\})(&>>|&>|<<<|<<-|<<|<&|<>|>>|>&|>\||<|>)/y;

function readRedirect(reader: Reader): Redirect | undefined {
  REDIRECT.lastIndex = reader.pos;
  const match = REDIRECT.exec(reader.text);
  if (!match) return undefined;
  const [whole, descriptor = '', operator = ''] = match;
  if ('<>'.includes(operator) && reader.text[reader.pos + whole.length] === '(') return undefined;
  const from = reader.pos;
  reader.pos += whole.length;
  skipBlanks(reader);
  const target = readWord(reader);
  if (!target.pieces.length) stop();
  if (operator === '<<' || operator === '<<-')
    reader.pending.push({ word: target, tabs: operator === '<<-' });
  return { from, to: reader.pos, descriptor, operator, target };
}
