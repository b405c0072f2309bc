import { address, valueStep } from '../../core/address.ts';
import type { Label, Literal, Node } from '../../core/node.ts';
import { encloses, type Span } from '../../core/span.ts';
import type { Heredoc, Logical } from './lines.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type Decoded, decodeWord, type Expansion, expansionAt, isPlain } from './decode.ts';

/** One instruction that is being read. */
export interface Reader {
  readonly logical: Logical;
  readonly escape: string;
  /** The shell form is for a POSIX shell. */
  readonly posix: boolean;
  /** The image whose entry point gets the words of a list. */
  readonly image?: string | undefined;
  readonly heredocs: readonly Heredoc[];
  readonly vocabulary: Vocabulary;
}

/** A node that is being put together: spreading what is optional would cost more than reading it. */
export type Draft = { -readonly [Key in keyof Node]: Node[Key] };

export const place = ({ logical }: Reader, span: Span): Span => logical.map.span(span);

/** A word of the joined line as a reader sees it. */
export function labelAt(reader: Reader, span: Span, text: string): Label {
  const { from, to } = place(reader, span);
  return { from, to, text };
}

/** A value below its setting; one that is only known at run time has no address. */
export function valueNode(
  { from, to }: Span,
  path: readonly string[],
  value: Literal | undefined,
): Node {
  if (value === undefined) return { kind: 'value', from, to, addresses: [] };
  const addresses = [address('dockerfile', ...path, valueStep(value))];
  return { kind: 'value', from, to, addresses, value };
}

/** A part of a value that has no setting's node above it: it stands at the part's address too. */
export function partNode(
  { from, to }: Span,
  path: readonly string[],
  value: Literal | undefined,
): Node {
  const part = address('dockerfile', ...path);
  if (value === undefined) return { kind: 'value', from, to, addresses: [part] };
  const addresses = [address('dockerfile', ...path, valueStep(value)), part];
  return { kind: 'value', from, to, addresses, value };
}

export const decode = (reader: Reader, span: Span): Decoded =>
  decodeWord(reader.logical, span, reader.escape);

/** What a word says; undefined where variables decide. */
export const literalOf = ({ text, expansions }: Decoded): string | undefined =>
  expansions.length ? undefined : text;

/** Gives a node the variables that lie in it. */
export function withVariables(reader: Reader, node: Node, expansions: readonly Expansion[]): Node {
  const inside = expansions
    .map((one) => variable(reader, one))
    .filter((one) => encloses(node, one));
  return inside.length ? { ...node, children: inside } : node;
}

const DEEPEST = 8;

/** The node of a variable in the reader's line. */
export function variable(reader: Reader, expansion: Expansion, depth = 0): Node {
  const { name, modifier } = expansion;
  const inner = modifier && depth < DEEPEST ? variablesIn(reader, modifier, depth + 1) : [];
  const known = reader.vocabulary.predefined.has(name.text);
  return {
    kind: 'argument',
    ...place(reader, { from: expansion.from, to: expansion.to }),
    label: labelAt(reader, name, name.text),
    addresses: known ? [address('dockerfile', 'ARG', name.text)] : [],
    refers: { scope: 'variable', text: name.text },
    ...(inner.length && { children: inner }),
  };
}

/** The variables in what stands behind another's name: the default of `${A:-$B}`. */
function variablesIn(reader: Reader, { from, to }: Span, depth: number): readonly Node[] {
  const { text } = reader.logical;
  const found: Node[] = [];
  for (let at = from; at < to; at++) {
    const expansion = text[at] === '$' ? expansionAt(text, at, to) : undefined;
    if (!expansion) continue;
    found.push(variable(reader, expansion, depth));
    at = expansion.to - 1;
  }
  return found;
}

/** The value that a word of the joined line holds, with its variables. */
export function wordNode(reader: Reader, span: Span, path: readonly string[], part = false): Node {
  const make = part ? partNode : valueNode;
  const { text } = reader.logical;
  if (isPlain(text, span.from, span.to, reader.escape))
    return make(place(reader, span), path, text.slice(span.from, span.to));
  const decoded = decode(reader, span);
  const node = make(place(reader, span), path, literalOf(decoded));
  return withVariables(reader, node, decoded.expansions);
}
