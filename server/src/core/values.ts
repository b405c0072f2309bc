import type { Part } from './lazy-part.ts';
import type { Node } from './node.ts';

/** What a text comes to once its variables are filled in. */
export interface Filled {
  readonly text: string;
  /** False where a default took part that whoever runs the tool may replace. */
  readonly certain: boolean;
}

/** What a variable stands for at a place, as far as its document decides. */
export interface Meaning {
  /** Null where it is not set, undefined where nobody knows. */
  readonly text: string | null | undefined;
  /** False where a default took part that whoever runs the tool may replace. */
  readonly certain: boolean;
  /**
   * Who gives it its value: a declaration in the document, the tool itself, something outside of the
   * document (or nothing), surely nothing.
   */
  readonly origin: 'declared' | 'tool' | 'outside' | 'nothing';
  /** The declaration; offsets of the node are the part's. */
  readonly declared?: { readonly part: Part; readonly node: Node };
  /** The name is that of something which begins there, made from what `text` names. */
  readonly begins?: true;
}
