import type { Literal } from '../core/node.ts';
import { type Edit, encloses, type Span } from '../core/span.ts';
import { readLine, skipBlanks } from './lines.ts';
import { type Entry, type Item, type List, type Map, readTree, type Value } from './tree.ts';

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

/** An entry or item, with the collection that holds it. */
interface Member extends Span {
  readonly value?: Value;
  readonly of: Map | List;
}

/**
 * The span to delete so that the entry or item at `span` is gone: whole lines in a block, one comma in
 * a flow collection. Where it is all that its parent holds, that one goes with it, an entry of the
 * text's outermost collection apart. What is only a part of a value takes the value along.
 */
export function removal(text: string, span: Span): Span {
  const chain = membersAround(text, span);
  let at = chain.length - 1;
  while (at > 1 && sizeOf(chain[at]!.of) === 1) at--;
  const member = chain[at];
  if (!member) return { from: span.from, to: span.to };
  return member.of.flow ? flowRemoval(text, member) : lines(text, member);
}

const sizeOf = (value: Map | List): number =>
  value.kind === 'map' ? value.entries.length : value.items.length;

/** The entries and items that hold a span, outermost first. */
function membersAround(text: string, span: Span): readonly Member[] {
  const chain: Member[] = [];
  let value: Value | undefined = readTree(text, firstIndent(text)).root;
  while (value?.kind === 'map' || value?.kind === 'list') {
    const of: Map | List = value;
    const members: readonly (Entry | Item)[] = of.kind === 'map' ? of.entries : of.items;
    const found = members.find((one) => encloses(one, span));
    if (!found) break;
    chain.push({ ...found, of });
    value = found.value;
  }
  return chain;
}

/** The column of a text's first entry. */
function firstIndent(text: string): number {
  for (let at = 0; at < text.length;) {
    const line = readLine(text, at);
    if (line.kind === 'key' || line.kind === 'dash') return line.indent;
    at = line.next;
  }
  return 0;
}

/** In a flow collection: with the comma behind it or, at the end, the one before it. */
function flowRemoval(text: string, { from, to }: Span): Span {
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
  return left === ',' ? { from: before - 1, to } : { from, to };
}

/** The whole lines of a span; behind a dash only what follows the dash. */
function lines(text: string, { from, to }: Span): Span {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const before = text.slice(start, from);
  const last = readLine(text, text.lastIndexOf('\n', Math.max(to - 1, from)) + 1);
  const ended = to > from && text[to - 1] === '\n';
  const end = ended ? to : last.next;
  if (before.trim() === '') return atEnd(text, { from: start, to: pastBlanks(text, start, end) });
  // The first key of a list item: the next one moves up behind the dash.
  const next = skipBlanks(text, end, text.length);
  const column = from - start;
  if (next - end === column && end < text.length) return { from, to: next };
  return { from, to: ended ? to - 1 : last.to };
}

/** Blank lines behind what goes, where nothing or a blank line stands before it: else two would meet. */
function pastBlanks(text: string, from: number, to: number): number {
  if (!/(^|\n[ \t]*\r?\n)$/.test(text.slice(0, from))) return to;
  return to + /^(?:[ \t]*\r?\n)*/.exec(text.slice(to))![0].length;
}

/** Without a line break at the end of the text, the one before goes instead. */
function atEnd(text: string, { from, to }: Span): Span {
  if (to < text.length || text.endsWith('\n') || from === 0) return { from, to };
  return { from: text[from - 2] === '\r' ? from - 2 : from - 1, to };
}

/**
 * Adds `key: value` to the map of the entry or item at `node`; block maps get a line of their own in
 * the column of their keys. Undefined where the node's value is no map, or is not there to see.
 */
export function insertion(text: string, node: Span, key: string, value: Literal): Edit | undefined {
  const member = membersAround(text, node).at(-1);
  if (!member) return undefined;
  const map = member.value;
  const pair = `${key}: ${spell(value)}`;
  if (map && map.kind !== 'map') return undefined;
  const last = map?.entries.at(-1);
  if (map?.flow) {
    const at = last ? last.to : map.from + 1;
    return { from: at, to: at, text: last ? `, ${pair}` : pair };
  }
  const start = map ? map.from : member.from;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1) + (map ? 0 : 2);
  const line = ' '.repeat(column) + pair;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const end = last ? last.to : member.to;
  if (end > 0 && text[end - 1] === '\n') return { from: end, to: end, text: line + lineBreak };
  const { to } = readLine(text, text.lastIndexOf('\n', end - 1) + 1);
  return { from: to, to, text: lineBreak + line };
}
