import type { Span } from '../../core/span.ts';
import { flagsIn } from './flags.ts';
import { readJsonList } from './json.ts';
import { type Logical, skipBlank } from './lines.ts';
import type { Mode } from './mode.ts';
import { firstWord, plainWordsIn, wordsIn } from './words.ts';
import { dividingBlanks, isBlank } from './format-blanks.ts';

/** A stretch of blanks of the joined line that says nothing. */
export interface Gap extends Span {
  /** What stands there within one line; absent where that stays as it is. */
  readonly want?: string;
  /** It may be empty, and stretched all the same. */
  readonly elastic?: boolean;
}

/** A word of the builder's own, whose case says nothing. */
export interface Keyword extends Span {
  readonly kind: 'instruction' | 'word';
}

export interface Layout {
  readonly gaps: readonly Gap[];
  readonly keywords: readonly Keyword[];
  /** The body is a JSON list, whose closing bracket stands below the instruction. */
  readonly isList: boolean;
}

interface Reading {
  readonly logical: Logical;
  readonly mode: Mode;
  readonly isKnown: (keyword: string) => boolean;
}

const COMMANDS: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT']);
const LISTS: ReadonlySet<string> = new Set(['COPY', 'ADD', 'VOLUME', 'SHELL', ...COMMANDS]);
const WORDS: ReadonlySet<string> = new Set(['COPY', 'ADD', 'VOLUME', 'FROM', 'EXPOSE']);
const PAIRS: ReadonlySet<string> = new Set(['ARG', 'ENV', 'LABEL']);

/** The layout of an instruction; undefined for one that is unknown, broken or half-typed. */
export function layoutOf(reading: Reading): Layout | undefined {
  const { text } = reading.logical;
  const start = skipBlank(text, 0, text.length);
  const layout = instruction(reading, start, false);
  if (!layout) return undefined;
  const to = text.trimEnd().length;
  const gaps = [
    { from: 0, to: start, want: '' },
    ...layout.gaps,
    { from: to, to: text.length, want: '' },
  ];
  return { ...layout, gaps: gaps.filter((gap) => isPlain(text, gap)) };
}

/** Other blanks than these are letters to a shell. */
function isPlain(text: string, { from, to }: Span): boolean {
  for (let at = from; at < to; at++) if (!isBlank(text[at])) return false;
  return true;
}

function instruction(reading: Reading, from: number, nested: boolean): Layout | undefined {
  const { logical, mode } = reading;
  const { text } = logical;
  const word = firstWord(text, from, text.length);
  const keyword = word && text.slice(word.from, word.to).toUpperCase();
  if (!keyword || !reading.isKnown(keyword)) return undefined;
  const { flags, end } = flagsIn(text, word.to, mode.escape);
  if (flags.some((flag) => !isClosed(text, flag, mode.escape))) return undefined;
  const heads = [word, ...flags];
  const gaps = heads.map((head, i): Gap => {
    const next = heads[i + 1]?.from ?? skipBlank(text, head.to, text.length);
    return { from: head.to, to: next, want: ' ' };
  });
  const last = gaps.at(-1)!;
  // A lone `--` ends the flags.
  if (last.to < end) gaps.push({ from: last.to + 2, to: end, want: ' ' });
  const rest = body(reading, keyword, end, nested);
  if (!rest) return undefined;
  return {
    gaps: [...gaps, ...rest.gaps],
    keywords: [{ ...word, kind: 'instruction' }, ...rest.keywords],
    isList: rest.isList,
  };
}

const layout = (gaps: readonly Gap[], more: Partial<Layout> = {}): Layout => ({
  gaps,
  keywords: [],
  isList: false,
  ...more,
});

function body(reading: Reading, keyword: string, at: number, nested: boolean): Layout | undefined {
  const { logical, mode } = reading;
  const { text } = logical;
  if (at >= text.length) return undefined;
  if (keyword === 'ONBUILD') return nested ? undefined : instruction(reading, at, true);
  if (keyword === 'HEALTHCHECK') return healthcheck(reading, at);
  const list = LISTS.has(keyword) ? jsonGaps(logical, at) : undefined;
  if (list) return layout(list, { isList: true });
  if (keyword === 'SHELL') return undefined;
  if (COMMANDS.has(keyword)) return command(reading, at);
  if (keyword === 'FROM') return from(text, at);
  if (WORDS.has(keyword)) return layout(between(plainWordsIn(text, at, text.length)));
  return PAIRS.has(keyword) ? pairs(text, at, keyword, mode.escape) : layout([]);
}

