import type { Span } from '../../core/span.ts';

/** Where a heredoc stands: `from` at `<<`, the lines of its body, and the end behind its end word. */
export interface Heredoc {
  readonly from: number;
  readonly to: number;
  readonly body: number;
  readonly bodyEnd: number;
  /** `<<-`: the lines lose the indentation that they share. */
  readonly indented: boolean;
}

/** Finds the ends of tokens that hold others. Total; all scans together are linear in the text. */
export interface Scanner {
  readonly text: string;
  /** End of the quoted template that opens at `at`; an unclosed one ends with its line. */
  quoted(at: number, depth?: number): { readonly to: number; readonly closed: boolean };
  /** End of the `${…}` or `%{…}` that opens at `at`, before `limit`; undefined if it is not closed. */
  interpolation(at: number, limit: number, depth?: number): number | undefined;
  /** The heredoc that opens at `at`; undefined if its header or its end word is missing. */
  heredoc(at: number): Heredoc | undefined;
  /** End of the comment at `at`, its newline left out; undefined if none starts there. */
  comment(at: number): number | undefined;
  /** End of the line, the newline left out. */
  lineEnd(at: number): number;
}

export const NEWLINE = 10;
export const QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const PERCENT = 37;
export const STAR = 42;
export const SLASH = 47;
export const LESS = 60;
export const BACKSLASH = 92;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

const MAX_DEPTH = 64;
const HEADER = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;
const ITEM =
  /[ \t]*(?:[A-Za-z_][\w-]*(?:[ \t]+(?:"[^"\n]*"|[A-Za-z_][\w-]*))*[ \t]*(?:\{|=(?![=>]))|\})/y;

/** True where a line begins like an attribute, a block or a closing brace: no expression goes on so. */
export function startsItem(text: string, lineStart: number): boolean {
  ITEM.lastIndex = lineStart;
  return ITEM.test(text);
}

const lineEndIn = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

/** Where a comment that begins at an offset ends; undefined where none does. */
function createComments(text: string): Scanner['comment'] {
  // A comment without an end is not looked for again from later places.
  let isMissing = false;
  return (at) => {
    const code = text.charCodeAt(at);
    if (code === HASH) return lineEndIn(text, at);
    if (code !== SLASH) return undefined;
    const next = text.charCodeAt(at + 1);
    if (next === SLASH) return lineEndIn(text, at);
    if (next !== STAR) return undefined;
    const end = isMissing ? -1 : text.indexOf('*/', at + 2);
    if (end >= 0) return end + 2;
    isMissing = true;
    return lineEndIn(text, at);
  };
}

function createHeredocs(text: string): Scanner['heredoc'] {
  const ends = createEndWords(text);
  return (at) => {
    HEADER.lastIndex = at;
    const header = HEADER.exec(text);
    if (!header) return undefined;
    const body = at + header[0].length;
    const end = ends.after(header[2]!, body);
    if (!end) return undefined;
    return { from: at, to: end.to, body, bodyEnd: end.from, indented: header[1] === '-' };
  };
}

export function createScanner(text: string): Scanner {
  // Characters that were read in vain for interpolations without an end.
  let vain = 0;

  const quoted = (at: number, depth = 0): { to: number; closed: boolean } => {
    for (let i = at + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) return { to: i + 1, closed: true };
      if (code === NEWLINE) return { to: beforeReturn(text, i), closed: false };
      if (code === BACKSLASH && text.charCodeAt(i + 1) !== NEWLINE) i++;
      else if (isTemplate(text, i)) {
        if (text[i + 1] === text[i]) i += 2;
        else i = (interpolation(i, text.length, depth + 1) ?? i + 2) - 1;
      }
    }
    return { to: text.length, closed: false };
  };

  const interpolation = (at: number, limit: number, depth = 0): number | undefined => {
    if (depth > MAX_DEPTH || vain > 4 * text.length) return undefined;
    const stack: number[] = [];
    let i = at + 2;
    for (; i < limit; i++) {
      const code = text.charCodeAt(i);
      if (code === NEWLINE) {
        if (!goesOn(text, at, i, stack)) break;
      } else if (code === QUOTE) {
        i = quoted(i, depth + 1).to - 1;
      } else if (code === OPEN_BRACE || code === 40 || code === 91) {
        stack.push(code);
      } else if (code === 41 || code === 93) {
        if (stack.at(-1) === code - (code === 41 ? 1 : 2)) stack.pop();
      } else if (code === CLOSE_BRACE) {
        const brace = stack.lastIndexOf(OPEN_BRACE);
        if (brace < 0) return i + 1;
        stack.length = brace;
      }
    }
    vain += i - at;
    return undefined;
  };

  return {
    text,
    quoted,
    interpolation,
    heredoc: createHeredocs(text),
    comment: createComments(text),
    lineEnd: (at) => lineEndIn(text, at),
  };
}

/** `${`, `%{` and their escaped forms `$${`, `%%{`. */
function isTemplate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== DOLLAR && code !== PERCENT) return false;
  const next = text.charCodeAt(at + 1);
  return next === OPEN_BRACE || (next === code && text.charCodeAt(at + 2) === OPEN_BRACE);
}

