import type { Address } from '../../core/address.ts';
import { ANCHOR } from '../../core/document.ts';
import type { Embedding, Form, Literal, Node } from '../../core/node.ts';
import type { Alias, Value } from '../../yaml/tree.ts';
import { ansible } from './scalars.ts';

/** What a value adds to the setting that holds it. */
export interface Content {
  readonly form?: Form;
  readonly value?: Literal;
  readonly embeds?: Embedding;
  readonly children: readonly Node[];
}

/** Where a setting stands: its own place first, then others that it is known by. */
export type Places = readonly (readonly string[])[];

export const addressesOf = (places: Places): readonly Address[] =>
  places.map((path) => ansible(...path));

export function anchorNodes(value: Value): readonly Node[] {
  const anchor = value.kind === 'alias' ? undefined : value.anchor;
  if (!anchor) return [];
  const { from, to, text } = anchor;
  const defines = { scope: ANCHOR, text };
  return [{ kind: 'argument', from, to, label: anchor, addresses: [], defines }];
}

/** A use of an anchor, with the place that its content is read at. */
export const aliasNode = ({ from, to, name }: Alias, places: Places): Node => ({
  kind: 'argument',
  from,
  to,
  label: name,
  addresses: addressesOf(places),
  refers: { scope: ANCHOR, text: name.text },
});
