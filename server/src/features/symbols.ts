import { ANCHOR, type Document } from '../core/document.ts';
import type { Node } from '../core/node.ts';
import { encloses, shifted, type Span } from '../core/span.ts';
import { blocksOf } from './folding.ts';

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
}

/**
 * The outline: entities with the names that they declare, what stands in them one level deep, and what
 * the language says goes on behind them: a stage's instructions, a play's tasks.
 */
export function symbols(document: Document): readonly Symbol[] {
  const roots: Draft[] = [];
  const open: Draft[] = [];
  const extend = extender(document);
  for (const { segment, nodes } of document.parts)
    for (const node of nodes)
      for (const draft of draftsOf(node, segment.from, 0)) {
        extend(draft);
        while (open.length && !encloses(open.at(-1)!.span, draft.span)) open.pop();
        (open.at(-1)?.children ?? roots).push(draft);
        open.push(draft);
      }
  return roots;
}

/** Lengthens the first entry on a line to the end of the block that begins there. */
function extender(document: Document): (draft: Draft) => void {
  const { text } = document;
  const startOf = (offset: number) => text.lastIndexOf('\n', offset - 1) + 1;
  const ends = new Map<number, number>();
  for (const { from, to } of blocksOf(document)) {
    const line = startOf(from);
    ends.set(line, Math.max(to, ends.get(line) ?? 0));
  }
  return (draft) => {
    const line = startOf(draft.span.from);
    const to = ends.get(line) ?? 0;
    ends.delete(line);
    if (to > draft.span.to) draft.span = { from: draft.span.from, to };
  };
}

const DEPTH = 2;

/** A node and what is in it, each before what it holds. */
function* draftsOf(node: Node, base: number, depth: number, holder?: object): Generator<Draft> {
  const { label, kind } = node;
  if (!label || (kind !== 'block' && kind !== 'setting') || depth > DEPTH) return;
  const name = nameIn(node);
  // What only names its holder has been told with it.
  if (name && name === holder) return;
  yield {
    name: name?.text ?? label.text,
    detail: name && name.text !== label.text ? label.text : '',
    kind: kind === 'block' ? (depth ? 'object' : 'class') : 'field',
    span: shifted(node, base),
    label: shifted(label, base),
    children: [],
  };
  for (const child of node.children ?? []) yield* draftsOf(child, base, depth + 1, name);
}

/** The name that a block declares in itself or in one of its own words. */
function nameIn(node: Node): { readonly text: string } | undefined {
  if (node.defines) return node.defines;
  if (node.kind !== 'block') return undefined;
  const { children = [] } = node;
  const own = children.find(
    ({ kind, defines }) => defines && defines.scope !== ANCHOR && kind !== 'block',
  )?.defines;
  if (own || children[0]?.kind !== 'argument') return own;
  // A block with labels may be named by a setting: a provider by its alias.
  return children
    .filter(({ kind }) => kind === 'setting')
    .flatMap((setting) => setting.children?.find(({ defines }) => defines)?.defines ?? [])[0];
}
