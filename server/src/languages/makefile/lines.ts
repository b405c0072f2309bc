import type { Span } from '../../core/span.ts';

/** A logical line: one or more joined by backslashes. `to` is behind the line break, `end` before it. */
export interface Line extends Span {
  readonly end: number;
}

/** The logical line that begins at an offset. */
export function lineAt(text: string, from: number): Line {
  for (let at = from; ;) {
    const newline = text.indexOf('\n', at);
    if (newline < 0) return { from, to: text.length, end: text.length };
    const end = text[newline - 1] === '\r' ? newline - 1 : newline;
    if (!isEscaped(text, from, end)) return { from, to: newline + 1, end };
    at = newline + 1;
  }
}

/** An odd number of backslashes stands before an offset. */
function isEscaped(text: string, from: number, at: number): boolean {
  let start = at;
  while (start > from && text[start - 1] === '\\') start--;
  return (at - start) % 2 === 1;
}

/** What a logical line outside of recipes is. */
export type Kind = 'blank' | 'comment' | 'assignment' | 'rule' | 'define' | 'conditional' | 'other';

const BLANK = /^\uFEFF?[ \t\r]*$/;
const COMMENT = /^\uFEFF?[ \t]*#/;
const DEFINE = /^ *(?:(?:override|export|private)[ \t]+)*define(?![\w-])/;
const CONDITIONAL = /^[ \t]*(?:ifn?def|ifn?eq|else|endif)(?![\w-])/;
const WORDS =
  /^[ \t]*(?:-?include|sinclude|vpath|export|unexport|undefine|load|override|private)[ \t]/;
const NAME = String.raw`(?:[^\s:#=$]|\$(?:\([^()]*\)|\{[^{}]*\}|[^({]))+`;
const ASSIGNMENT = new RegExp(
  String.raw`^\uFEFF?[ \t]*(?:(?:export|override|private)[ \t]+)*(${NAME})[ \t]*(:{0,3}=|\?=|\+=|!=)[ \t]*`,
);

export interface Assignment {
  readonly name: string;
  readonly operator: string;
  /** Where its value begins, in the line. */
  readonly at: number;
}

/** `NAME = value` in any of its spellings: https://www.gnu.org/software/make/manual/html_node/Setting.html. */
export function assignmentIn(line: string): Assignment | undefined {
  const found = ASSIGNMENT.exec(line);
  return found ? { name: found[1]!, operator: found[2]!, at: found[0].length } : undefined;
}

export function kindOf(line: string): Kind {
  if (BLANK.test(line)) return 'blank';
  if (COMMENT.test(line)) return 'comment';
  if (CONDITIONAL.test(line)) return 'conditional';
  if (DEFINE.test(line)) return 'define';
  if (line.includes('=') && assignmentIn(line)) return 'assignment';
  return line.includes(':') && !WORDS.test(line) && colonIn(line) >= 0 ? 'rule' : 'other';
}

/** Where the colon of a rule stands, outside of references and comments; -1 where there is none. */
export function colonIn(line: string): number {
  return findOutside(line, 0, (char) => char === ':');
}

/** The first place outside of `$(…)` that a test wants; a comment ends the line. */
export function findOutside(
  line: string,
  from: number,
  wanted: (char: string, at: number) => boolean,
): number {
  for (let at = from; at < line.length; at++) {
    const char = line[at]!;
    if (char === '\\') at++;
    else if (char === '$') at = referenceEnd(line, at, line.length) - 1;
    else if (char === '#') return -1;
    else if (wanted(char, at)) return at;
  }
  return -1;
}

/** The offset behind a reference whose `$` stands at `at`: `$(…)`, `${…}` or one character. */
export function referenceEnd(text: string, at: number, limit: number): number {
  const open = text[at + 1];
  if (open !== '(' && open !== '{') return Math.min(at + 2, limit);
  const close = open === '(' ? ')' : '}';
  let depth = 0;
  for (let i = at + 1; i < limit; i++) {
    if (text[i] === open) depth++;
    else if (text[i] === close && --depth === 0) return i + 1;
  }
  // One that nothing closes is half-typed: a word.
  let end = at + 2;
  while (end < limit && /[\w.-]/.test(text[end]!)) end++;
  return end;
}
