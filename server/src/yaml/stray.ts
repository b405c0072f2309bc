import type { Edit, Span } from '../core/span.ts';
import { type Budget, scanFlow, scanQuoted } from './flow.ts';
import { isLoneDash, isOpen, isStrayDash, type Line } from './lines.ts';

/** An open block collection. */
export interface Frame {
  readonly indent: number;
  readonly list: boolean;
  /** Its last entry has no value yet. */
  open: boolean;
  /** Its last value is a plain scalar that the next line may go on with. */
  plain: boolean;
}

export interface Mender {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly following: readonly (Line | undefined)[];
  readonly base: number;
  readonly budget: Budget;
  readonly edits: Edit[];
  readonly comments: Span[];
  frames: Frame[];
  /** Index of the current line. */
  at: number;
}

/** Index of the innermost collection that is indented no deeper than a column; -1 for none. */
export function frameFor({ frames }: Mender, indent: number): number {
  let depth = frames.length - 1;
  while (depth >= 0 && frames[depth]!.indent > indent) depth--;
  return depth;
}

export const nextOf = ({ following, at }: Mender): Line | undefined => following[at - 1];

/** A lone dash between a key and the keys below it, or among keys. */
export function isStrayItem(mender: Mender, line: Line): boolean {
  const next = nextOf(mender);
  const frame = mender.frames[frameFor(mender, line.indent)];
  if (!isLoneDash(line) || frame?.list) return false;
  const nested = frame?.indent === line.indent && next?.kind === 'key' && next.indent > line.indent;
  return nested || isStrayDash(line, next);
}

/** A key with a value, between another key and the entries or items that belong to that one. */
export function isStrayKey(mender: Mender, line: Line): boolean {
  const { text, frames } = mender;
  const frame = frames[frameFor(mender, line.indent)];
  const next = nextOf(mender);
  if (!frame || next === undefined || isOpen(text, line) || '|>'.includes(text[line.value]!))
    return false;
  const nested = next.indent > line.indent;
  const item = next.kind === 'dash' && next.indent === line.indent && !isLoneDash(next);
  if (frame.open && item) return true;
  if (frame.open && frame.indent === line.indent && nested) return !isWhole(mender, line);
  // What stands deeper is not its own, and its quote or bracket says that it is half typed.
  return nested && `[{"'`.includes(text[line.value]!) && !isWhole(mender, line);
}

/** True for a quoted value or a flow collection that fills several lines. */
function isWhole({ text, budget }: Mender, line: Line): boolean {
  const char = text[line.value]!;
  if (!`[{"'`.includes(char)) return false;
  const scan = char === '[' || char === '{' ? scanFlow : scanQuoted;
  const { closed, to } = scan(text, line.value, line.indent, budget);
  return closed && to > line.to;
}

/** A line that someone begins to type too far left, in the middle of a block scalar: the content goes on below it. */
export function isStray({ lines, at, base }: Mender, line: Line, block: number): boolean {
  if (line.indent >= base && line.kind !== 'other') return false;
  const below = lines.slice(at + 1).find(({ kind }) => kind !== 'blank');
  return below !== undefined && below.indent > block;
}
