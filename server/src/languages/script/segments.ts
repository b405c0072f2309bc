import type { Block, Change, Rescan, Segment } from '../../core/language.ts';
import { BOM, leading } from './leading.ts';
import { scanCommand } from './scan.ts';
import { type Bodies, createBodies } from './state.ts';

/** What a segment's `mode` says of how it was found: see `scanCommand`. */
const SURE = '';
const LOOSE = 'loose';
const MENDED = 'mended';

/**
 * Cuts a script into top-level commands, each with the comments and empty lines before it. Groups, functions
 * and here-documents are whole. Where the text ends in something that nothing closes, quotes and groups
 * end where a reader would say so.
 */
export function segments(text: string): readonly Segment[] {
  const sure = cut(text, false);
  if (sure) return sure;
  const mended = [...cut(text, true)!];
  // What was open may have found another end; that nothing is sure must be seen somewhere.
  const last = mended.at(-1)!;
  if (!isMended(mended)) mended[mended.length - 1] = { ...last, mode: MENDED };
  return mended;
}

const isMended = (found: readonly Segment[]): boolean => found.some(({ mode }) => mode === MENDED);

/** Undefined where something is open and nothing may be mended. */
function cut(text: string, mends: boolean): readonly Segment[] | undefined {
  const found: Segment[] = [];
  const bodies = createBodies(text);
  let from = 0;
  while (from < text.length || !found.length) {
    const next = readSegment(text, from, mends, bodies);
    if (!next) return undefined;
    found.push(next);
    from = next.to;
  }
  return found;
}

function readSegment(
  text: string,
  from: number,
  mends: boolean,
  bodies: Bodies,
): Segment | undefined {
  const { line } = leading(text, from);
  const { to, open, loose } =
    line < text.length
      ? scanCommand(text, line, mends, bodies)
      : { to: text.length, open: false, loose: false };
  if (open && !mends) return undefined;
  const mode = open ? MENDED : loose ? LOOSE : SURE;
  return { from, to, within: [], entity: 'command', document: 0, mode };
}

/**
 * Reads from the command before an edit to the first border behind it that was one before. Where
 * something was open, or a here-document had no end, the edit may close it.
 */
export function rescan(
  text: string,
  old: readonly Segment[],
  { from, to, by }: Change,
): Rescan | undefined {
  if (old.some(({ mode }) => mode !== SURE)) return undefined;
  // A byte order mark is one at the start of a file alone.
  if (from === 0 && text.charCodeAt(to + by) === BOM) return undefined;
  const first = Math.max(indexAt(old, from) - 1, 0);
  const bodies = createBodies(text);
  const fresh: Segment[] = [];
  let rest = first;
  for (let at = old[first]?.from ?? 0; ;) {
    const next = at < text.length ? readSegment(text, at, false, bodies) : undefined;
    if (!next || next.mode !== SURE) return undefined;
    fresh.push(next);
    at = next.to;
    while (rest < old.length && old[rest]!.from < at - by) rest++;
    const isBehind = at >= to + by;
    if (isBehind && at === text.length) return { kept: first, fresh, rest: old.length };
    if (isBehind && old[rest]?.from === at - by) return { kept: first, fresh, rest };
  }
}

/** Index of the segment that holds an offset. */
function indexAt(found: readonly Segment[], offset: number): number {
  let low = 0;
  let high = found.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (found[middle]!.from <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Groups, functions and here-documents of several lines. */
export function folds(text: string): readonly Block[] {
  const found: Block[] = [];
  const bodies = createBodies(text);
  const mends = isMended(segments(text));
  for (let from = 0; from < text.length;) {
    const { line } = leading(text, from);
    if (line >= text.length) break;
    from = scanCommand(text, line, mends, bodies, (start, close, to) => {
      if (text.slice(start, close).includes('\n')) found.push({ from: start, to, close });
    }).to;
  }
  return found;
}
