import { type CST, Parser } from 'yaml';
import type { PositionMap } from '../core/decoder.ts';
import type { Label } from '../core/node.ts';
import type { Span } from '../core/span.ts';
import { decodeScalar, type Fill, type Style } from './decode.ts';
import { mend } from './mend.ts';

/** What a node carries in front of it. Labels span the name without `&`. */
interface Properties {
  readonly anchor?: Label;
  readonly tag?: Label;
}

export interface Scalar extends Span, Properties {
  readonly kind: 'scalar';
  readonly style: Style;
  /** Decoded; templates as they are written. */
  readonly text: string;
  readonly map: PositionMap;
  /** Column that the content of a block scalar exceeds. */
  readonly parent: number;
}

export interface Alias extends Span {
  readonly kind: 'alias';
  readonly name: Label;
}

export interface List extends Span, Properties {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly items: readonly Item[];
}

export interface Map extends Span, Properties {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly entries: readonly Entry[];
}

export type Value = Scalar | Alias | List | Map;

/** A list item from its dash to the end of its value. */
export interface Item extends Span {
  readonly value?: Value;
}

/** A key with its value. A key that is no scalar has the text `?`. */
export interface Entry extends Span {
  readonly key: Scalar;
  /** The offset of the colon, -1 where none is written. */
  readonly colon: number;
  readonly value?: Value;
}

export interface Tree {
  readonly root?: Value;
  readonly comments: readonly Span[];
}

interface Reader {
  readonly text: string;
  from(offset: number): number;
  to(offset: number): number;
  /** Collections that have been entered. */
  depth: number;
}

/** Nobody writes deeper than this by hand; what is deeper is left out, so that no stack runs full. */
const MAX_DEPTH = 200;

/**
 * Reads one piece of YAML whose entries stand in column `indent`, mending what is half-typed. All
 * offsets are those of `text`. Total; what nothing can be made of is left out.
 */
export function readTree(text: string, indent: number): Tree {
  const mended = mend(text, indent);
  const { map } = mended;
  const reader: Reader =
    mended.text === text
      ? { text, from: (at) => at, to: (at) => at, depth: 0 }
      : {
          text: mended.blanked,
          from: (at) => map.toOuter(at),
          to: (at) => map.toOuter(at, 'to'),
          depth: 0,
        };
  for (const token of tokens(mended.text)) {
    if (token.type !== 'document' || !token.value) continue;
    const root = readValue(reader, token.value, token.start);
    if (root) return { root, comments: mended.comments };
  }
  return { comments: mended.comments };
}

/** The parser calls itself for each collection: text that nests without end overflows its stack. */
function tokens(text: string): readonly CST.Token[] {
  try {
    return [...new Parser().parse(text)];
  } catch {
    return [];
  }
}

/** The text of a scalar with its templates replaced, and the way back. */
export const decode = (text: string, scalar: Scalar, fill?: Fill) =>
  fill ? decodeScalar(text, scalar, fill) : { text: scalar.text, map: scalar.map };

const STYLES: Readonly<Record<string, Style>> = {
  scalar: 'plain',
  'single-quoted-scalar': 'single',
  'double-quoted-scalar': 'double',
};

function readValue(
  reader: Reader,
  token: CST.Token | null | undefined,
  before: readonly CST.SourceToken[],
): Value | undefined {
  if (!token || reader.depth >= MAX_DEPTH) return undefined;
  reader.depth++;
  const value = readNode(reader, token, before);
  reader.depth--;
  return value;
}

function readNode(
  reader: Reader,
  token: CST.Token,
  before: readonly CST.SourceToken[],
): Value | undefined {
  const properties = readProperties(reader, before);
  switch (token.type) {
    case 'alias': {
      const from = reader.from(token.offset);
      const to = reader.to(token.offset + token.source.length);
      return { kind: 'alias', from, to, name: { from: from + 1, to, text: token.source.slice(1) } };
    }
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return readScalar(reader, token, properties);
    case 'block-scalar':
      return readBlockScalar(reader, token, properties);
    case 'block-map':
      return blockSpan({
        kind: 'map',
        flow: false,
        entries: token.items.flatMap((item) => readEntry(reader, item)),
        ...properties,
      });
    case 'block-seq':
      return blockSpan({
        kind: 'list',
        flow: false,
        items: token.items.flatMap((item) => readItem(reader, item)),
        ...properties,
      });
    case 'flow-collection':
      return readFlow(reader, token, properties);
    default:
      return undefined;
  }
}

function readProperties(reader: Reader, tokens: readonly CST.SourceToken[]): Properties {
  const label = (type: string, skip: number): Label | undefined => {
    const token = tokens.find((one) => one.type === type);
    if (!token) return undefined;
    const from = reader.from(token.offset + skip);
    return { from, to: from + token.source.length - skip, text: token.source.slice(skip) };
  };
  const anchor = label('anchor', 1);
  const tag = label('tag', 0);
  return { ...(anchor && { anchor }), ...(tag && { tag }) };
}

