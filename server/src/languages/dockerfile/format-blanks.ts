import type { Span } from '../../core/span.ts';

/** What a `"` or `$(` in a script has opened. */
export type Open = '"' | '$(' | '(' | '${';

/**
 * The runs of blanks in `[from, text.length)` of a shell script that only divide words, whatever their
 * length: outside of quotes, escapes, comments and expansions. Undefined for a script whose quotes nobody can be
 * sure of, and for one that is still open at its end.
 */
export function dividingBlanks(text: string, from: number): readonly Span[] | undefined {
  const found: Span[] = [];
  const opened: Open[] = [];
  for (let at = from; at < text.length;) {
    if (isBlank(text[at])) {
      const end = blankEnd(text, at);
      if (!isQuoted(opened)) found.push({ from: at, to: end });
      at = end;
    } else if (text[at] === '#' && isWordStart(text, at) && isCommand(opened)) {
      // A comment takes in all that is joined behind it.
      return opened.length ? undefined : found;
    } else {
      const next = step(text, at, opened);
      if (next === undefined) return undefined;
      at = next;
    }
  }
  return opened.length ? undefined : found;
}

const isQuote = (what: Open): boolean => what === '"' || what === '${';
const isQuoted = (opened: readonly Open[]): boolean => opened.some(isQuote);
const isCommand = (opened: readonly Open[]): boolean => !opened.length || !isQuote(opened.at(-1)!);

/** Offset behind what stands at `at`, which may open or close something; undefined where nobody can be sure. */
export function step(text: string, at: number, opened: Open[]): number | undefined {
  const char = text[at]!;
  const inner = opened.at(-1);
  if (char === '\\') return at + 2;
  if (char === '$' && (text[at + 1] === '(' || text[at + 1] === '{')) {
    opened.push(text[at + 1] === '(' ? '$(' : '${');
    return at + 2;
  }
  if (char === '"') {
    if (inner === '"') opened.pop();
    else opened.push('"');
    return at + 1;
  }
  if (char === '`' && isQuoted(opened)) return undefined;
  if (inner === '"') return at + 1;
  // In braces within double quotes, shells differ in what a single quote is.
  if (char === "'") return inner === '${' && opened.includes('"') ? undefined : quoteEnd(text, at);
  if (inner === '${') {
    if (char === '}') opened.pop();
    return at + 1;
  }
  if (char === '`') return backtickEnd(text, at);
  if (isQuoted(opened) && isCase(text, at)) return undefined;
  if (char === '(') opened.push('(');
  else if (char === ')') opened.pop();
  return at + 1;
}

export const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

export function blankEnd(text: string, from: number): number {
  let at = from;
  while (isBlank(text[at])) at++;
  return at;
}

const isWordStart = (text: string, at: number): boolean => /[\s;&|()]/.test(text[at - 1] ?? ' ');

/** Patterns of `case` close no bracket: within quotes that would decide what is quoted. */
const isCase = (text: string, at: number): boolean =>
  text.startsWith('case', at) && isWordStart(text, at);

/** Offset behind a single-quoted text; those that begin with `$'` know escapes. */
function quoteEnd(text: string, from: number): number | undefined {
  const escapes = text[from - 1] === '$';
  for (let at = from + 1; at < text.length; at++) {
    if (escapes && text[at] === '\\') at++;
    else if (text[at] === "'") return at + 1;
  }
  return undefined;
}

function backtickEnd(text: string, from: number): number | undefined {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '`') return at + 1;
  }
  return undefined;
}
