import type { Document } from '../core/document.ts';
import type { Node } from '../core/node.ts';
import { encloses, shifted, type Span, touches } from '../core/span.ts';
import { blocksOf } from './folding.ts';

/**
 * What an editor selects step by step from an offset on: word, text of a value, value, setting, block,
 * entity, document, file; in command lines word, flag, command, line. Each holds the one before.
 */
export function selection(document: Document, offset: number): readonly Span[] {
  const { text } = document;
  const { base, path } = document.at(offset);
  const nodes = path.map((node) => trimmed(text, shifted(node, base)));
  const sure = [...nodes, ...blocksOf(document), { from: 0, to: text.length }].filter((one) =>
    touches(one, offset),
  );
  const more = [
    ...wordsAt(text, offset),
    ...path.flatMap((node) => insideOf(node, base, text)),
    ...linesAt(text, offset, path, base),
    ...entitiesAt(document, offset),
  ];
  const fits = (one: Span): boolean =>
    touches(one, offset) && sure.every((other) => encloses(one, other) || encloses(other, one));
  return growing([...sure, ...more.filter(fits)]);
}

/** From small to large, each larger than the one before and around it. */
function growing(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.to - a.from - (b.to - b.from))) {
    const last = found.at(-1);
    if (span.to > span.from && (!last || (encloses(span, last) && sizeOf(span) > sizeOf(last))))
      found.push({ from: span.from, to: span.to });
  }
  return found;
}

const sizeOf = ({ from, to }: Span): number => to - from;

/** The word at an offset, and what it is a part of where dots and dashes join words. */
function wordsAt(text: string, offset: number): readonly Span[] {
  return [/[\p{L}\p{N}_]/u, /[\p{L}\p{N}_.-]/u].map((letter) => {
    let from = offset;
    let to = offset;
    while (from > 0 && letter.test(text[from - 1]!)) from--;
    while (to < text.length && letter.test(text[to]!)) to++;
    return { from, to };
  });
}

/** A node's label, and what stands between its quotes. */
function insideOf(node: Node, base: number, text: string): readonly Span[] {
  const { from, to } = shifted(node, base);
  const quoted = to - from > 2 && /["']/.test(text[from]!) && text[from] === text[to - 1];
  return [
    ...(node.label ? [shifted(node.label, base)] : []),
    ...(quoted ? [{ from: from + 1, to: to - 1 }] : []),
  ];
}

/** The line at an offset, in scripts of several lines. */
function linesAt(
  text: string,
  offset: number,
  path: readonly Node[],
  base: number,
): readonly Span[] {
  const host = path.find(({ embeds }) => embeds);
  if (!host) return [];
  const start = Math.max(text.lastIndexOf('\n', offset - 1) + 1, base + host.from);
  const next = text.indexOf('\n', offset);
  const end = Math.min(next < 0 ? text.length : next, base + host.to);
  return [trimmed(text, { from: start, to: end })];
}

/** The segment at an offset, and the document of several in one file. */
function entitiesAt(whole: Document, offset: number): readonly Span[] {
  const { text, parts } = whole;
  const part = whole.partAt(offset);
  if (!part) return [];
  const { document } = part.segment;
  const same = parts.filter(({ segment }) => segment.document === document);
  const all = { from: same[0]!.segment.from, to: same.at(-1)!.segment.to };
  return [part.segment, all].map((span) => trimmed(text, span));
}

function trimmed(text: string, { from, to }: Span): Span {
  const words = text.slice(from, to);
  const start = words.length - words.trimStart().length;
  return { from: from + start, to: from + Math.max(start, words.trimEnd().length) };
}
