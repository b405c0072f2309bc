import { address, below, valueStep } from '../../core/address.ts';
import { HOLE } from '../../core/decoder.ts';
import type { Fact } from '../../core/facts.ts';
import { readBoolean, readCapability, readLiteral } from '../../core/literal.ts';
import type { Literal, Name, Node } from '../../core/node.ts';
import { pathAddress } from '../../core/parts.ts';
import type { Span } from '../../core/span.ts';
import { decode, type Scalar } from '../../yaml/tree.ts';
import type { Fill } from '../../yaml/decode.ts';
import type { Reference } from './names.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What every step of reading a segment needs. */
export interface Reader {
  readonly text: string;
  readonly vocabulary: Vocabulary;
}

/** A decoded scalar: variables are holes, `$$` is a dollar. */
export interface Decoded {
  readonly text: string;
  span(span: Span): Span;
  readonly plain: boolean;
}

// https://docs.docker.com/reference/compose-file/interpolation/
export const VARIABLES: Fill = {
  start: '$',
  read(text, at, to) {
    const next = text[at + 1];
    if (at + 1 >= to || next === undefined) return undefined;
    if (next === '$') return { to: at + 2, text: '$' };
    if (next === '{') return { to: closingBrace(text, at + 1, to) };
    if (!/[A-Za-z_]/.test(next)) return undefined;
    let end = at + 1;
    while (end < to && /\w/.test(text[end]!)) end++;
    return { to: end };
  },
};

function closingBrace(text: string, from: number, to: number): number {
  let depth = 0;
  for (let at = from; at < to; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return to;
}

/** The text of a scalar as compose reads it. */
export function read({ text }: Reader, scalar: Scalar): Decoded {
  const { map, text: decoded } = text.slice(scalar.from, scalar.to).includes('$')
    ? decode(text, scalar, VARIABLES)
    : scalar;
  return { text: decoded, span: (span) => map.span(span), plain: scalar.style === 'plain' };
}

/** A piece of a decoded scalar, placed in the segment. */
export const part = (decoded: Decoded, { from, to }: Span): Decoded & Span => ({
  ...decoded.span({ from, to }),
  text: decoded.text.slice(from, to),
  plain: false,
  span: (span) => decoded.span({ from: span.from + from, to: span.to + from }),
});

/** A name that stands in a decoded text, with its place in the segment. */
export const nameIn = (
  decoded: Decoded,
  { scope, text, from, to, file }: Reference,
  base = 0,
): Name => ({
  scope,
  text,
  ...(file !== undefined && { file }),
  at: { ...decoded.span({ from: from + base, to: to + base }), text },
});

/** The value of a scalar at a place; undefined where variables decide. */
export function literal({ text, plain }: Decoded, fact: Fact | undefined): Literal | undefined {
  if (text.includes(HOLE)) return undefined;
  const value = plain ? readLiteral('compose', text) : text;
  // Quoted words count as booleans only where nothing else is expected.
  return fact?.types?.[0] === 'boolean' ? (readBoolean('compose', value) ?? value) : value;
}

/** The step that a value is looked up by. */
export const normalised = (value: Literal, fact: Fact | undefined): string =>
  valueStep(
    fact?.parts === 'capability' && typeof value === 'string' ? readCapability(value) : value,
  );

/** A value below its setting; one that is not known has no address. */
export function valueNode(
  { from, to }: Span,
  path: readonly string[],
  value: Literal | undefined,
  fact?: Fact,
): Node {
  const place = address('compose', ...path);
  return {
    kind: 'value',
    from,
    to,
    addresses: value === undefined ? [] : [below(place, normalised(value, fact))],
    ...(value !== undefined && { value }),
  };
}

/** A part of a short form: it has no setting's node above it, so it stands at that address too. */
export function partNode(
  reader: Reader,
  span: Span,
  text: string,
  path: readonly string[],
  given?: Literal,
): Node {
  const fact = reader.vocabulary.fact(path);
  const number = /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
  const value = given ?? (text.includes(HOLE) ? undefined : number);
  const node = valueNode(span, path, value, fact);
  return { ...node, addresses: [...node.addresses, address('compose', ...path)] };
}

/** The node with its place in the host's file system, if it surely is one: known paths say more than the setting. */
export function withPath(node: Node, text: string): Node {
  if (text.includes(HOLE) || !/^(?:[/~]|\.{1,2}(?:\/|$)|[A-Za-z]:[\\/])/.test(text)) return node;
  return { ...node, addresses: node.addresses.toSpliced(1, 0, pathAddress(text)) };
}
