import type { Node } from '../../core/node.ts';
import { encloses, type Span } from '../../core/span.ts';

/**
 * Orders siblings so that none overlaps another: what lies in one becomes its child, what only
 * partly does is left out. Nodes without a character are left out too.
 */
export function nested(nodes: readonly Node[]): readonly Node[] {
  const sorted = nodes
    .filter((node) => node.to > node.from)
    .map(withSoundLabel)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const out: Node[] = [];
  const inner: Node[][] = [];
  for (const node of sorted) {
    const before = out.at(-1);
    if (!before || before.to <= node.from) {
      out.push(node);
      inner.push([]);
    } else if (node.to <= before.to) inner.at(-1)!.push(node);
  }
  return out.map((node, i) =>
    inner[i]!.length
      ? { ...node, children: nested([...(node.children ?? []), ...inner[i]!]) }
      : node,
  );
}

/** A heredoc without a body has its word behind all that was written: nobody can point at it. */
function withSoundLabel(node: Node): Node {
  const { label, ...rest } = node;
  return label && !encloses(node, label) ? rest : node;
}

/** Puts each comment into the deepest node that holds it. Both lists are in order. */
export function withComments(nodes: readonly Node[], comments: readonly Span[]): readonly Node[] {
  if (comments.length === 0) return nodes;
  const out: Node[] = [];
  let next = 0;
  const loose = (to: number) => {
    while (next < comments.length && comments[next]!.to <= to)
      out.push({ kind: 'comment', ...comments[next++]!, addresses: [] });
  };
  for (const node of nodes) {
    loose(node.from);
    const first = next;
    while (next < comments.length && comments[next]!.from < node.to) next++;
    const own = comments
      .slice(first, next)
      .filter(({ from, to }) => node.from <= from && to <= node.to);
    out.push(own.length ? { ...node, children: withComments(node.children ?? [], own) } : node);
  }
  loose(Infinity);
  return out;
}
