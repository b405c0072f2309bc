import type { Change, Rescan, Segment } from '../../core/language.ts';
import { readDirective } from './directives.ts';
import {
  findEndWord,
  heredocMarks,
  joinLines,
  nextLine,
  contentEnd,
  readHeader,
  readHeredocs,
  scanHeader,
  skipBlank,
  skipTabs,
  takesHeredocs,
} from './lines.ts';
import { type Escape, type Mode, readMode, spellMode } from './mode.ts';
import { createShells } from './shells.ts';

export const DIRECTIVE = '#';

/**
 * Cuts a Dockerfile into logical instructions, each with the comments and empty lines before it;
 * a parser directive is a segment of its own.
 */
export function segments(text: string): readonly Segment[] {
  const found: Segment[] = [];
  const { escape, at: start } = scanDirectives(text, found);
  const shells = createShells(escape === '`');
  const reading = { text, escape, shells, find: createFinder(text) };
  let from = start;
  for (let at = start; at < text.length; at = from) {
    const next = readInstruction(reading, at);
    if (!next) break;
    found.push(next);
    from = next.to;
  }
  if (from < text.length || !found.length)
    found.push(segment(from, text.length, '', { escape, ...shells('', text, from) }));
  return found;
}

/** Index of the segment that holds an offset. */
function indexAt(segments: readonly Segment[], offset: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (segments[middle]!.from <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Reading {
  readonly text: string;
  readonly escape: Escape;
  readonly shells: ReturnType<typeof createShells>;
  readonly find: typeof findEndWord;
}

/** The next instruction with the comments before it; undefined where none follows. */
function readInstruction(
  { text, escape, shells, find }: Reading,
  from: number,
): Segment | undefined {
  for (let line = from; line < text.length;) {
    const next = nextLine(text, line);
    const stop = contentEnd(text, line, next);
    const at = skipBlank(text, line, stop);
    if (at === stop || text[at] === '#') {
      line = next;
      continue;
    }
    const end = scanHeader(text, line, escape);
    const keyword = keywordAt(text, at, stop);
    const takes = takesHeredocs(keyword) && text.slice(line, end).includes('<<');
    const to = takes ? heredocsEnd(text, line, escape, find) : end;
    return segment(from, to, keyword, { escape, ...shells(keyword, text, line) });
  }
  return undefined;
}

/** Instructions that say how those behind them are read, and those that are read by all before them. */
const FAR: ReadonlySet<string> = new Set([DIRECTIVE, 'FROM', 'SHELL', 'ENTRYPOINT', 'CMD']);
const isFar = ({ entity }: Segment): boolean => FAR.has(entity);

/**
 * Reads from the instruction before an edit to the first border behind it that was one before. A file
 * with here-documents is read whole: where they end may depend on all that follows.
 */
export function rescan(
  text: string,
  old: readonly Segment[],
  { from, to, by }: Change,
): Rescan | undefined {
  const first = indexAt(old, from) - 1;
  const begin = old[first];
  if (!begin || first < 1 || isFar(begin) || text.includes('<<')) return undefined;
  const { escape, posix, outside } = readMode(begin.mode);
  if (outside === 'top') return undefined;
  const reading = { text, escape, shells: () => ({ posix, outside }), find: findEndWord };
  const fresh: Segment[] = [];
  let rest = first;
  for (let at = begin.from; ;) {
    const next = readInstruction(reading, at);
    if (!next || isFar(next)) return undefined;
    fresh.push(next);
    at = next.to;
    while (rest < old.length && old[rest]!.from < at - by)
      if (isFar(old[rest++]!)) return undefined;
    if (at >= to + by && old[rest]?.from === at - by) return { kept: first, fresh, rest };
  }
}

const segment = (from: number, to: number, entity: string, mode: Mode): Segment => ({
  from,
  to,
  within: [],
  entity,
  document: 0,
  mode: spellMode(mode),
});

/** Directives stand before everything else; the first line that is none ends them. */
function scanDirectives(text: string, found: Segment[]): { escape: Escape; at: number } {
  let escape: Escape = '\\';
  let at = 0;
  while (at < text.length) {
    const next = nextLine(text, at);
    const directive = readDirective(text.slice(at, next));
    if (!directive) break;
    const value = directive.value.text;
    if (directive.key === 'escape' && (value === '`' || value === '\\')) escape = value;
    found.push(segment(at, next, DIRECTIVE, { escape, posix: true }));
    at = next;
  }
  return { escape, at };
}

function keywordAt(text: string, from: number, stop: number): string {
  let to = from;
  while (to < stop && skipBlank(text, to, to + 1) === to) to++;
  return text.slice(from, to).toUpperCase();
}

/** Start of the line behind an instruction and its here-documents. */
function heredocsEnd(text: string, at: number, escape: string, find: typeof findEndWord): number {
  const { lines, end } = readHeader(text, at, escape);
  const heredocs = readHeredocs(text, end, heredocMarks(joinLines(text, lines).text, escape), find);
  const last = heredocs.at(-1);
  return last ? nextLine(text, last.to) : end;
}

/** After so many searches in vain an index of all lines is cheaper than the next one. */
const SEARCHES = 8;

/** Looks for end words without scanning to the end of the text for each that is missing. */
function createFinder(text: string): typeof findEndWord {
  const missing = new Set<string>();
  let lines: ReturnType<typeof lastLines> | undefined;
  return (_, from, mark) => {
    const key = (mark.chomp ? '-' : ' ') + mark.name;
    if (missing.has(key)) return undefined;
    if (missing.size >= SEARCHES) {
      lines ??= lastLines(text);
      const tabbed = mark.chomp ? lines.tabbed.get(mark.name) : undefined;
      if (Math.max(lines.exact.get(mark.name) ?? -1, tabbed ?? -1) < from) return undefined;
    }
    const found = findEndWord(text, from, mark);
    if (found === undefined) missing.add(key);
    return found;
  };
}

/** The last place of each line, and of each that begins with tabs without them. */
function lastLines(text: string): { exact: Map<string, number>; tabbed: Map<string, number> } {
  const exact = new Map<string, number>();
  const tabbed = new Map<string, number>();
  for (let line = 0; line < text.length;) {
    const next = nextLine(text, line);
    const stop = contentEnd(text, line, next);
    const at = skipTabs(text, line);
    if (at > line) tabbed.set(text.slice(at, stop), line);
    exact.set(text.slice(line, stop), line);
    line = next;
  }
  return { exact, tabbed };
}
