import type { Span } from '../../core/span.ts';

/** A piece of a word, as it is written. Offsets are the script's. */
export type Piece =
  | (Span & { readonly kind: 'plain' | 'escaped' | 'single' | 'ansi'; readonly text: string })
  | (Span & { readonly kind: 'double'; readonly pieces: readonly Piece[] })
  | Variable
  | Substitution
  | (Span & { readonly kind: 'arithmetic' });

export interface Variable extends Span {
  readonly kind: 'variable';
  readonly name: string;
  readonly braced: boolean;
  /** `#` for the length, `!` for what the name's value names. */
  readonly prefix: string;
  /** What stands in brackets. */
  readonly index?: string;
  /** `:-`, `%%`, `/` …; empty where there is none. */
  readonly operator: string;
  readonly argument: readonly Piece[];
}

export interface Substitution extends Span {
  readonly kind: 'substitution';
  readonly style: '$(' | '`' | '<(' | '>(';
  /** Absent where escapes in backquotes hide the script. */
  readonly script?: List;
}

export interface Word extends Span {
  readonly pieces: readonly Piece[];
}

export interface Assignment extends Span {
  readonly name: string;
  readonly appends: boolean;
  readonly indexed: boolean;
  readonly value: Word;
  /** The elements of `name=(…)`. */
  readonly elements?: readonly Word[];
}

export interface Redirect extends Span {
  /** The descriptor in front, as it is written. */
  readonly descriptor: string;
  readonly operator: string;
  readonly target: Word;
}

export interface Simple extends Span {
  readonly kind: 'simple';
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
}

/** A list with what opens it: `(…)`, `{…}`, `if`, loops, `case`, functions. */
export interface Compound extends Span {
  readonly kind: 'subshell' | 'brace' | 'if' | 'loop' | 'for' | 'case' | 'function';
  /** The word that it begins with. */
  readonly opener: string;
  /** Lists that decide: behind `if`, `elif`, `while`, `until`. */
  readonly conditions: readonly List[];
  readonly bodies: readonly List[];
  /** The words of a `for`, the subject of a `case`. */
  readonly words: readonly Word[];
  /** The variable of a `for`, the name of a function. */
  readonly name?: string;
  readonly redirects: readonly Redirect[];
}

/** `[[ … ]]` and `((…))`, whose inside has a grammar of its own. */
export interface Test extends Span {
  readonly kind: 'test' | 'arithmetic-command';
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
}

export type Command = Simple | Compound | Test;

export interface Pipeline extends Span {
  readonly negated: boolean;
  readonly commands: readonly Command[];
  /** `|` or `|&` behind each command but the last. */
  readonly pipes: readonly (Span & { readonly text: string })[];
}

export interface Link {
  /** What joins it to the one before; empty for the first. */
  readonly joint: '' | '&&' | '||';
  readonly pipeline: Pipeline;
}

export interface Item extends Span {
  readonly links: readonly Link[];
  readonly end: '' | ';' | '&' | '\n';
}

export interface List extends Span {
  readonly items: readonly Item[];
}
