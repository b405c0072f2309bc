import type { Edit } from '../../core/span.ts';
import { readDirective } from './directives.ts';
import { contentEnd, nextLine, skipBlank } from './lines.ts';
import { blankEnd } from './format-blanks.ts';

/** So many empty lines in a row are left. */
const MOST = 2;

export interface Place {
  /** It begins the file: no line that moves up may become a directive. */
  readonly isTop: boolean;
  /** Nothing but empty lines and comments follows. */
  readonly isLast: boolean;
  /** What divides it from what stands before, where an empty line has to. */
  readonly border: string | undefined;
}

interface Line {
  readonly from: number;
  /** Of what it says; `stop` where it says nothing. */
  readonly start: number;
  readonly stop: number;
  readonly next: number;
}

/**
 * The edits of the comments and empty lines in `[0, at)` of a segment's text: comments begin at the margin, and
 * at most two lines in a row are empty.
 */
export function leadingEdits(text: string, at: number, place: Place): readonly Edit[] {
  const lines = linesOf(text, at);
  if (place.isTop && lines.some(({ from, next }) => readDirective(text.slice(from, next))))
    return [];
  const edits: Edit[] = [];
  let empty: Line[] = [];
  let isParted = false;
  const endRun = (isEnd: boolean): void => {
    if (!empty.length) return;
    isParted = true;
    const from = empty[0]!.from;
    const to = empty.at(-1)!.next;
    const most = isEnd || (place.isTop && from === 0) ? 0 : MOST;
    const kept = empty.slice(0, most).map(({ stop, next }) => text.slice(stop, next));
    if (/^[ \t\r\n]*$/.test(text.slice(from, to))) edits.push({ from, to, text: kept.join('') });
    empty = [];
  };
  for (const line of lines) {
    if (line.start === line.stop) empty.push(line);
    else {
      endRun(false);
      edits.push(...commentEdits(text, line));
    }
  }
  endRun(place.isLast);
  if (place.border !== undefined && !isParted)
    edits.unshift({ from: 0, to: 0, text: place.border });
  return edits.filter(({ from, to, text: wanted }) => text.slice(from, to) !== wanted);
}

function linesOf(text: string, end: number): readonly Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < end;) {
    const next = Math.min(nextLine(text, from), end);
    const stop = contentEnd(text, from, next);
    lines.push({ from, start: skipBlank(text, from, stop), stop, next });
    from = next;
  }
  return lines;
}

function commentEdits(text: string, { from, start, stop }: Line): readonly Edit[] {
  const margin = from + (text[from] === '\uFEFF' ? 1 : 0);
  const end = from + text.slice(from, stop).replace(/[ \t]+$/, '').length;
  return [
    ...(blankEnd(text, margin) === start ? [{ from: margin, to: start, text: '' }] : []),
    { from: end, to: stop, text: '' },
  ];
}