const beforeReturn = (text: string, newline: number): number =>
  text[newline - 1] === '\r' ? newline - 1 : newline;

/** True if the interpolation at `at` plausibly reaches over this newline instead of being half typed. */
function goesOn(text: string, at: number, newline: number, stack: readonly number[]): boolean {
  const inner = stack.at(-1);
  if (inner === OPEN_BRACE) return true;
  if (inner !== undefined) return !startsItem(text, newline + 1);
  let before = newline - 1;
  while (before > 0 && (text[before] === ' ' || text[before] === '\t' || text[before] === '\r'))
    before--;
  if ('?:&|+*/=<>'.includes(text[before]!)) return true;
  let after = newline + 1;
  while (text[after] === ' ' || text[after] === '\t') after++;
  const next = text[after] ?? '';
  // What closes a block has nothing of a string behind it.
  if (next === '}') return /[^\s,#)\]}]/.test(text[after + 1] ?? '\n');
  if (next !== '' && '?:&|'.includes(next)) return true;
  return isMark(text, at, before) && !startsItem(text, newline + 1);
}

/** True if nothing stands between the mark that opens at `at` and the character at `last`, which is included. */
function isMark(text: string, at: number, last: number): boolean {
  let i = last;
  while (i > at + 1 && /\s/.test(text[i]!)) i--;
  return i <= at + 1 || (i === at + 2 && text[i] === '~');
}

const WORD_LINE = /^[ \t]*([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?$/gmu;
const HEREDOC_LINE =
  /^[ \t]*[\w-]+[ \t]*=[ \t]*<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?$/gmu;

/** Lines that hold nothing but a heredoc's end word, asked for from the front to the back. */
function createEndWords(text: string) {
  let lines: Map<string, Span[]> | undefined;
  const index = (): Map<string, Span[]> => {
    const found = new Map<string, Span[]>();
    for (const match of text.matchAll(WORD_LINE)) {
      const word = match[1]!;
      const from = match.index;
      const to = from + match[0].trimEnd().length;
      const places = found.get(word);
      if (places) places.push({ from, to });
      else found.set(word, [{ from, to }]);
    }
    for (const places of found.values()) places.reverse();
    return found;
  };
  return {
    after(word: string, at: number): Span | undefined {
      const places = (lines ??= index()).get(word);
      while (places?.length && places.at(-1)!.from < at) places.pop();
      const end = places?.at(-1);
      // A header with the same word on the way has its own claim to it: the first is half typed.
      return end && !hasHeader(text.slice(at, end.from), word) ? end : undefined;
    },
  };
}

/** True if an attribute's value opens a heredoc with this word. */
function hasHeader(body: string, word: string): boolean {
  for (const match of body.matchAll(HEREDOC_LINE)) if (match[1] === word) return true;
  return false;
}
