import type { Span } from '../../core/span.ts';
import { isBlank, type Open, step } from './format-blanks.ts';

/** A list of commands: pipelines, and what stands between each and the next. */
export interface CommandList {
  readonly parts: readonly Span[];
  readonly operators: readonly string[];
}

const OPERATORS = ['&&', '||', ';', '&'] as const;
/** What begins a command that holds others, or what goes on with it. */
const RESERVED =
  /^(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|select|function|time|\{|\}|\[\[)(?=\s|$|;)/;

/**
 * Divides `[from, to)` of a script at the operators between its commands. Undefined for one with comments,
 * compound commands or functions, and for one that nobody can be sure to read.
 */
export function readList(text: string, from: number, to: number): CommandList | undefined {
  const parts: Span[] = [];
  const operators: string[] = [];
  const opened: Open[] = [];
  let start = from;
  const add = (end: number): boolean => {
    const part = trimmed(text, start, end);
    parts.push(part);
    return part.from < part.to && !RESERVED.test(text.slice(part.from, part.to));
  };
  for (let at = from; at < to;) {
    const operator = opened.length ? undefined : operatorAt(text, at);
    if (operator) {
      if (!add(at)) return undefined;
      operators.push(operator);
      at = start = at + operator.length;
      continue;
    }
    if (!opened.length && isForeign(text, at, start)) return undefined;
    const next = step(text, at, opened);
    if (next === undefined) return undefined;
    at = next;
  }
  return opened.length || !add(to) ? undefined : { parts, operators };
}

/** A comment, a here-document, or a bracket that begins no subshell. */
function isForeign(text: string, at: number, start: number): boolean {
  const before = text[at - 1] ?? ' ';
  if (text[at] === '#') return isBlank(before);
  if (text.startsWith('<<', at)) return true;
  return text[at] === '(' ? text.slice(start, at).trim() !== '' : text[at] === ')';
}

function operatorAt(text: string, at: number): string | undefined {
  const operator = OPERATORS.find((one) => text.startsWith(one, at));
  // `>&1`, `<&3` and `&>file` are redirections.
  if (operator !== '&') return operator;
  return text[at + 1] === '>' || /[<>]/.test(text[at - 1] ?? '') ? undefined : operator;
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return { from: start, to: end };
}

/** True for a command that leaves the shell another one than it was: for what is behind it in the same shell. */
export function changesShell(command: string, builtins: ReadonlySet<string>): boolean {
  const words = command.split(/\s+/).filter((word) => word !== '!');
  const first = words.find((word) => !/^\w+\+?=/.test(word));
  return first === undefined || builtins.has(first);
}

/** The words of one plain command, unquoted; undefined where a shell has more to do than to divide them. */
export function plainWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length;) {
    const char = text[at]!;
    if (isBlank(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at++;
      continue;
    }
    const piece =
      char === '"' || char === "'" ? quoted(text, at) : bare(text, at, word === undefined);
    if (!piece) return undefined;
    word = (word ?? '') + piece.text;
    at = piece.to;
  }
  if (word !== undefined) words.push(word);
  return words.length && !words[0]!.includes('=') ? words : undefined;
}

interface Piece {
  readonly text: string;
  readonly to: number;
}

function bare(text: string, at: number, isFirst: boolean): Piece | undefined {
  const char = text[at]!;
  if (char === '\\') {
    const next = text[at + 1];
    return next === undefined ? undefined : { text: next, to: at + 2 };
  }
  if (/[$`|&;<>()*?[\]{}!\r\n]/.test(char)) return undefined;
  return isFirst && (char === '~' || char === '#') ? undefined : { text: char, to: at + 1 };
}

function quoted(text: string, from: number): Piece | undefined {
  const quote = text[from];
  let word = '';
  for (let at = from + 1; at < text.length; at++) {
    const char = text[at]!;
    if (char === quote) return { text: word, to: at + 1 };
    if (quote === '"' && /[$`]/.test(char)) return undefined;
    if (quote === '"' && char === '\\' && /["\\$`]/.test(text[at + 1] ?? '')) word += text[++at]!;
    else word += char;
  }
  return undefined;
}

/** A word as a shell reads it back; undefined for one that fills several lines. */
export function shellWord(word: string): string | undefined {
  if (/[\r\n]/.test(word)) return undefined;
  return /^[\w@%+:,./-]+(?:=[\w@%+:,./-]*)?$/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}
