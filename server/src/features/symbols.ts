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
      for (const draft of draftsOf({ document, base: segment.from }, node, 0)) {
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

/** Where nodes stand: offsets of `base` are the document's. */
interface Place {
  readonly document: Document;
  readonly base: number;
}

/** A node and what is in it, each before what it holds. */
function* draftsOf(place: Place, node: Node, depth: number, holder?: object): Generator<Draft> {
  const { label, kind } = node;
  if (!label || (kind !== 'block' && kind !== 'setting') || depth > DEPTH) return;
  const name = nameIn(node);
  // What only names its holder has been told with it.
  if (name && name === holder) return;
  const detail = name ? (name.text === label.text ? '' : label.text) : givenTo(place, node);
  yield {
    name: name?.text ?? label.text,
    detail,
    kind: kind === 'block' ? (depth ? 'object' : 'class') : 'field',
    span: shifted(node, place.base),
    label: shifted(label, place.base),
    children: [],
  };
  for (const child of node.children ?? []) yield* draftsOf(place, child, depth + 1, name);
}

/** Longer details are cut. */
const LONGEST = 60;
const GIVEN: ReadonlySet<Node['kind']> = new Set(['flag', 'argument', 'value']);

/** What a block without a name is given, on its first line: an instruction's words, a block's label. */
function givenTo({ document, base }: Place, { kind, children = [] }: Node): string {
  const other = children.findIndex(
    ({ kind: own, defines }) => !GIVEN.has(own) || defines?.scope === ANCHOR,
  );
  const given = other < 0 ? children : children.slice(0, other);
  const [first] = given;
  if (kind !== 'block' || !first) return '';
  const text = document.text.slice(base + first.from, base + given.at(-1)!.to);
  const [line] = /^[^\r\n]*/.exec(text)!;
  const whole = line.replace(/\s*[\\`]?\s*$/, '');
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
}

/** The name that a block declares in itself or in one of its own words. */
function nameIn(node: Node): { readonly text: string } | undefined {
  if (node.defines) return node.defines;
  if (node.kind !== 'block') return undefined;
  const { children = [] } = node;
  const names = children.filter(
    ({ kind, defines }) => defines && defines.scope !== ANCHOR && kind !== 'block',
  );
  // Of several settings with names none is the block's.
  const isOne = names.length === 1 || names[0]?.kind !== 'setting';
  const own = isOne ? names[0]?.defines : undefined;
  if (own || children[0]?.kind !== 'argument') return own;
  // A block with labels may be named by a setting: a provider by its alias.
  return children
    .filter(({ kind }) => kind === 'setting')
    .flatMap((setting) => setting.children?.find(({ defines }) => defines)?.defines ?? [])[0];
}
