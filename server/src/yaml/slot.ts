import type { Span } from '../core/span.ts';
import { closingQuote, type Line, readLine, skipBlanks, trimEnd } from './lines.ts';
import type { Entry, Item, Map, Value } from './tree.ts';
import { readTree } from './tree.ts';

/** What may be written at a cursor in YAML. */
export interface Place {
  readonly role: 'key' | 'value';
  /** Keys down to the map that a new key would join, or to the value; a list item is the step `-`. */
  readonly path: readonly string[];
  /** Keys of that map, or texts of the list's other items. */
  readonly siblings: readonly string[];
  /** What a choice replaces, without quotes. */
  readonly replace: Span;
  /** What of it stands before the cursor. */
  readonly typed: string;
  /** A key that lacks its colon. */
  readonly bare: boolean;
  /** Nothing but dashes stands before it in its line. */
  readonly alone: boolean;
  /** The quote that is open before it and never closed. */
  readonly quote: string;
}

interface Found {
  readonly path: readonly string[];
  readonly siblings: readonly string[];
}

/** A text that stands for what would be typed, so that the parser sees where it belongs. */
const MARK = 'cursor\uE000';

/**
 * Says what may stand at `offset` of a piece of YAML whose entries begin in column `indent`: a key, a
 * value, or either, the key first. Nothing in comments, in block scalars and where nothing fits.
 */
export function placesAt(text: string, indent: number, offset: number): readonly Place[] {
  const line = lineAt(text, offset);
  const cursor = Math.min(offset, line.to);
  const replace = wordAt(text, line, cursor);
  if (!replace) return [];
  const before = text.slice(line.from, replace.from).replace(/["']$/, '');
  const alone = /^[ \t]*(?:-[ \t]+)*$/.test(before);
  const behind = text.slice(replace.to, Math.min(line.to, replace.to + 100));
  const ownColon = /^["']?[ \t]*:(?=\s|$)/.test(behind);
  const quote = openQuote(text, line, replace);
  const common = { replace, typed: text.slice(replace.from, cursor), alone, quote };
  const places: Place[] = [];
  if (alone || ownColon || /[{,][ \t]*$/.test(before)) {
    const found = probe(text, indent, replace, ownColon ? MARK : `${MARK}${quote}:`, 'key');
    if (found) places.push({ role: 'key', ...found, ...common, bare: !ownColon });
  }
  const found = ownColon ? undefined : probe(text, indent, replace, MARK + quote, 'value');
  if (found) places.push({ role: 'value', ...found, ...common, bare: false });
  return places;
}

function lineAt(text: string, offset: number): Line {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  return readLine(text, from);
}

function openQuote(text: string, line: Line, { from }: Span): string {
  const quote = text[from - 1] ?? '';
  return `"'`.includes(quote) && from > line.from && closingQuote(text, from - 1, line.to) < 0
    ? quote
    : '';
}

/** The word around the cursor, inside its quotes; undefined in a comment. */
function wordAt(text: string, line: Line, cursor: number): Span | undefined {
  let from = Math.min(skipBlanks(text, line.from, line.to), cursor);
  let flow = 0;
  let keys = 0;
  for (let at = from; at < cursor; at++) {
    const char = text[at]!;
    const before = text[at - 1] ?? ' ';
    const behind = text[at + 1] ?? ' ';
    if ((char === '"' || char === "'") && ' \t[{,:\n'.includes(at === line.from ? ' ' : before)) {
      const close = closingQuote(text, at, line.to);
      if (close < 0 || close >= cursor)
        return { from: at + 1, to: close < 0 ? trimEnd(text, at + 1, line.to) : close };
      at = close;
    } else if (char === '#' && ' \t\n'.includes(at === line.from ? ' ' : before)) return undefined;
    else if (char === '[' || char === '{') {
      flow++;
      from = at + 1;
    } else if (flow && char === ',') from = at + 1;
    else if (char === ':' && /\s/.test(behind) && !(keys && !flow && at === cursor - 1)) {
      // Behind a key and outside braces, a colon before the cursor is the value's: `image: postgres:`.
      from = at + 1;
      keys++;
    } else if (char === '-' && at === from && /\s/.test(behind)) from = at + 1;
    from = Math.min(Math.max(from, skipBlanks(text, from, line.to)), cursor);
  }
  return { from, to: Math.max(cursor, wordEnd(text, cursor, line.to, flow > 0)) };
}

function wordEnd(text: string, from: number, to: number, flow: boolean): number {
  let at = from;
  for (; at < to; at++) {
    const char = text[at]!;
    if (char === ':' && /\s|^$/.test(text[at + 1] ?? '')) break;
    if (flow && ',]}'.includes(char)) break;
    if (char === '#' && /\s/.test(text[at - 1] ?? ' ')) break;
  }
  return trimEnd(text, from, at);
}

/** Reads the text with the mark in place of the word, and finds where the mark has come to stand. */
function probe(
  text: string,
  indent: number,
  { from, to }: Span,
  mark: string,
  role: Place['role'],
): Found | undefined {
  const before = text.slice(0, from);
  const blank = /[:-]$/.test(before) ? ' ' : '';
  const marked = before + blank + mark + text.slice(to);
  const { root } = readTree(marked, indent);
  return root && find(root, [], from + blank.length, role);
}

function find(
  value: Value,
  path: readonly string[],
  at: number,
  role: Place['role'],
): Found | undefined {
  if (value.kind === 'map') return findInMap(value, path, at, role);
  if (value.kind !== 'list') return undefined;
  const item = value.items.find((one) => one.from <= at && at <= one.to);
  if (!item?.value) return undefined;
  const below = [...path, '-'];
  if (!isMark(item.value)) return find(item.value, below, at, role);
  return role === 'value' ? { path: below, siblings: textsOf(value.items, item) } : undefined;
}

function findInMap(
  map: Map,
  path: readonly string[],
  at: number,
  role: Place['role'],
): Found | undefined {
  const entry = map.entries.find((one) => one.from <= at && at <= one.to);
  if (!entry) return undefined;
  if (isMark(entry.key))
    return role === 'key' ? { path, siblings: keysOf(map.entries, entry) } : undefined;
  const below = [...path, entry.key.text];
  if (!entry.value) return undefined;
  if (!isMark(entry.value)) return find(entry.value, below, at, role);
  return role === 'value' ? { path: below, siblings: [] } : undefined;
}

const isMark = (value: Value): boolean => value.kind === 'scalar' && value.text === MARK;

const keysOf = (entries: readonly Entry[], except: Entry): readonly string[] =>
  entries.filter((entry) => entry !== except).map(({ key }) => key.text);

const textsOf = (items: readonly Item[], except: Item): readonly string[] =>
  items.flatMap((item) =>
    item !== except && item.value?.kind === 'scalar' ? [item.value.text] : [],
  );
