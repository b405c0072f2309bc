import type { Node } from '../../core/node.ts';
import { encloses } from '../../core/span.ts';

/** Puts each of `found` into the node that encloses it, else between its siblings; both are in order. */
export function adopt(nodes: readonly Node[], found: readonly Node[]): readonly Node[] {
  if (!found.length) return nodes;
  const result: Node[] = [];
  let next = 0;
  for (const node of nodes) {
    while (next < found.length && found[next]!.to <= node.from) result.push(found[next++]!);
    const inside: Node[] = [];
    while (next < found.length && found[next]!.from < node.to) {
      if (encloses(node, found[next]!)) inside.push(found[next]!);
      next++;
    }
    result.push(inside.length ? { ...node, children: adopt(node.children ?? [], inside) } : node);
  }
  return [...result, ...found.slice(next)];
}
