import type { Address } from './address.ts';
import type { PositionMap } from './decoder.ts';
import type { Span } from './span.ts';

/** A value as it is written; what is only known at run time has none. */
export type Literal = string | number | boolean | null;

/** A name that one place declares and others use: a stage, a service, a variable, an anchor. */
export interface Name {
  readonly scope: string;
  /** Equal texts of a scope are the same name, where the language's `bind` says nothing else. */
  readonly text: string;
  /**
   * The words that a rename replaces: `text`, or what it ends with. Absent where that is the node's label,
   * or else the whole node without its quotes.
   */
  readonly at?: Label;
  /** The file or folder whose name it is, relative to the document; absent where it is the document's own. */
  readonly file?: string;
  /** The named thing that it is a member of: it is declared where the node that declares that one `leads`. */
  readonly of?: Name;
}

export interface Label extends Span {
  readonly text: string;
}

export type NodeKind = 'block' | 'setting' | 'value' | 'command' | 'flag' | 'argument' | 'comment';

/** How a setting's value or a value itself is written, where a rule about shape has to know. */
export type Form = 'scalar' | 'null' | 'list' | 'map' | 'item' | 'expression';

/**
 * One thing that a reader would point at, in any language. Spans count from the start of the
 * segment that holds the node. Children lie inside their parent, in order, and never overlap.
 */
export interface Node extends Span {
  readonly kind: NodeKind;
  /** The word a reader would point at. */
  readonly label?: Label;
  /** Where it stands in its vocabulary, the most specific first. */
  readonly addresses: readonly Address[];
  /** Absent when it is only known at run time, or when the node holds several values. */
  readonly value?: Literal;
  readonly form?: Form;
  readonly defines?: Name;
  readonly refers?: Name;
  /** What it stands for elsewhere: files relative to the document, the likeliest first; a folder ends in `/`. */
  readonly leads?: readonly string[];
  /** Another language lives in here; core appends its nodes to `children`. */
  readonly embeds?: Embedding;
  readonly children?: readonly Node[];
  /** Set on projected nodes: the entity that uses the anchored text. */
  readonly via?: string;
}

/** How a host spells a region: plain data, read by `core/splice.ts`. */
export type QuoteStyle =
  /** Written as it stands: a shell script, a Dockerfile's shell form, a heredoc. */
  | { readonly kind: 'plain'; readonly escape?: string }
  /** One line for the shell, in which make has read its dollars. */
  | { readonly kind: 'make' }
  | { readonly kind: 'json' }
  | { readonly kind: 'yaml-plain' }
  | { readonly kind: 'yaml-single' }
  | { readonly kind: 'yaml-double' }
  | { readonly kind: 'yaml-block'; readonly indent: number; readonly folded: boolean }
  | { readonly kind: 'hcl-quoted' }
  | { readonly kind: 'hcl-heredoc' }
  | { readonly kind: 'ruby-single' }
  | { readonly kind: 'ruby-double' }
  | { readonly kind: 'ruby-heredoc'; readonly raw: boolean };

/** One element of a ready argument list. The span is the whole element, quotes and dash included. */
export interface Word extends Span {
  readonly text: string;
  readonly map: PositionMap;
  readonly style: QuoteStyle;
  /** What an element of a list without commas begins with: line break, indentation and dash. */
  readonly lead?: string;
}

/** A stretch of another language inside a node: either a script or an argument list. */
export interface Embedding {
  readonly language: string;
  readonly script?: {
    readonly text: string;
    readonly map: PositionMap;
    readonly style: QuoteStyle;
  };
  readonly words?: readonly Word[];
  /** Whose arguments these are where no word says so: an image, for its entry point, or a command. */
  readonly entry?: Address;
}

/** Root-first walk over nodes and all that lies in them. */
export function* walk(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    yield node;
    if (node.children) yield* walk(node.children);
  }
}
