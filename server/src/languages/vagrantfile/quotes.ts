const CLOSERS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '<': '>' };

/** Interpolations in interpolations are followed no deeper than this. */
const DEPTH = 16;

/** No literal is searched further than this for its end, so that open quotes cost linear time. */
const REACH = 16_384;
const WORDS_REACH = 2048;

/**
 * A line that can only be a statement of its own: an assignment, a command with arguments, a block,
 * `end`. No continuation of an expression and no line of a word list looks so.
 */
const STATEMENT =
  /[ \t]*(?:end\b[ \t]*(?:[#\r\n]|$)|[@$]{0,2}[A-Za-z_]\w*(?:(?:\.|::)[A-Za-z_]\w*[?!]?)*(?:\[[^\][\r\n]*\])?(?:[ \t]*(?:=(?![=~>])|\+=|\|\|=|<<)|[ \t]+["':@$%[]))/y;
const COMMAND =
  /[ \t]*[A-Za-z_]\w*(?:\.[A-Za-z_]\w*[?!]?)+[ \t]+(?!(?:and|or|if|unless|while|until|then|do|in|rescue)\b)\w/y;
const BLOCK =
  /[ \t]*[A-Za-z_]\w*(?:\.[A-Za-z_]\w*[?!]?)+[^\r\n]*(?:\bdo\b|\{)[ \t]*(?:\|[^|\r\n]{0,200}\|[ \t]*)?(?:#|$|[\r\n])/y;
const MEMBER = /[ \t]*[A-Za-z_]\w*\.[A-Za-z_]/y;
const KEYWORD =
  /[ \t]*(?:if|unless|while|until|case|def|class|module|begin|else|elsif|when|rescue|ensure)\b(?!:)/y;
const BRANCH = /[ \t]*(?:end|else|elsif|when|in|rescue|ensure)\b(?!:)/y;

const matches = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};

/** True when the line at `at` can only begin a statement. */
export const startsStatement = (text: string, at: number): boolean =>
  matches(STATEMENT, text, at) || matches(COMMAND, text, at) || matches(BLOCK, text, at);

/** True when the line begins with a receiver of its own. */
export const startsMember = (text: string, at: number): boolean => matches(MEMBER, text, at);

/** True when the line begins with a keyword that may also begin an expression. */
export const startsKeyword = (text: string, at: number): boolean => matches(KEYWORD, text, at);

/** True when the line goes on with or ends the block that it stands in. */
export const startsBranch = (text: string, at: number): boolean => matches(BRANCH, text, at);

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end > at && text[end - 1] === '\r' ? end - 1 : end;
}

/**
 * Offset behind the quote that closes the literal whose content starts at `from`, or -1 where it
 * stays open. A literal that goes on over lines counts only if what follows its end can follow a
 * string: with a quote too many, it would end where the next literal begins.
 */
export function quoteEnd(text: string, from: number, quote: string): number {
  const end = closing(text, from, quote, quote !== "'", 0);
  if (end < 0) return -1;
  if (!text.slice(from, end).includes('\n')) return end;
  return followsString(text, end) ? end : -1;
}

/** The same for `%w[`, `%q(` and their kin, whose content starts at `from` behind the delimiter. */
export function percentEnd(text: string, from: number, open: string): number {
  const close = CLOSERS[open] ?? open;
  const limit = Math.min(text.length, from + WORDS_REACH);
  let depth = 1;
  for (let i = from; i < limit; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === close && --depth === 0) return i + 1;
    else if (char === open) depth++;
    else if (char === '\n' && startsStatement(text, i + 1)) return -1;
  }
  return -1;
}

function closing(text: string, from: number, quote: string, rich: boolean, depth: number): number {
  const limit = Math.min(text.length, from + REACH);
  for (let i = from; i < limit; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === quote) return i + 1;
    else if (rich && char === '#' && text[i + 1] === '{') {
      const end = interpolationEnd(text, i + 2, depth + 1);
      if (end < 0) return -1;
      i = end - 1;
    }
  }
  return -1;
}

/** Offset behind the brace that closes an interpolation; it has to close in its line. */
function interpolationEnd(text: string, from: number, depth: number): number {
  if (depth > DEPTH) return -1;
  let braces = 1;
  for (let i = from; i < text.length && text[i] !== '\n'; i++) {
    const char = text[i]!;
    if (char === '{') braces++;
    else if (char === '}' && --braces === 0) return i + 1;
    else if (char === '"' || char === "'" || char === '`') {
      const end = closing(text, i + 1, char, char !== "'", depth);
      if (end < 0) return -1;
      i = end - 1;
    }
  }
  return -1;
}

const AFTER_STRING = /[ \t]*(?:$|[\r\n,)\]}.;*]|[+&|?]|=>|\bdo\b|\bif\b|\bunless\b| #(?!\{))/y;

function followsString(text: string, at: number): boolean {
  if (!matches(AFTER_STRING, text, at)) return false;
  // What is left of the line must not open a literal that it leaves open.
  const end = lineEnd(text, at);
  const quotes = text.slice(at, end).match(/["']/g);
  return (quotes?.length ?? 0) % 2 === 0;
}
