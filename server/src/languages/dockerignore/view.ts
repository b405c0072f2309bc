import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';

/** A pattern of an ignore file. Offsets of `node` count from the part's start. */
export interface Pattern {
  readonly part: Part;
  readonly node: Node;
  /** As it is matched: cleaned, without its `!`. */
  readonly text: string;
  /** What it matches is sent to the builder after all. */
  readonly isNegated: boolean;
}

const known = new WeakMap<Document, readonly Pattern[]>();

/** The patterns of an ignore file in their order: the last that matches decides. */
export function patternsOf(document: Document): readonly Pattern[] {
  let patterns = known.get(document);
  if (!patterns) {
    patterns = document.parts.flatMap((part) =>
      part.nodes
        .filter(({ kind, value }) => kind === 'value' && typeof value === 'string')
        .map((node) => ({
          part,
          node,
          text: String(node.value),
          isNegated: node.label!.text.startsWith('!'),
        })),
    );
    known.set(document, patterns);
  }
  return patterns;
}
