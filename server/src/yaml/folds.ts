import type { Block } from '../core/language.ts';
import { blockScalarIndent, type Line, readLine } from './lines.ts';

interface Open {
  readonly from: number;
  readonly indent: number;
  readonly dash: boolean;
}

interface Folder {
  readonly found: Block[];
  readonly open: Open[];
  /** The end of the last line that is no comment. */
  end: number;
  /** Comments behind it. */
  comments: { readonly indent: number; readonly to: number }[];
}

/**
 * Maps, lists, block scalars and what else is told by its indentation, and the documents of a file
 * that holds several. Offsets of the text.
 */
export function folds(text: string): readonly Block[] {
  const folder: Folder = { found: [], open: [], end: 0, comments: [] };
  const markers: number[] = [];
  let scalar = -1;
  for (let at = text[0] === '\uFEFF' ? 1 : 0; at < text.length;) {
    const line = readLine(text, at);
    at = line.next;
    if (line.kind === 'blank') continue;
    const inScalar = scalar >= 0 && line.indent > scalar;
    if (!inScalar) scalar = -1;
    if (line.kind === 'comment' && !inScalar)
      folder.comments.push({ indent: line.indent, to: line.to });
    else if (line.kind === 'marker' && !inScalar) {
      closeTo(folder, -1, false);
      closeDocument(folder, markers);
      if (text[line.from] === '-') markers.push(line.from);
      folder.end = line.to;
    } else {
      enter(folder, line, inScalar);
      if (!inScalar) scalar = blockScalarIndent(text, line);
    }
  }
  closeTo(folder, -1, false);
  closeDocument(folder, markers);
  return markers.length > 1 ? folder.found : folder.found.filter(({ from }) => from !== markers[0]);
}

function enter(folder: Folder, { from, to, indent, kind }: Line, inScalar: boolean): void {
  const dash = kind === 'dash' && !inScalar;
  closeTo(folder, indent, dash);
  folder.open.push({ from: from + indent, indent, dash });
  folder.end = to;
  folder.comments = [];
}

/** Ends all that a line at a column does not belong to: a list may stand at the column of its key. */
function closeTo(folder: Folder, indent: number, dash: boolean): void {
  const { open, found } = folder;
  for (let last = open.at(-1); last; last = open.at(-1)) {
    if (last.indent < indent || (last.indent === indent && dash && !last.dash)) return;
    open.pop();
    found.push({ from: last.from, to: endOf(folder, last.indent) });
  }
}

/** Comments that are indented deeper belong to what stands above them. */
function endOf({ comments, end }: Folder, indent: number): number {
  let to = end;
  for (const comment of comments) {
    if (comment.indent <= indent) break;
    to = comment.to;
  }
  return to;
}

function closeDocument({ found, end, comments }: Folder, markers: readonly number[]): void {
  const from = markers.at(-1);
  const to = comments.at(-1)?.to ?? end;
  if (from !== undefined && to > from) found.push({ from, to });
}
