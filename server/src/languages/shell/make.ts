import type { Address } from '../../core/address.ts';
import type { Form, Label, Literal, Node, NodeKind } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';

interface More {
  readonly label?: Label | undefined;
  readonly value?: Literal | undefined;
  readonly form?: Form;
  readonly children?: readonly Node[];
}

/** A node without the fields that would be empty; set one by one, which is much faster than spreading. */
export function makeNode(
  kind: NodeKind,
  { from, to }: Span,
  addresses: readonly Address[],
  { label, value, form, children }: More = {},
): Node {
  const node: { -readonly [K in keyof Node]: Node[K] } = { kind, from, to, addresses };
  if (label) node.label = label;
  if (form) node.form = form;
  if (value !== undefined) node.value = value;
  if (children?.length) node.children = children;
  return node;
}

export const labelOf = ({ from, to }: Span, text: string): Label => ({ from, to, text });
