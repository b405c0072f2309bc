import { type Address, address, below, valueStep } from '../../core/address.ts';
import { HOLE, type PositionMap } from '../../core/decoder.ts';
import type { Fact } from '../../core/facts.ts';
import { readBoolean, readCapability, readLiteral } from '../../core/literal.ts';
import type { Embedding, Literal, Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import { decode, type Scalar } from '../../yaml/tree.ts';
import { styleOf } from '../../yaml/values.ts';
import { isTemplate, jinjaNodes, TEMPLATES } from './jinja.ts';
import type { Vocabulary } from './vocabulary.ts';
import { splitCommand } from './words.ts';

/** What every step of reading a segment needs. */
export interface Reader {
  readonly text: string;
  readonly vocabulary: Vocabulary;
  /** The comments of the text, in order. */
  readonly comments?: readonly Span[];
}

/** A stretch of decoded text with its way back to the segment. */
export interface Piece extends Span {
  readonly text: string;
  /** Span of the segment that a span of `text` stands for. */
  place(span: Span): Span;
  /** Unquoted, so that a word may be a boolean or a number. */
  readonly plain: boolean;
  /** Encrypted, so that the text says nothing of the value. */
  readonly sealed?: boolean;
}

/** A scalar with its templates as they are written. */
export const pieceOf = (scalar: Scalar): Piece => ({
  from: scalar.from,
  to: scalar.to,
  text: scalar.text,
  place: (span) => scalar.map.span(span),
  plain: scalar.style === 'plain',
  ...(scalar.tag?.text === '!vault' && { sealed: true }),
});

/** A part of a piece; it is never a boolean or a number by itself. */
export const partOf = (piece: Piece, span: Span): Piece => ({
  ...piece.place(span),
  text: piece.text.slice(span.from, span.to),
  place: ({ from, to }) => piece.place({ from: from + span.from, to: to + span.from }),
  plain: false,
});

/** A scalar without its quotes; the closing one may not have been typed yet. */
export const inside = ({ from, to, style, text }: Scalar): Span => {
  if (style !== 'single' && style !== 'double') return { from, to };
  const isClosed = to - from >= text.length + 2;
  return { from: Math.min(from + 1, to), to: isClosed ? to - 1 : to };
};

/**
 * The value of a piece; undefined where a template decides. An unquoted number with a leading zero
 * stays the text that is written: `mode: 0644` is "0644", `mode: 644` the number that risks the
 * wrong permissions.
 */
export function literalOf(
  { text, plain, sealed }: Piece,
  fact: Fact | undefined,
): Literal | undefined {
  if (sealed || isTemplate(text) || text.includes(HOLE)) return undefined;
  const value = plain ? readLiteral('ansible', text) : text;
  return fact?.types?.[0] === 'bool' ? (readBoolean('ansible', value) ?? value) : value;
}

/** A value below its setting's places; one that is not known has no address. Templates are its children. */
export function valueNode(
  { vocabulary }: Reader,
  piece: Piece,
  places: readonly Address[],
  fact?: Fact,
): Node {
  const value = literalOf(piece, fact);
  const children = isTemplate(piece.text) ? jinjaNodes(piece.text, piece.place, vocabulary) : [];
  const step =
    fact?.parts === 'capability' && typeof value === 'string' ? readCapability(value) : value;
  return {
    kind: 'value',
    from: piece.from,
    to: piece.to,
    addresses: step === undefined ? [] : places.map((place) => below(place, valueStep(step))),
    ...(value !== undefined && { value }),
    ...(children.length && { children }),
  };
}

/** A value that is Jinja without braces. */
export function expressionNode({ vocabulary }: Reader, piece: Piece): Node {
  const children = jinjaNodes(piece.text, piece.place, vocabulary, true);
  const isWord = /^(?:true|false|yes|no)$/i.test(piece.text);
  return {
    kind: 'value',
    from: piece.from,
    to: piece.to,
    addresses: [],
    form: 'expression',
    ...(isWord && { value: readLiteral('ansible', piece.text) }),
    ...(children.length && { children }),
  };
}

/** The text of a scalar with its templates as holes. */
export const withHoles = (
  { text }: Reader,
  scalar: Scalar,
): { readonly text: string; readonly map: PositionMap } =>
  isTemplate(scalar.text) ? decode(text, scalar, TEMPLATES) : scalar;

/** A script for a shell. `blank` are spans of its text that the module reads as options of its own. */
export function scriptOf(reader: Reader, scalar: Scalar, blank: readonly Span[] = []): Embedding {
  const { text, map } = withHoles(reader, scalar);
  const script = { text: blanked(text, blank), map, style: styleOf(reader.text, scalar) };
  return { language: 'shell', script };
}

/** A command that is run without a shell; undefined if it has no words. */
export function commandOf(
  reader: Reader,
  scalar: Scalar,
  blank: readonly Span[] = [],
): Embedding | undefined {
  const { text, map } = withHoles(reader, scalar);
  const style = styleOf(reader.text, scalar);
  const words = splitCommand(blanked(text, blank), map).map((word) => ({ ...word, style }));
  return words.length ? { language: 'shell', words } : undefined;
}

function blanked(text: string, spans: readonly Span[]): string {
  let out = '';
  let done = 0;
  for (const { from, to } of spans) {
    out += text.slice(done, from) + ' '.repeat(to - from);
    done = to;
  }
  return out + text.slice(done);
}

export const ansible = (...path: readonly string[]): Address => address('ansible', ...path);
