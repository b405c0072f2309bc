import type { Document, Part } from '../core/document.ts';
import type { Block } from '../core/language.ts';
import { type Node, walk } from '../core/node.ts';
import { shifted, type Span } from '../core/span.ts';

/** Lines to hide behind the first one. What stands at `to` and closes them stays in sight. */
export interface Fold extends Span {
  readonly kind?: 'comment' | 'region';
}

/**
 * Everything that fills several lines, one range per first line, in the order of the text: what the
 * language says, nodes, runs of comments, and regions between comments that name them.
 */
export function folds(document: Document): readonly Fold[] {
  const lines = linesOf(document.text);
  const byLine = new Map<number, Fold>();
  const add = (fold: Fold): void => {
    const line = lines.at(fold.from);
    if (lines.at(fold.to) === line) return;
    const before = byLine.get(line);
    if (!before || before.to < fold.to) byLine.set(line, fold);
  };
  blocksOf(document).forEach(({ from, to, close }) => add({ from, to: close ?? to }));
  const told = new Set(byLine.keys());
  for (const part of document.parts)
    for (const { from, to } of tallIn(part, document.text)) {
      const base = part.segment.from;
      if (!told.has(lines.at(base + from))) add({ from: base + from, to: base + to });
    }
  commentFolds(document).forEach(add);
  return [...byLine.values()].sort((a, b) => a.from - b.from);
}

/** What the language itself says is folded. */
export function blocksOf({ origin, text, parts }: Document): readonly Block[] {
  return (
    origin.language.folds?.(
      text,
      parts.map(({ segment }) => segment),
      origin.kind,
    ) ?? []
  );
}

/** Numbers of lines by offset. */
function linesOf(text: string): { at(offset: number): number } {
  const starts: number[] = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    at(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= offset) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}

const CLOSERS = '}])';

/** The nodes of a segment that fill several lines, up to the bracket that closes them; in its own offsets. */
function tallIn(part: Part, text: string): readonly Span[] {
  const known = part.memo.get(tallIn) as readonly Span[] | undefined;
  if (known) return known;
  const { from: base, to: end } = part.segment;
  const own = text.slice(base, end);
  const lines = linesOf(own);
  const found: Span[] = [];
  for (const { kind, embeds, from, to } of walk(part.nodes)) {
    if (kind === 'comment' || lines.at(from) === lines.at(to)) continue;
    // The body of a here-document folds with what it is the body of.
    if (kind === 'value' && (embeds || isSpace(own.charCodeAt(from)))) continue;
    let last = to;
    while (last > from && isSpace(own.charCodeAt(last - 1))) last--;
    found.push({ from, to: CLOSERS.includes(own[last - 1]!) ? last - 1 : last });
  }
  part.memo.set(tallIn, found);
  return found;
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

interface Comment extends Span {
  /** What it begins or ends. */
  readonly region: 'begin' | 'end' | undefined;
}

/** Comments on lines of their own, in the segment's offsets. */
function commentsIn(part: Part, text: string): readonly Comment[] {
  const known = part.memo.get(commentsIn) as readonly Comment[] | undefined;
  if (known) return known;
  const base = part.segment.from;
  const found: Comment[] = [];
  for (const node of walk(part.nodes))
    if (node.kind === 'comment' && isAlone(node, base, text)) {
      const words = text.slice(base + node.from, base + node.to);
      found.push({ from: node.from, to: node.to, region: regionOf(words) });
    }
  part.memo.set(commentsIn, found);
  return found;
}

function isAlone({ from }: Node, base: number, text: string): boolean {
  let at = base + from - 1;
  while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) at--;
  return at < 0 || text[at] === '\n';
}

/** `# region`, `#region`, `// #endregion`: the marks that editors know. */
function regionOf(comment: string): Comment['region'] {
  const mark = /^(?:#|\/\/)\s*#?\s*(end)?region\b/.exec(comment);
  return mark ? (mark[1] ? 'end' : 'begin') : undefined;
}

function commentFolds({ parts, text }: Document): readonly Fold[] {
  const found: Fold[] = [];
  const regions: number[] = [];
  let run: Fold | undefined;
  for (const part of parts)
    for (const { region, ...local } of commentsIn(part, text)) {
      const { from, to } = shifted(local, part.segment.from);
      if (region === 'begin') regions.push(from);
      const begun = region === 'end' ? regions.pop() : undefined;
      if (begun !== undefined) found.push({ from: begun, to, kind: 'region' });
      const goesOn = run && !region && isBelow(text, run, from);
      if (run && !goesOn) found.push(run);
      run = region ? undefined : { from: goesOn ? run!.from : from, to, kind: 'comment' };
    }
  if (run) found.push(run);
  return found;
}

/** True for comments one below the other, at the same column. */
function isBelow(text: string, above: Span, from: number): boolean {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const begun = text.lastIndexOf('\n', above.to - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(begun, above.to))![0];
  return /^\r?\n$/.test(text.slice(above.to, start)) && text.slice(start, from) === indent;
}
