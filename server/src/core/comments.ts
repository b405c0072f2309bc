import type { Node } from './node.ts';
import { encloses } from './span.ts';

/**
 * Places comments among nodes: each in the deepest node that holds it whole, in order. Both lists are
 * sorted; a comment that reaches over the border of a node is left out.
 */
export function withComments(nodes: readonly Node[], comments: readonly Node[]): readonly Node[] {
  if (!comments.length) return nodes;
  const placed: Node[] = [];
  let next = 0;
  for (const node of nodes) {
    while (next < comments.length && comments[next]!.to <= node.from)
      placed.push(comments[next++]!);
    const inside: Node[] = [];
    while (next < comments.length && comments[next]!.from < node.to) {
      const comment = comments[next++]!;
      if (encloses(node, comment)) inside.push(comment);
    }
    placed.push(
      inside.length ? { ...node, children: withComments(node.children ?? [], inside) } : node,
    );
  }
  placed.push(...comments.slice(next));
  return placed;
}
