import type { Change, Rescan, Segment } from '../../core/language.ts';
import { readDirective } from './directives.ts';
import { readJsonList } from './json.ts';
import {
  findEndWord,
  heredocMarks,
  type Logical,
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
import { plainWordsIn, wordEnd } from './words.ts';

type Escape = '\\' | '`';

/** What a segment's `mode` says: the escape character, and what the instructions before it make of it. */
export interface Mode extends Stage {
  readonly escape: Escape;
}

interface Stage {
  /** Shell forms are for a POSIX shell. */
  readonly posix: boolean;
  /** Of a `CMD`: the image whose entry point gets its words. */
  readonly image?: string | undefined;
}

export const DIRECTIVE = '#';

const MODES = { '\\': ['\\', '\\sh'], '`': ['`', '`sh'] } as const;
const spellMode = ({ escape, posix, image }: Mode): string => {
  const mode = MODES[escape][posix ? 1 : 0];
  return image ? `${mode} ${image}` : mode;
};

export function readMode(mode: string): Mode {
  const [words = '', image] = mode.split(' ');
  return { escape: words.startsWith('`') ? '`' : '\\', posix: words.length > 1, image };
}

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
  const last = spellMode({ escape, posix: escape !== '`' });
  if (from < text.length || !found.length)
    found.push({ from, to: text.length, within: [], entity: '', document: 0, mode: last });
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
  const { escape, posix } = readMode(begin.mode);
  const reading = { text, escape, shells: () => ({ posix }), find: findEndWord };
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

/** Programs that read scripts as POSIX says. */
const POSIX_SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh']);
/** Programs that surely do not. */
const OTHER_SHELLS = /^(?:powershell|pwsh|cmd|fish|t?csh|python[\d.]*|node|perl|ruby)$/;

const programName = (program: string): string =>
  (program.split(/[\\/]/).at(-1) ?? '').replace(/\.exe$/i, '').toLowerCase();

export const isPosixShell = (program: string): boolean => POSIX_SHELLS.has(programName(program));

/** A name that is half-typed or unknown leaves what was. */
function shellAfter(program: string, before: boolean): boolean {
  if (isPosixShell(program)) return true;
  return OTHER_SHELLS.test(programName(program)) ? false : before;
}

const WINDOWS_IMAGE = /^(mcr\.microsoft\.com\/windows|microsoft\/(windowsservercore|nanoserver))/i;

/** Follows the shell and the base image from instruction to instruction; a new stage begins with its base's. */
function createShells(windows: boolean): (keyword: string, text: string, at: number) => Stage {
  const stages = new Map<string, Stage>();
  let current: Stage = { posix: !windows };
  let name: string | undefined;
  const escape = windows ? '`' : '\\';
  const change = (next: Stage) => {
    current = next;
    if (name !== undefined) stages.set(name, current);
  };
  return (keyword, text, at) => {
    if (keyword === 'CMD') return current;
    if (keyword === 'ENTRYPOINT') change({ posix: current.posix });
    if (keyword === 'FROM' || keyword === 'SHELL') {
      const logical = joinLines(text, readHeader(text, at, escape).lines);
      if (keyword === 'SHELL') {
        const program = shellOf(logical);
        if (program !== undefined)
          change({ ...current, posix: shellAfter(program, current.posix) });
      } else {
        const from = fromOf(logical.text);
        const posix = !windows && !from.windows;
        ({ name } = from);
        change(stages.get(from.image.toLowerCase()) ?? { posix, image: from.image });
      }
    }
    return { posix: current.posix };
  };
}

/** The program that a `SHELL` names. */
function shellOf(logical: Logical): string | undefined {
  const line = logical.text;
  const from = wordEnd(line, skipBlank(line, 0, line.length), line.length, '');
  return readJsonList(logical, from)?.words[0]?.word.text;
}

/** What a `FROM` begins with and how it calls the stage. */
function fromOf(line: string): { image: string; name: string | undefined; windows: boolean } {
  const words = plainWordsIn(line, 0, line.length).map(({ from, to }) => line.slice(from, to));
  const flags = words.filter((word) => word.startsWith('--'));
  const [, image = '', as, name] = words.filter((word) => !word.startsWith('--'));
  const windows =
    WINDOWS_IMAGE.test(image) || flags.some((flag) => flag.startsWith('--platform=windows'));
  return { image, name: as?.toLowerCase() === 'as' ? name?.toLowerCase() : undefined, windows };
}
