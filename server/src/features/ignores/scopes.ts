import type { Document } from '../../core/document.ts';
import { lineStart, type Span } from '../../core/span.ts';
import type { Comment } from './comments.ts';

/** What a comment silences, in offsets of the document. */
export interface Cover extends Span {
  /** A finding must begin in it; else it is enough that it reaches into it. */
  readonly begins?: true;
}

/** What a comment of a document means; undefined where it counts for nothing. */
export function coverOf(comment: Comment, document: Document): Cover | undefined {
  const { scope, place } = comment.grammar;
  if (place === 'directive' ? !comment.isDirective : comment.isDirective) return undefined;
  if (place && !stands(comment, place, document.text)) return undefined;
  switch (scope) {
    case 'file':
      return { from: 0, to: document.text.length };
    case 'entity':
      return entityAround(document, comment.from);
    case 'stage':
      return stageBelow(document, comment);
    case 'line':
    case 'lines':
      return linesOf(document, comment);
    default:
      return constructAt(document, comment);
  }
}

const HEAD = /^\uFEFF?(?:[ \t]*(?:(?:#|\/\/|---|%).*)?\r?\n)*[ \t]*$/;
const FIRST = /^\uFEFF?(?:---[ \t]*\r?\n)?[ \t]*$/;

function stands(
  { from, isInScript }: Comment,
  place: NonNullable<Comment['grammar']['place']>,
  text: string,
): boolean {
  switch (place) {
    case 'directive':
      return true;
    case 'script':
      return isInScript;
    case 'apart':
      return !isInScript && !isBehindCode(text, from);
    case 'behind':
      return isBehindCode(text, from);
    case 'top':
      return !text.slice(0, from).includes('\n');
    case 'first':
      return FIRST.test(text.slice(0, Math.min(from, 1000)));
    default:
      return HEAD.test(text.slice(0, from));
  }
}

function isBehindCode(text: string, comment: number): boolean {
  return text.slice(lineStart(text, comment), comment).trim() !== '';
}

/** The block, task or instruction that a comment stands in: the outermost node there. */
function entityAround(document: Document, comment: number): Cover | undefined {
  const { text } = document;
  const line = lineStart(text, comment);
  const at = isBehindCode(text, comment) ? codeStart(text, line) : comment;
  const { base, path } = document.at(at);
  const [root] = path;
  if (!root || root.kind === 'comment') return undefined;
  return { from: base + root.from, to: base + root.to };
}

function stageBelow(document: Document, comment: Comment): Cover | undefined {
  const line = nextLine(document.text, comment);
  if (line === undefined) return undefined;
  const first = document.parts.findIndex(({ segment }) => segment.to > line);
  if (document.parts[first]?.segment.entity !== 'FROM') return undefined;
  const next = document.parts.slice(first + 1).find(({ segment }) => segment.entity === 'FROM');
  return { from: line, to: next?.segment.from ?? document.text.length };
}

function linesOf({ text }: Document, { from, grammar }: Comment): Cover {
  const own = lineStart(text, from);
  const ownEnd = lineEnd(text, from);
  const next = { from: ownEnd + 1, to: lineEnd(text, ownEnd + 1) };
  if (grammar.scope === 'lines') return { from: own, to: next.to, begins: true };
  const isBehind = isBehindCode(text, from);
  return { ...(isBehind ? { from: own, to: ownEnd } : next), begins: true };
}

/** The code on the comment's own line, or else all that begins on the next line of code. */
function constructAt(document: Document, comment: Comment): Cover | undefined {
  const { text } = document;
  const { scope } = comment.grammar;
  const own = lineStart(text, comment.from);
  if (isBehindCode(text, comment.from)) {
    const line = { from: own, to: lineEnd(text, own) };
    return scope === 'next' ? line : wholeFrom(document, line.from, line.to);
  }
  const line = nextLine(text, comment);
  const isOurs = comment.grammar.between === undefined;
  if (line === undefined) return isOurs ? { from: own, to: text.length } : undefined;
  const { to } = wholeFrom(document, line, lineEnd(text, line));
  // Our own comments may also speak of comments between.
  return { from: isOurs ? own : line, to };
}

/** All that begins on a line. */
function wholeFrom(document: Document, from: number, to: number): Cover {
  const { base, path } = document.at(codeStart(document.text, from));
  const outermost = path.find((node) => base + node.from >= from);
  return { from, to: Math.max(to, outermost ? base + outermost.to : to) };
}

const BLANK = /^\s*$/;
const COMMENT = /^\s*(?:#|\/\/)/;

/** Start of the line of code below a comment; undefined where too much stands between. */
function nextLine(text: string, { to: end, grammar: { between } }: Comment): number | undefined {
  let from = lineEnd(text, Math.max(end - 1, 0)) + 1;
  while (from < text.length) {
    const line = text.slice(from, Math.min(lineEnd(text, from), from + 400));
    const isBlank = BLANK.test(line);
    if (!isBlank && !COMMENT.test(line)) return from;
    if (between === 'nothing' || (between && isBlank)) return undefined;
    from = lineEnd(text, from) + 1;
  }
  return undefined;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const codeStart = (text: string, line: number): number =>
  line + (/^[ \t]*/.exec(text.slice(line, lineEnd(text, line)))?.[0].length ?? 0);
