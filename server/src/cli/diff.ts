import type { Edit } from '../core/span.ts';

const CONTEXT = 3;

interface Change {
  readonly edits: readonly Edit[];
  /** Lines of the old text, `[from, to)`, counted from 0. */
  readonly from: number;
  readonly to: number;
}

/**
 * What edits (ordered, apart from each other) do to a text, as a unified diff.
 * https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
 */
export function unifiedDiff(file: string, text: string, edits: readonly Edit[]): string {
  const lines = linesOf(text);
  const starts = startsOf(lines);
  const lineAt = (offset: number): number => starts.findLastIndex((start) => start <= offset);
  const changes = edits.map((edit) => ({
    edits: [edit],
    from: lineAt(edit.from),
    to: lineAt(edit.to) + 1,
  }));
  let grown = 0;
  const hunks = merged(changes).map((change) => {
    const from = Math.max(0, change.from - CONTEXT);
    const to = Math.min(lines.length, change.to + CONTEXT);
    const after = linesOf(changed(text, change, starts));
    const by = after.length - (change.to - change.from);
    const head = `@@ -${from + 1},${to - from} +${from + 1 + grown},${to - from + by} @@\n`;
    grown += by;
    return [
      head,
      ...lines.slice(from, change.from).map((line) => marked(' ', line)),
      ...lines.slice(change.from, change.to).map((line) => marked('-', line)),
      ...after.map((line) => marked('+', line)),
      ...lines.slice(change.to, to).map((line) => marked(' ', line)),
    ].join('');
  });
  return `--- ${file}\n+++ ${file}\n${hunks.join('')}`;
}

/** With their line breaks. */
const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.split(/(?<=\n)/));

const marked = (mark: string, line: string): string =>
  line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;

/** Changes whose surroundings meet are told together. */
function merged(changes: readonly Change[]): readonly Change[] {
  const result: Change[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    if (last && change.from - last.to <= 2 * CONTEXT)
      result[result.length - 1] = {
        edits: [...last.edits, ...change.edits],
        from: last.from,
        to: Math.max(last.to, change.to),
      };
    else result.push(change);
  }
  return result;
}

/** What becomes of a change's lines. */
function changed(text: string, { edits, from, to }: Change, starts: readonly number[]): string {
  let after = '';
  let at = starts[from] ?? text.length;
  for (const edit of edits) {
    after += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return after + text.slice(at, starts[to] ?? text.length);
}

function startsOf(lines: readonly string[]): readonly number[] {
  let at = 0;
  return lines.map((line) => {
    const start = at;
    at += line.length;
    return start;
  });
}
