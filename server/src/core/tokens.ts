import type { Node } from './node.ts';
import type { Span } from './span.ts';

/** What a word is, as editors color it: standard types of the language server protocol. */
export const TOKEN_TYPES = [
  'keyword',
  'function',
  'method',
  'parameter',
  'property',
  'variable',
  'string',
  'number',
  'comment',
  'class',
  'namespace',
  'type',
  'operator',
] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];

export const TOKEN_MODIFIERS = ['declaration', 'readonly', 'defaultLibrary'] as const;

export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

export interface Paint {
  readonly type: TokenType;
  readonly modifiers?: readonly TokenModifier[];
}

/** A stretch of text that is one thing. */
export interface Token extends Span, Paint {}

/** What a language knows of its words that their nodes' kinds do not say. */
export interface Paints {
  /** What the label of a node is; null where it is nothing by itself, undefined where its kind says it. */
  label?(node: Node): Paint | null | undefined;
  /** What is called by names of a scope; a variable where nothing is said. */
  readonly names?: Readonly<Record<string, Paint>>;
  /** Words that are no nodes; offsets are those of `text`, the segment's own. */
  words?(text: string, nodes: readonly Node[]): readonly Token[];
}
