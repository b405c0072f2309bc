import type { Document } from '../core/document.ts';
import type { Node } from '../core/node.ts';
import { type Span, shifted } from '../core/span.ts';

/** An entry of the outline. Offsets are the document's. */
export interface Symbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'class' | 'object' | 'field';
  readonly span: Span;
  readonly label: Span;
  readonly children: readonly Symbol[];
}

interface Draft extends Symbol {
  readonly children: Draft[];
  span: Span;
  /** Steps of the segment's place, for what continues a segment before. */
  readonly path: readonly string[];
}

/** The outline: entities with the names that they declare, and what stands in them one level deep. */
export function symbols(document: Document): readonly Symbol[] {
  const roots: Draft[] = [];
  const open: Draft[] = [];
  for (const { segment, nodes } of document.parts) {
    for (const node of nodes) {
      const draft = draftOf(node, segment.from, segment.within, 0);
      if (!draft) continue;
      while (open.length && !continues(open.at(-1)!, draft)) open.pop();
      for (const parent of open)
        parent.span = { from: parent.span.from, to: Math.max(parent.span.to, draft.span.to) };
      (open.at(-1)?.children ?? roots).push(draft);
      open.push(draft);
    }
  }
  return roots;
}

/** True when a segment's place is below what another one opened. */
const continues = (parent: Draft, child: Draft): boolean =>
  child.path.length > parent.path.length &&
  parent.name === child.path[parent.path.length] &&
  parent.path.every((step, i) => step === child.path[i]);

const DEPTH = 2;

function draftOf(
  node: Node,
  base: number,
  path: readonly string[],
  depth: number,
): Draft | undefined {
  const { label, kind } = node;
  if (!label || (kind !== 'block' && kind !== 'setting') || depth > DEPTH) return undefined;
  const name = nameIn(node);
  return {
    name: name?.text ?? label.text,
    detail: name && name.text !== label.text ? label.text : '',
    kind: kind === 'block' ? (depth ? 'object' : 'class') : 'field',
    span: shifted(node, base),
    label: shifted(label, base),
    children: (node.children ?? []).flatMap(
      (child) => draftOf(child, base, [...path, label.text], depth + 1) ?? [],
    ),
    path,
  };
}

/** The name that a block declares in itself or in one of its own words. */
function nameIn(node: Node): { readonly text: string } | undefined {
  if (node.defines) return node.defines;
  if (node.kind !== 'block') return undefined;
  const { children = [] } = node;
  const own = children.find((child) => child.defines && child.kind !== 'block')?.defines;
  if (own || children[0]?.kind !== 'argument') return own;
  // A block with labels may be named by a setting: a provider by its alias.
  return children
    .filter(({ kind }) => kind === 'setting')
    .flatMap((setting) => setting.children?.find(({ defines }) => defines)?.defines ?? [])[0];
}
