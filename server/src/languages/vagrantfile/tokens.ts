import type { BlockEvent } from './blocks.ts';
import { type Heredocs, OPENER } from './heredocs.ts';
import { blotted, inserted, type Mend } from './mend.ts';
import { lineEnd, percentEnd, quoteEnd } from './quotes.ts';

/** An open bracket (its closing text) or an open block (`end`). */
interface Open {
  readonly close: string;
  readonly line: number;
  /** A `while` waits for its own `do`. */
  readonly loop?: boolean;
}

/** How far a file has been read, and what has to change in it. */
export interface Scan {
  readonly text: string;
  readonly heredocs: Heredocs;
  readonly always: Mend[];
  readonly repairs: Mend[];
  readonly events: BlockEvent[];
  readonly stack: Open[];
  /** Ends of the heredocs opened in the current line. */
  pending: { opener: number; word: string; indented: boolean }[];
  at: number;
  line: number;
  indent: number;
  /** Tokens since the last comma, closing bracket or statement. */
  run: number;
  /** Nested so deeply that Prism's stack, which nothing guards, might overflow. */
  deep: boolean;
  /** No token of the line has been read yet. */
  fresh: boolean;
  /** The last token ends an operand, so that a slash divides and `if` is a modifier. */
  operand: boolean;
  /** End of the last token, and what kind of continuation it asks for. */
  last: number;
  trailing: '' | 'dot' | 'comma' | 'operator' | 'line';
  lastIndent: number;
}
/** True where the innermost thing that is open is a bracket. */
export const inBracket = (scan: Scan): boolean => {
  const top = scan.stack.at(-1);
  return top !== undefined && top.close !== 'end' && top.close !== '|}';
};

/** Closes the brackets that are open above the innermost block. */
export function closeBrackets(scan: Scan, at: number): void {
  while (inBracket(scan)) scan.repairs.push(inserted(at, scan.stack.pop()!.close));
}
const WORD = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*[?!]?/y;
const NUMBER = /\d[\w.]*/y;
const PERCENT = /%[wWiIqQrsx]?([^\w\s=])/y;
const REGEXP = /\/(?:[^/\\\r\n]|\\[^\r\n]){0,500}\//y;
const CLOSE: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Prism's module has 64 KB of stack; 180 blocks in one another overflow it unnoticed. */
const DEEPEST = 80;
const LONGEST_RUN = 200;

/** Reads one token or one blank. */
export function readToken(scan: Scan): void {
  const { text, at } = scan;
  const char = text[at]!;
  if (char === ' ' || char === '\t' || char === '\r') {
    scan.at++;
    return;
  }
  if (char === '#') {
    scan.at = lineEnd(text, at);
    return;
  }
  if (char === '\\') {
    scan.at++;
    scan.trailing = 'line';
    return;
  }
  const fresh = scan.fresh;
  scan.fresh = false;
  scan.run = /[,;)\]}]/.test(char) ? 0 : scan.run + 1;
  if (scan.run > LONGEST_RUN || scan.stack.length > DEEPEST) scan.deep = true;
  scan.trailing = '';
  if (char === '"' || char === "'" || char === '`') readQuote(scan, char);
  else if (CLOSE[char]) readOpening(scan, char);
  else if (char === ')' || char === ']' || char === '}') readClosing(scan, char);
  else if (!readMatched(scan, fresh)) readOperator(scan, char);
  scan.last = Math.min(scan.at, text.length);
}

const match = (scan: Scan, pattern: RegExp): RegExpExecArray | null => {
  pattern.lastIndex = scan.at;
  return pattern.exec(scan.text);
};

/** Words, numbers, percent literals, heredocs and regular expressions. */
function readMatched(scan: Scan, fresh: boolean): boolean {
  const { text, at } = scan;
  const word = match(scan, WORD)?.[0];
  if (word) {
    readWord(scan, word, fresh);
    return true;
  }
  const number = match(scan, NUMBER)?.[0];
  if (number) {
    scan.at += number.length;
    scan.operand = true;
    return true;
  }
  const glued = scan.operand && !/\s/.test(text[at - 1] ?? ' ');
  const percent = text[at] === '%' && !glued ? match(scan, PERCENT) : null;
  if (percent) {
    finish(scan, percentEnd(text, at + percent[0].length, percent[1]!), closer(percent[1]!));
    return true;
  }
  const heredoc = text[at] === '<' && !glued ? match(scan, OPENER) : null;
  if (heredoc) {
    readHeredoc(scan, heredoc);
    return true;
  }
  if (text[at] === '/' && !scan.operand) {
    const regexp = match(scan, REGEXP)?.[0];
    if (regexp) finish(scan, at + regexp.length, '/');
    return regexp !== undefined;
  }
  return false;
}

const closer = (open: string): string => (open === '<' ? '>' : (CLOSE[open] ?? open));

