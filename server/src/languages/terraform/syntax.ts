import type { Label, Literal } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import type { Heredoc } from './scan.ts';

/** The syntax tree of HCL, https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md. */
export type Item = Attribute | Block;

export interface Attribute extends Span {
  readonly kind: 'attribute';
  readonly name: Label;
  readonly value?: Expression;
}

export interface Block extends Span {
  readonly kind: 'block';
  readonly type: Label;
  /** Spans take in the quotes. */
  readonly labels: readonly Label[];
  /** Behind the opening brace to before the closing one. */
  readonly inside: Span;
  readonly body: readonly Item[];
}

/** `${…}` or `%{…}` in a template, the marks included. */
export interface Interpolation extends Span {
  readonly expressions: readonly Expression[];
  /** Names that a `for` gives to what follows. */
  readonly bound?: readonly string[];
}

export interface Template extends Span {
  readonly kind: 'template';
  readonly inside: Span;
  readonly parts: readonly Interpolation[];
  readonly heredoc?: Heredoc;
}

export type Step =
  | { readonly kind: 'name'; readonly name: Label }
  | { readonly kind: 'index'; readonly key: Expression }
  | { readonly kind: 'splat' };

export interface Entry extends Span {
  readonly key: Expression;
  readonly value?: Expression;
}

export type Expression =
  | (Span & { readonly kind: 'literal'; readonly value: Literal })
  | Template
  | (Span & { readonly kind: 'name'; readonly name: string })
  | (Span & {
      readonly kind: 'traversal';
      readonly root: Expression;
      readonly steps: readonly Step[];
    })
  | (Span & {
      readonly kind: 'call';
      readonly name: Label;
      readonly arguments: readonly Expression[];
    })
  | (Span & { readonly kind: 'tuple'; readonly items: readonly Expression[] })
  | (Span & { readonly kind: 'object'; readonly entries: readonly Entry[] })
  | (Span & {
      readonly kind: 'for';
      readonly bound: readonly string[];
      readonly source: readonly Expression[];
      readonly results: readonly Expression[];
    })
  | (Span & { readonly kind: 'group'; readonly inner: Expression })
  /** Operators of any sort with their operands in order; nothing here needs their precedence. */
  | (Span & { readonly kind: 'operation'; readonly operands: readonly Expression[] })
  | (Span & { readonly kind: 'missing' });
