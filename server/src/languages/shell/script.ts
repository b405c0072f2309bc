import type { Span } from '../../core/span.ts';
import { readHeredocs } from './heredoc.ts';
import type {
  Comment,
  Group,
  Heredoc,
  Pipeline,
  Script,
  SimpleCommand,
  WholeScript,
  Word,
} from './syntax.ts';
import { type Draft, MAX_DEPTH, type Reader, step } from './reader.ts';
import { skipArithmetic } from './expansions.ts';
import { isDelimiter, readWord } from './words.ts';
import { noteArithmetic } from './variables.ts';
import { isAssignment, readArray, readRedirection, skipBlanks } from './simple.ts';

/** Reserved words that open a compound command, with those that close it (POSIX 2.9.4). */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['if', 'fi'],
  ['while', 'done'],
  ['until', 'done'],
  ['for', 'done'],
  ['select', 'done'],
  ['case', 'esac'],
  ['{', '}'],
]);
const SEPARATORS: ReadonlySet<string> = new Set(['then', 'else', 'elif', 'do', '!']);
const ENDS: ReadonlySet<string> = new Set(CLOSERS.values());

/**
 * Reads a whole script. Total: what cannot be understood is skipped. Where the names of variables stand
 * that it expands is added to `variables`, where reserved words and operators do to `marks`.
 */
export function readScript(text: string, variables?: Span[], marks?: Span[]): WholeScript {
  const reader: Reader = {
    text,
    pos: 0,
    end: text.length,
    depth: 0,
    closers: [],
    pending: [],
    pipeline: [],
    loose: [],
    open: new Set(),
    line: { from: 0, to: -1 },
    ...(variables && { variables }),
    ...(marks && { marks }),
    nested: (inner) => readList(inner, ')'),
  };
  return { ...readList(reader, ''), loose: reader.loose };
}

/** Reads commands up to `closer`, which is left unread if it is a parenthesis, or to the end. */
function readList(reader: Reader, closer: string): Script {
  const from = reader.pos;
  const items: (Pipeline | Comment)[] = [];
  reader.depth++;
  reader.closers.push(closer);
  const closed = fillList(reader, closer, items);
  reader.closers.pop();
  reader.depth--;
  return { from, to: reader.pos, items, closed };
}

function fillList(reader: Reader, closer: string, items: (Pipeline | Comment)[]): boolean {
  const { text } = reader;
  let pattern = closer === 'esac';
  for (;;) {
    skipBlanks(reader);
    if (reader.pos >= reader.end) return false;
    const char = text[reader.pos]!;
    if (char === '#') items.push(readComment(reader));
    else if (char === '\n') {
      reader.pos++;
      readHeredocs(reader);
    } else if (pattern && char !== ')' && !atWord(reader, 'esac')) {
      skipPattern(reader);
      pattern = false;
    } else if (char === ')') {
      if (reader.closers.includes(')')) return closer === ')';
      reader.pos++;
    } else if (char === ';' || char === '&' || char === '|') {
      const branch = closer === 'esac' && /^;[;&]&?/.exec(text.slice(reader.pos, reader.pos + 3));
      if (branch) pattern = true;
      step(reader, Math.min(branch ? branch[0].length : 1, reader.end - reader.pos));
    } else {
      const word = peekKeyword(reader);
      if (word === closer && closer) {
        step(reader, word.length);
        return true;
      }
      if (SEPARATORS.has(word)) step(reader, word.length);
      else if (ENDS.has(word)) {
        if (reader.closers.includes(word)) return false;
        step(reader, word.length);
      } else items.push(readPipeline(reader));
    }
  }
}

/** The bare word that stands here, for comparison with reserved words. */
function peekKeyword(reader: Reader): string {
  const { text, pos } = reader;
  let to = pos;
  while (to < reader.end && to - pos < 9 && !isDelimiter(text[to])) to++;
  return to >= reader.end || isDelimiter(text[to]) ? text.slice(pos, to) : '';
}

const atWord = (reader: Reader, word: string): boolean => peekKeyword(reader) === word;

/** Skips `(a | b)` before the commands of a case branch. */
function skipPattern(reader: Reader): void {
  if (reader.text[reader.pos] === '(') reader.pos++;
  while (reader.pos < reader.end) {
    const char = reader.text[reader.pos]!;
    if (char === '\n') return;
    if (char === ')') {
      reader.pos++;
      return;
    }
    if (isDelimiter(char)) reader.pos++;
    else readWord(reader);
  }
}

function readComment(reader: Reader): Comment {
  const from = reader.pos;
  const newline = reader.text.indexOf('\n', from);
  reader.pos = newline < 0 || newline > reader.end ? reader.end : newline;
  const cr = reader.text[reader.pos - 1] === '\r' ? 1 : 0;
  return { kind: 'comment', from, to: reader.pos - cr };
}

function readPipeline(reader: Reader): Pipeline {
  const { text } = reader;
  const from = reader.pos;
  const commands: (SimpleCommand | Group)[] = [];
  for (;;) {
    reader.pipeline = commands;
    const command = readCommand(reader);
    if (command.to > command.from) commands.push(command);
    skipBlanks(reader);
    if (text[reader.pos] !== '|' || text[reader.pos + 1] === '|' || reader.pos >= reader.end) break;
    step(reader, text[reader.pos + 1] === '&' ? 2 : 1);
    skipBlanks(reader);
    while (text[reader.pos] === '\n' && reader.pos < reader.end) {
      reader.pos++;
      readHeredocs(reader);
      skipBlanks(reader);
    }
    if (reader.pos >= reader.end || ')#'.includes(text[reader.pos]!)) break;
    if (ENDS.has(peekKeyword(reader))) break;
  }
  const last = commands.at(-1);
  if (text[reader.pos] === '\n' && reader.pos < reader.end && reader.pending.length) {
    reader.pos++;
    readHeredocs(reader, last);
  }
  return { kind: 'pipeline', from, to: last?.to ?? reader.pos, commands };
}