/** Moves behind a literal; one that stays open is closed at the end of its line. */
function finish(scan: Scan, end: number, close: string): void {
  scan.operand = true;
  if (end >= 0) {
    scan.at = end;
    return;
  }
  scan.at = lineEnd(scan.text, scan.at);
  // A backslash would take the quote for itself.
  if (scan.text[scan.at - 1] === '\\') scan.repairs.push(blotted(scan.at - 1, scan.at, ' '));
  scan.repairs.push(inserted(scan.at, close));
}

function readQuote(scan: Scan, quote: string): void {
  const { text, at } = scan;
  finish(scan, quoteEnd(text, at + 1, quote), quote);
  // Interpolations in interpolations nest as blocks do.
  if (text.slice(at, scan.at).split('#{').length > DEEPEST) scan.deep = true;
}

function readHeredoc(scan: Scan, [all, indent, quote, word]: RegExpExecArray): void {
  const { text, at } = scan;
  const indented = indent !== '';
  const body = lineEnd(text, at) + 1;
  if (!indented && !quote && scan.operand && !/[A-Z]/.test(word![0]!)) {
    scan.at += 2;
    scan.operand = false;
    return;
  }
  scan.at += all.length;
  scan.operand = true;
  if (scan.heredocs.terminator(at, word!, indented, body) < 0)
    scan.always.push(blotted(at, scan.at, '_'));
  else scan.pending.push({ opener: at, word: word!, indented });
}

const OPENERS = new Set('if unless while until for case begin def class module'.split(' '));
const LOOPS = new Set(['while', 'until', 'for']);
const MODIFIERS = new Set(['if', 'unless', 'while', 'until']);
const DEMANDING = new Set('if unless while until elsif when and or not'.split(' '));
const PREFIXES = new Set(
  'if unless while until case when in and or not then else elsif do return rescue ensure begin'.split(
    ' ',
  ),
);

function readWord(scan: Scan, word: string, fresh: boolean): void {
  const { text, at } = scan;
  const before = text[at - 1] ?? ' ';
  scan.at += word.length;
  const isLabel =
    text[scan.at] === ':' && text[scan.at + 1] !== ':' && /\s|["']/.test(text[scan.at + 1] ?? ' ');
  const isName = before === '.' || before === ':' || before === '@' || before === '$';
  if (isLabel || isName) {
    scan.operand = !isLabel;
    if (isLabel) {
      scan.at++;
      scan.trailing = 'operator';
    }
    return;
  }
  const { stack, line } = scan;
  const event = { at, indent: scan.indent, line, before: scan.last };
  if (word === 'end') {
    closeBrackets(scan, scan.last);
    if (stack.at(-1)?.close !== undefined) stack.pop();
    scan.events.push({ kind: 'end', first: fresh, ...event });
  } else if (word === 'do') {
    const top = stack.at(-1);
    if (!(top?.loop && top.line === line)) {
      stack.push({ close: 'end', line });
      scan.events.push({ kind: 'open', ...event });
    }
  } else if (OPENERS.has(word) && !(MODIFIERS.has(word) && scan.operand)) {
    stack.push({ close: 'end', line, loop: LOOPS.has(word) });
    scan.events.push({ kind: 'open', ...event });
  }
  scan.operand = !PREFIXES.has(word);
  if (DEMANDING.has(word)) scan.trailing = 'operator';
}

function readOpening(scan: Scan, char: string): void {
  const { text, at } = scan;
  scan.at++;
  const isBlock =
    char === '{' &&
    (scan.operand ||
      /^\s*\|/.test(text.slice(at + 1, at + 9)) ||
      /->\s*$/.test(text.slice(Math.max(0, at - 4), at)));
  scan.stack.push({ close: isBlock ? '|}' : CLOSE[char]!, line: scan.line });
  scan.operand = false;
}

function readClosing(scan: Scan, char: string): void {
  const { stack, at } = scan;
  scan.at++;
  scan.operand = true;
  let depth = stack.length - 1;
  while (depth >= 0 && stack[depth]!.close !== 'end' && !stack[depth]!.close.endsWith(char))
    depth--;
  if (depth < 0 || stack[depth]!.close === 'end') {
    scan.repairs.push(blotted(at, at + 1, ' '));
    return;
  }
  while (stack.length - 1 > depth) scan.repairs.push(inserted(at, stack.pop()!.close.slice(-1)));
  stack.pop();
}

const OPERATORS = /&\.|[=!<>+\-*/%&|^~?:]+|[.,;@$]/y;

function readOperator(scan: Scan, char: string): void {
  const { text, at } = scan;
  if (char === '$' && text[at + 1] === '{') {
    scan.at += match(scan, /\$\{[^}\r\n]*\}?/y)?.[0].length ?? 1;
    scan.repairs.push(blotted(at, scan.at, '_'));
    scan.operand = true;
    return;
  }
  const operator = match(scan, OPERATORS)?.[0] ?? char;
  scan.at += operator.length;
  if (operator === '.' || operator === '&.') scan.trailing = 'dot';
  else if (operator === ',') scan.trailing = 'comma';
  else if (/[@$:;]$/.test(operator) || operator === '|' || operator === '?') scan.trailing = '';
  else scan.trailing = 'operator';
  scan.operand = false;
}
