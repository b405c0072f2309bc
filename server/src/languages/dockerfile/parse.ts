import type { Segment } from '../../core/language.ts';
import type { Node } from '../../core/node.ts';
import { withComments } from '../../core/comments.ts';
import type { Span } from '../../core/span.ts';
import { directiveNode, readDirective } from './directives.ts';
import { instructionNode } from './instruction.ts';
import {
  contentEnd,
  heredocMarks,
  joinLines,
  nextLine,
  readHeader,
  readHeredocs,
  skipBlank,
  takesHeredocs,
} from './lines.ts';
import { readMode } from './mode.ts';
import { DIRECTIVE } from './segments.ts';
import type { Vocabulary } from './vocabulary.ts';

const commentNode = ({ from, to }: Span): Node => ({ kind: 'comment', from, to, addresses: [] });

/** Where an instruction begins in a segment, and the comments before it. */
export function leading(text: string): { readonly comments: readonly Span[]; readonly at: number } {
  const comments: Span[] = [];
  let line = 0;
  while (line < text.length) {
    const next = nextLine(text, line);
    const stop = contentEnd(text, line, next);
    const at = skipBlank(text, line, stop);
    if (at < stop && text[at] !== '#') break;
    if (at < stop) comments.push({ from: at, to: stop });
    line = next;
  }
  return { comments, at: line };
}

/** Reads one segment: a directive, or comments and the instruction behind them. */
export function parse(text: string, segment: Segment, vocabulary: Vocabulary): readonly Node[] {
  if (segment.entity === DIRECTIVE) {
    const directive = readDirective(text);
    return directive ? [directiveNode(directive)] : [];
  }
  const { comments, at } = leading(text);
  const nodes = comments.map(commentNode);
  if (at >= text.length) return nodes;
  const { escape, posix, image } = readMode(segment.mode);
  const header = readHeader(text, at, escape);
  const logical = joinLines(text, header.lines);
  const marks = takesHeredocs(segment.entity) ? heredocMarks(logical.text, escape) : [];
  const heredocs = readHeredocs(text, header.end, marks);
  const reader = { logical, escape, posix, image, heredocs, vocabulary };
  const inside = header.comments.map(commentNode);
  const start = skipBlank(logical.text, 0, logical.text.length);
  if (start === logical.text.length) return [...nodes, ...inside];
  const instruction = instructionNode(reader, start);
  const last = inside.at(-1);
  const whole = last && last.to > instruction.to ? { ...instruction, to: last.to } : instruction;
  return [...nodes, ...withComments([whole], inside)];
}