function readCommand(reader: Reader): SimpleCommand | Group {
  const { text } = reader;
  let keyword = peekKeyword(reader);
  while (SEPARATORS.has(keyword)) {
    step(reader, keyword.length);
    skipBlanks(reader);
    keyword = peekKeyword(reader);
  }
  if (text[reader.pos] === '(' && reader.pos < reader.end) {
    if (text[reader.pos + 1] === '(') return readArithmetic(reader);
    if (reader.depth < MAX_DEPTH) return readGroup(reader, ')', 1);
    reader.pos++;
  }
  const closer = CLOSERS.get(keyword);
  if (closer && reader.depth < MAX_DEPTH) return readGroup(reader, closer, keyword.length);
  if (keyword === 'function') {
    step(reader, keyword.length);
    skipBlanks(reader);
    if (!isDelimiter(text[reader.pos])) readWord(reader);
    return skipParentheses(reader);
  }
  const simple = readSimple(reader);
  // `name ()` begins a function; its body is read as the next command.
  return text[reader.pos] === '(' && reader.pos < reader.end ? skipParentheses(reader) : simple;
}

/** Skips `()` of a function or a stray parenthesis, and gives an empty command. */
function skipParentheses(reader: Reader): SimpleCommand {
  skipBlanks(reader);
  if (reader.text[reader.pos] === '(' && reader.pos < reader.end) reader.pos++;
  skipBlanks(reader);
  if (reader.text[reader.pos] === ')' && reader.pos < reader.end) reader.pos++;
  return emptyCommand(reader.pos);
}

function readArithmetic(reader: Reader): SimpleCommand {
  const from = reader.pos;
  reader.pos = Math.min(skipArithmetic(reader, from), reader.end);
  noteArithmetic(reader, from, reader.pos);
  return emptyCommand(reader.pos);
}

const emptyCommand = (at: number): Draft<SimpleCommand> => ({
  kind: 'simple',
  from: at,
  to: at,
  assignments: NO_WORDS,
  words: NO_WORDS,
  others: NO_WORDS,
  bodies: NO_BODIES,
});

const NO_WORDS: readonly Word[] = [];
const NO_BODIES: readonly Heredoc[] = [];

function readGroup(reader: Reader, closer: string, skip: number): Group {
  const { text } = reader;
  const from = reader.pos;
  const opener = text.slice(from, from + skip);
  step(reader, skip);
  const head = readHead(reader, opener);
  const script = readList(reader, closer);
  if (closer === ')' && text[reader.pos] === ')' && reader.pos < reader.end) step(reader, 1);
  const to = reader.pos;
  const group: Draft<Group> = { kind: 'group', from, to, script: { ...script, from } };
  const after = emptyCommand(to);
  const others: Word[] = [];
  while (readRedirection(reader, after, others)) skipBlanks(reader);
  if (!head.length) return group;
  const command: SimpleCommand = { ...emptyCommand(from), others: head, to: head.at(-1)!.to };
  const item: Pipeline = { kind: 'pipeline', from, to: command.to, commands: [command] };
  return { ...group, script: { ...group.script, items: [item, ...script.items] } };
}

/** Reads what stands between `for`, `select` or `case` and its commands; gives its words. */
function readHead(reader: Reader, opener: string): Word[] {
  const words: Word[] = [];
  if (opener !== 'for' && opener !== 'select' && opener !== 'case') return words;
  skipBlanks(reader);
  if (reader.text.startsWith('((', reader.pos)) {
    reader.pos = Math.min(skipArithmetic(reader, reader.pos), reader.end);
    return words;
  }
  while (reader.pos < reader.end && !isDelimiter(reader.text[reader.pos])) {
    const word = readWord(reader);
    words.push(word);
    if (words.length === 2 && word.text === 'in') reader.marks?.push(word);
    skipBlanks(reader);
    if (opener === 'case' && words.length > 1 && word.text === 'in') break;
  }
  return words;
}

function readSimple(reader: Reader): SimpleCommand {
  const { text } = reader;
  const assignments: Word[] = [];
  const words: Word[] = [];
  const others: Word[] = [];
  const command: Draft<SimpleCommand> = {
    ...emptyCommand(reader.pos),
    assignments,
    words,
    others,
  };
  for (;;) {
    skipBlanks(reader);
    if (reader.pos >= reader.end) break;
    const test = words[0]?.text === '[[' && words.at(-1)!.text !== ']]';
    if (!test && readRedirection(reader, command, others)) {
      command.to = Math.max(command.to, others.at(-1)?.to ?? command.to);
      continue;
    }
    const char = text[reader.pos]!;
    if (char === '#' || char === '\n') break;
    if (isDelimiter(char) && !isProcess(reader)) {
      if (!test) break;
      reader.pos++;
      continue;
    }
    const word = readWord(reader);
    if (!words.length && isAssignment(word)) {
      assignments.push(word);
      if (text[reader.pos] === '(' && word.text.endsWith('=')) readArray(reader, others);
    } else words.push(word);
    command.to = reader.pos;
  }
  return command;
}

/** `<(…)` or `>(…)`. */
const isProcess = (reader: Reader): boolean =>
  '<>'.includes(reader.text[reader.pos]!) && reader.text[reader.pos + 1] === '(';