function readScalar(reader: Reader, token: CST.FlowScalar, properties: Properties): Scalar {
  const from = reader.from(token.offset);
  const to = Math.max(from, reader.to(token.offset + token.source.length));
  const shape = { from, to, style: STYLES[token.type] ?? 'plain', parent: token.indent };
  return { kind: 'scalar', ...shape, ...decodeScalar(reader.text, shape), ...properties };
}

function readBlockScalar(
  reader: Reader,
  token: CST.BlockScalar,
  properties: Properties,
): Scalar | undefined {
  const header = token.props.find((one) => one.type === 'block-scalar-header');
  const last = token.props.at(-1);
  if (!header || !last || !('source' in header) || !('source' in last)) return undefined;
  const from = reader.from(header.offset);
  const end = reader.to(last.offset + last.source.length + token.source.length);
  // The break behind the last line belongs to what follows; it is the scalar's last character, too.
  const shape = {
    from,
    to: end,
    style: header.source.startsWith('>') ? ('folded' as const) : ('literal' as const),
    parent: token.indent,
  };
  return { kind: 'scalar', ...shape, ...decodeScalar(reader.text, shape), ...properties };
}

/** A block collection spans its members; one without any is nothing. */
function blockSpan<T extends Omit<Map, 'from' | 'to'> | Omit<List, 'from' | 'to'>>(
  value: T,
): (T & Span) | undefined {
  const members: readonly Span[] = value.kind === 'map' ? value.entries : value.items;
  const first = members[0];
  const last = members.at(-1);
  return first && last && { ...value, from: first.from, to: last.to };
}

function readEntry(reader: Reader, item: CST.CollectionItem): readonly Entry[] {
  const { start, sep, value } = item;
  const indicator = sep?.find((one) => one.type === 'map-value-ind');
  const colon = indicator ? reader.from(indicator.offset) : -1;
  const explicit = start.find((one) => one.type === 'explicit-key-ind');
  const place = item.key?.offset ?? explicit?.offset ?? indicator?.offset;
  if (place === undefined) return [];
  const key = readValue(reader, item.key, []);
  const at = reader.from(place);
  const unknown = { from: at, to: Math.max(at, key?.to ?? at) };
  const scalar: Scalar =
    key?.kind === 'scalar'
      ? key
      : { kind: 'scalar', style: 'plain', parent: 0, ...unknown, ...UNKNOWN };
  const content = readValue(reader, value, sep ?? []);
  const written = colon >= 0 && reader.text[colon] === ':';
  const end = Math.max(content?.to ?? 0, scalar.to, written ? colon + 1 : 0);
  return [
    {
      from: scalar.from,
      to: end,
      key: scalar,
      colon: written ? colon : -1,
      ...(content && { value: content }),
    },
  ];
}

const UNKNOWN = {
  text: '?',
  map: decodeScalar('', { from: 0, to: 0, style: 'plain', parent: 0 }).map,
};

function readItem(reader: Reader, { start, value }: CST.CollectionItem): readonly Item[] {
  const dash = start.find((one) => one.type === 'seq-item-ind');
  const content = readValue(reader, value, start);
  if (!dash && !content) return [];
  const from = dash ? reader.from(dash.offset) : content!.from;
  return [{ from, to: content?.to ?? from + 1, ...(content && { value: content }) }];
}

function readFlow(reader: Reader, token: CST.FlowCollection, properties: Properties): Map | List {
  const from = reader.from(token.offset);
  const closer = token.end.find((one) => one.type.endsWith('-end'));
  const isMap = token.start.type === 'flow-map-start';
  const entries = isMap ? token.items.flatMap((item) => readEntry(reader, item)) : [];
  const items = isMap ? [] : token.items.flatMap((item) => readFlowItem(reader, item));
  const last = (isMap ? entries : items).at(-1);
  const to = Math.max(from + 1, last?.to ?? 0, closer ? reader.to(closer.offset + 1) : 0);
  return isMap
    ? { kind: 'map', flow: true, from, to, entries, ...properties }
    : { kind: 'list', flow: true, from, to, items, ...properties };
}

/** An item, or a pair that stands for a map of one entry. */
function readFlowItem(reader: Reader, item: CST.CollectionItem): readonly Item[] {
  if (!item.key && !item.sep) {
    const value = readValue(reader, item.value, item.start);
    if (!value) return [];
    const anchor = value.kind === 'alias' ? undefined : value.anchor;
    return [
      { from: Math.min(value.from, anchor ? anchor.from - 1 : Infinity), to: value.to, value },
    ];
  }
  return readEntry(reader, item).map((entry) => ({
    from: entry.from,
    to: entry.to,
    value: { kind: 'map', flow: true, from: entry.from, to: entry.to, entries: [entry] },
  }));
}
