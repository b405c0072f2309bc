import type { Edit, Span } from '../core/span.ts';
import { isBlank, readLine, skipBlanks, trimEnd } from './lines.ts';

/** Characters that may still be looked at in vain; keeps the reading of broken text linear. */
export interface Budget {
  left: number;
}

export const budgetFor = (text: string): Budget => ({ left: 4 * text.length + 1000 });

/** A quoted scalar or flow collection, with what makes it whole. */
export interface Scanned {
  /** Behind the last character that belongs to it. */
  readonly to: number;
  readonly closed: boolean;
  readonly edits: readonly Edit[];
  readonly comments: readonly Span[];
}

const NOTHING: readonly never[] = [];
const isCloser = (char: string | undefined): boolean => char === ']' || char === '}';

/**
 * Reads the quoted scalar at `from`. It ends before the first line that is indented no deeper than
 * `indent`; a quote that could not end a scalar is the beginning of another.
 */
export function scanQuoted(text: string, from: number, indent: number, budget: Budget): Scanned {
  const quote = text[from];
  let line = readLineEnd(text, from);
  let at = from + 1;
  for (let first = true; ; first = false) {
    const found = quoteIn(text, at, line.to, quote);
    if (found >= 0 && (first || endsScalar(text, found + 1, line.to)))
      return { to: found + 1, closed: true, edits: NOTHING, comments: NOTHING };
    if (found >= 0 || budget.left <= 0 || line.next >= text.length) break;
    const next = readLineEnd(text, line.next);
    at = skipBlanks(text, line.next, next.to);
    if (at < next.to && at - line.next <= indent) break;
    budget.left -= next.next - line.next;
    line = next;
  }
  return unclosedQuote(text, from, indent, budget);
}

interface LineEnd {
  readonly to: number;
  readonly next: number;
}

function readLineEnd(text: string, from: number): LineEnd {
  const found = text.indexOf('\n', from);
  if (found < 0) return { to: text.length, next: text.length };
  return { to: text[found - 1] === '\r' ? found - 1 : found, next: found + 1 };
}

function quoteIn(text: string, from: number, to: number, quote: string | undefined): number {
  for (let at = from; at < to; at++) {
    const char = text[at];
    if (char === '\\' && quote === '"') at++;
    else if (char === quote) {
      if (quote === '"' || text[at + 1] !== "'") return at;
      at++;
    }
  }
  return -1;
}

function endsScalar(text: string, from: number, to: number): boolean {
  const at = skipBlanks(text, from, to);
  return at >= to || ',]}:#'.includes(text[at]!);
}

/** Takes in the lines that can be nothing else, and closes the quote there. */
function unclosedQuote(text: string, from: number, indent: number, budget: Budget): Scanned {
  let { to, next } = readLineEnd(text, from);
  while (next < text.length && budget.left > 0) {
    const line = readLine(text, next);
    budget.left -= line.next - line.from;
    if (line.kind !== 'other' || line.indent <= indent || isCloser(text[line.inner])) break;
    to = line.to;
    next = line.next;
  }
  const end = Math.max(trimEnd(text, from, to), from + 1);
  let slashes = 0;
  while (text[end - 1 - slashes] === '\\') slashes++;
  const close = text[from] === "'" ? "'" : slashes % 2 ? '\\"' : '"';
  return {
    to: end,
    closed: false,
    edits: [{ from: end, to: end, text: close }],
    comments: NOTHING,
  };
}

const DEEPEST = 64;

/**
 * Reads the flow collection at `from`. It ends at its last bracket, or before the first line that is
 * indented no deeper than `indent` and does not begin with a closing bracket.
 */
export function scanFlow(text: string, from: number, indent: number, budget: Budget): Scanned {
  const edits: Edit[] = [];
  const comments: Span[] = [];
  const closers: string[] = [];
  let content = from;
  let at = from;
  while (at < text.length) {
    const char = text[at]!;
    const before = text.charCodeAt(at - 1);
    if (char === '\n') {
      const line = readLine(text, at + 1);
      budget.left -= line.next - line.from;
      const inside = line.kind === 'blank' || line.kind === 'comment';
      const ends = line.indent <= indent && !isCloser(text[line.inner]);
      const entry = closers[0] === ']' && (line.kind === 'key' || line.kind === 'dash');
      if (budget.left <= 0 || (!inside && (ends || entry || line.kind === 'marker'))) break;
      at++;
    } else if (char === '#' && (isBlank(before) || before === 10)) {
      const { to } = readLineEnd(text, at);
      comments.push({ from: at, to });
      at = to;
    } else if ((char === '"' || char === "'") && startsToken(text, at)) {
      const quoted = scanQuoted(text, at, indent, budget);
      for (const edit of quoted.edits) edits.push(edit);
      content = at = quoted.to;
    } else {
      if (char === '[' || char === '{') {
        if (closers.length < DEEPEST) closers.push(char === '[' ? ']' : '}');
        else edits.push({ from: at, to: at + 1, text: ' ' });
      } else if (isCloser(char)) {
        if (closers.at(-1) === char) closers.pop();
        else edits.push({ from: at, to: at + 1, text: ' ' });
      }
      at++;
      if (!isBlank(char.charCodeAt(0)) && char !== '\r') content = at;
      if (!closers.length) return { to: at, closed: true, edits, comments };
    }
  }
  edits.push({ from: content, to: content, text: closers.toReversed().join('') });
  return {
    to: content,
    closed: false,
    edits,
    comments: comments.filter((comment) => comment.to <= content),
  };
}

/** True where a quote begins a scalar and is no letter of one. */
function startsToken(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  return ' \t\n\r,[{:'.includes(before);
}
