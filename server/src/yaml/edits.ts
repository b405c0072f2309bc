import type { Literal } from '../core/node.ts';
import type { Edit, Span } from '../core/span.ts';
import { readLine, skipBlanks } from './lines.ts';

const AMBIGUOUS = /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?[\d.][\d._:eE+-]*|0[xo][\da-f]+)$/i;
const UNSAFE = /^[\s\-?:,[\]{}#&*!|>'"%@`]|: |:$| #|[\n\r\t]|\s$/;

/** Writes a value so that every reader of YAML 1.1 and 1.2 takes it for what it is. */
export function spell(value: Literal): string {
  if (value === null) return 'null';
  if (typeof value !== 'string') return String(value);
  // A dash begins a list item only before a blank.
  const plain = value.replace(/^-(?=\S)/, '');
  if (value !== '' && !UNSAFE.test(plain) && !AMBIGUOUS.test(value)) return value;
  return JSON.stringify(value);
}

/**
 * The span to delete so that an entry or item is gone: whole lines in a block, one comma in a flow
 * collection. `parents` are the spans around it, innermost first; where it is all that one of them
 * holds, that one goes with it.
 */
export function removal(span: Span, parents: readonly Span[], text: string): Span {
  const flow = flowRemoval(text, span);
  if (flow) return flow;
  let { from, to } = span;
  for (const parent of parents) {
    if (text.slice(parent.to - 1, parent.to) === ']' || !isAlone(text, { from, to }, parent)) break;
    ({ from, to } = parent);
  }
  return lines(text, { from, to });
}

/** True when the parent has nothing but a key or dash before the span and nothing behind it. */
function isAlone(text: string, { from, to }: Span, parent: Span): boolean {
  if (text.slice(to, parent.to).trim() !== '') return false;
  const before = text.slice(parent.from, from).trim();
  return /^(?:[^\n#]*:|-)(?:\s*-)*$/.test(before) && !/\n/.test(before.replace(/\s*-$/, ''));
}

/** In a flow collection: with the comma behind it or, at the end, the one before it. */
function flowRemoval(text: string, { from, to }: Span): Span | undefined {
  let behind = to;
  while (behind < text.length && /\s/.test(text[behind]!)) behind++;
  let before = from;
  while (before > 0 && /\s/.test(text[before - 1]!)) before--;
  const left = text[before - 1];
  const right = text[behind];
  const opens = left === '[' || left === '{';
  if (right === ',' && (opens || left === ',')) {
    const next = skipBlanks(text, behind + 1, text.length);
    return { from, to: next };
  }
  if (right !== ']' && right !== '}') return undefined;
  if (left === ',') return { from: before - 1, to };
  return opens ? { from, to } : undefined;
}

/** The whole lines of a span; behind a dash only what follows the dash. */
function lines(text: string, { from, to }: Span): Span {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const before = text.slice(start, from);
  const last = readLine(text, text.lastIndexOf('\n', Math.max(to - 1, from)) + 1);
  const ended = to > from && text[to - 1] === '\n';
  const end = ended ? to : last.next;
  if (before.trim() === '') return atEnd(text, { from: start, to: end });
  // The first key of a list item: the next one moves up behind the dash.
  const next = skipBlanks(text, end, text.length);
  const column = from - start;
  if (next - end === column && end < text.length) return { from, to: next };
  return { from, to: ended ? to - 1 : last.to };
}

/** Without a line break at the end of the text, the one before goes instead. */
function atEnd(text: string, { from, to }: Span): Span {
  if (to < text.length || text.endsWith('\n') || from === 0) return { from, to };
  return { from: text[from - 2] === '\r' ? from - 2 : from - 1, to };
}

/** What is known of the collection or key that a new setting goes into; offsets of the text. */
export interface Target {
  /** Column of the key or dash that holds the map. */
  readonly indent: number;
  /** The first entry of the map, if there is one. */
  readonly first?: Span;
  /** Behind the last entry, or behind the colon where there is none. */
  readonly end: number;
  /** The map's closing brace, for one in braces. */
  readonly brace?: number;
}

/** Adds `key: value` to a map; block maps get a line of their own in the column of their keys. */
export function insertion(text: string, target: Target, key: string, value: Literal): Edit {
  const pair = `${key}: ${spell(value)}`;
  const { brace, first, end } = target;
  if (brace !== undefined) {
    const at = first ? end : brace;
    return { from: at, to: at, text: first ? `, ${pair}` : pair };
  }
  const column = first
    ? first.from - (text.lastIndexOf('\n', first.from - 1) + 1)
    : target.indent + 2;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const ended = end > 0 && text[end - 1] === '\n';
  const at = ended ? end : readLine(text, text.lastIndexOf('\n', end - 1) + 1).to;
  const line = ' '.repeat(column) + pair;
  return { from: at, to: at, text: ended ? line + lineBreak : lineBreak + line };
}