function healthcheck(reading: Reading, at: number): Layout | undefined {
  const { text } = reading.logical;
  const word = firstWord(text, at, text.length)!;
  const kind = text.slice(word.from, word.to).toUpperCase();
  const keywords = [{ ...word, kind: 'instruction' as const }];
  const next = skipBlank(text, word.to, text.length);
  if (kind === 'NONE') return next < text.length ? undefined : layout([], { keywords });
  if (kind !== 'CMD' || next >= text.length) return undefined;
  const gap = { from: word.to, to: next, want: ' ' };
  const list = jsonGaps(reading.logical, next);
  if (list) return layout([gap, ...list], { keywords, isList: true });
  const script = command(reading, next);
  return script && layout([gap, ...script.gaps], { keywords });
}

/** A script of another shell than a POSIX one stays as it is, and a broken list under any shell. */
function command({ logical: { text }, mode }: Reading, at: number): Layout | undefined {
  const isList = text[at] === '[';
  if (isList && isBroken(text.slice(at))) return undefined;
  if (isList || !mode.posix) return layout([]);
  const gaps = dividingBlanks(text, at);
  return gaps && layout(gaps);
}

/** A list that its last bracket is still missing of, or that only the builder's shell would read. */
const isBroken = (text: string): boolean => /^\[\s*"/.test(text);

function from(text: string, at: number): Layout | undefined {
  const words = plainWordsIn(text, at, text.length);
  const [, as] = words;
  const isAs = as && text.slice(as.from, as.to).toUpperCase() === 'AS';
  if (words.length !== 1 && !(isAs && words.length === 3)) return undefined;
  return layout(between(words), { keywords: isAs ? [{ ...as, kind: 'word' }] : [] });
}

function pairs(text: string, at: number, keyword: string, escape: string): Layout | undefined {
  const words = wordsIn(text, at, text.length, escape);
  if (!words.every((word) => isClosed(text, word, escape))) return undefined;
  const [first] = words;
  if (!first) return undefined;
  const isOld = keyword !== 'ARG' && !text.slice(first.from, first.to).includes('=');
  if (!isOld) return layout(between(words));
  // The builder divides the old form at the first blank, and takes all behind it for the value.
  const key = firstWord(text, at, text.length)!;
  const value = skipBlank(text, key.to, text.length);
  return value < text.length ? layout([{ from: key.to, to: value, want: ' ' }]) : undefined;
}

const between = (words: readonly Span[]): readonly Gap[] =>
  words.slice(1).map(({ from }, i) => ({ from: words[i]!.to, to: from, want: ' ' }));

/** False where a quote or brace of a word is missing. */
function isClosed(text: string, { from, to }: Span, escape: string): boolean {
  let quote = '';
  for (let at = from; at < to; at++) {
    const char = text[at]!;
    if (char === escape && quote !== "'") at++;
    else if (quote) quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
  }
  return !quote;
}

/** The gaps of `["a", "b"]`; undefined for what the builder takes for something else. */
function jsonGaps(logical: Logical, at: number): readonly Gap[] | undefined {
  const { text } = logical;
  const list = readJsonList(logical, at);
  if (!list?.closed || !isJson(text.slice(at))) return undefined;
  const open = skipBlank(text, at, text.length);
  const close = text.lastIndexOf(']');
  const gaps: Gap[] = [];
  let behind = open + 1;
  const until = (to: number, want: string): void => {
    gaps.push({ from: behind, to, want, elastic: true });
  };
  list.words.forEach(({ inner }, i) => {
    until(inner.from - 1, i ? ' ' : '');
    behind = inner.to + 1;
    if (i === list.words.length - 1) return;
    const comma = text.indexOf(',', behind);
    until(comma, '');
    behind = comma + 1;
  });
  until(close, '');
  return gaps;
}

function isJson(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}
