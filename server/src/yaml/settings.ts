import { type Address, type Space, UNKNOWN_STEP } from '../core/address.ts';
import { withComments } from '../core/comments.ts';
import { HOLE } from '../core/decoder.ts';
import { readLiteral } from '../core/literal.ts';
import type { Slot } from '../core/language.ts';
import type { Embedding, Label, Literal, Node } from '../core/node.ts';
import { placesAt } from './slot.ts';
import {
  type Entry,
  type Item,
  type List,
  type Map,
  readTree,
  type Scalar,
  type Value,
} from './tree.ts';

/** How an embedded language reads YAML or JSON whose keys are settings. `P` is a place of its own. */
export interface Places<P> {
  readonly space: Space;
  /** One step deeper; a key that is only known at run time is `?`. */
  into(place: P, key: string): P;
  /** Where the entries of a map stand that is the value of a place, or an item of its list. */
  entries?(place: P, map: Map): P;
  addresses(place: P): readonly Address[];
  /** The address that names below a place continue. */
  continued(place: P): Address;
  valued(place: P, value: Literal): readonly Address[];
  /** Adds to the node of a scalar what its text consists of. */
  divided?(node: Node, scalar: Scalar, place: P): Node;
  /** What another language reads in a list. */
  embedded?(list: List, place: P): Embedding | undefined;
}

/** The nodes of one document; offsets are those of `text`. `rooted` gives a map at the root its place. Total. */
export function documentNodes<P>(
  text: string,
  places: Places<P>,
  rooted: (map: Map) => P,
): readonly Node[] {
  const { root, comments } = readTree(text, indentOf(text));
  const nodes = root ? rootNodes(root, places, rooted) : [];
  const spans = comments.map((span): Node => ({ kind: 'comment', ...span, addresses: [] }));
  return withComments(nodes, spans);
}

/**
 * What may stand at an offset of one document. In JSON a name is offered between quotes that are there;
 * `bare` says that names need none.
 */
export function documentSlot<P>(
  text: string,
  offset: number,
  places: Places<P>,
  rooted: (map: Map) => P,
  bare: boolean,
): Slot | undefined {
  const closing = /^[\w.-]*"(?![ \t]*:)/.exec(text.slice(offset, offset + 100))?.[0].length;
  const whole = slotIn(text, offset, places, rooted, bare);
  if (whole || closing === undefined) return whole;
  // A name whose quotes were closed at once is read as if they were open.
  const at = offset + closing - 1;
  const slot = slotIn(text.slice(0, at) + text.slice(at + 1), offset, places, rooted, bare);
  if (slot?.role !== 'key') return undefined;
  const { suffix: _, ...key } = slot;
  return key;
}

function slotIn<P>(
  text: string,
  offset: number,
  places: Places<P>,
  rooted: (map: Map) => P,
  bare: boolean,
): Slot | undefined {
  const indent = indentOf(text);
  const { root } = readTree(text, indent);
  if (root?.kind !== 'map') return undefined;
  const found = placesAt(text, indent, offset).find(
    (one) => one.role === 'value' || !one.bare || bare || one.quote !== '',
  );
  if (!found) return undefined;
  const { role, path, replace, typed, siblings, quote } = found;
  const place = path.reduce(
    (within, key) => (key === '-' ? within : places.into(within, key)),
    rooted(root),
  );
  const suffix = role === 'key' && found.bare ? { suffix: `${quote}: ` } : {};
  return { prefix: places.continued(place), role, replace, typed, siblings, ...suffix };
}

/** The column of the first line that says something. */
const indentOf = (text: string): number =>
  /^(?:[ \t\r]*(?:#.*)?\n)*( *)/.exec(text)?.[1]?.length ?? 0;

/** Several objects may stand in a list. */
function rootNodes<P>(root: Value, places: Places<P>, rooted: (map: Map) => P): readonly Node[] {
  if (root.kind === 'list')
    return root.items.flatMap(({ value }) => (value ? rootNodes(value, places, rooted) : []));
  if (root.kind !== 'map') return [];
  const place = rooted(root);
  const children = mapNodes(root, place, places);
  const { from, to } = root;
  return [{ kind: 'block', from, to, addresses: places.addresses(place), form: 'map', children }];
}

function mapNodes<P>(map: Map, place: P, places: Places<P>): readonly Node[] {
  const within = places.entries?.(place, map) ?? place;
  return map.entries.map((entry) => entryNode(entry, within, places));
}

function entryNode<P>({ from, to, key, value }: Entry, place: P, places: Places<P>): Node {
  const isMerge = key.text === '<<' && key.style === 'plain';
  const inner = places.into(place, key.text.includes(HOLE) ? UNKNOWN_STEP : key.text);
  const content = isMerge ? {} : valueContent(value, inner, places);
  return {
    kind: 'setting',
    from,
    to,
    label: labelOf(key),
    addresses: isMerge ? [] : places.addresses(inner),
    ...content,
  };
}

/** A scalar without its quotes, the last of which may not be typed yet. */
export function labelOf({ from, to, style, text }: Scalar): Label {
  if (style !== 'single' && style !== 'double') return { from, to, text };
  return { from: Math.min(from + 1, to), to: to - from < text.length + 2 ? to : to - 1, text };
}

type Content = Pick<Node, 'form' | 'value' | 'embeds' | 'children'>;

function valueContent<P>(value: Value | undefined, place: P, places: Places<P>): Content {
  switch (value?.kind) {
    case undefined:
      return { form: 'null' };
    case 'alias':
      return {};
    case 'map':
      return { form: 'map', children: mapNodes(value, place, places) };
    case 'list': {
      const embeds = places.embedded?.(value, place);
      if (embeds) return { form: 'list', embeds };
      return {
        form: 'list',
        children: value.items.flatMap((item) => itemNodes(item, place, places)),
      };
    }
    case 'scalar': {
      const node = scalarNode(value, place, places);
      if (node.value === null) return { form: 'null', value: null };
      return {
        form: 'scalar',
        ...(node.value !== undefined && { value: node.value }),
        children: [node],
      };
    }
  }
}

function scalarNode<P>(scalar: Scalar, place: P, places: Places<P>): Node {
  const { from, to, text, style } = scalar;
  const known = !text.includes(HOLE);
  const value = !known ? undefined : style === 'plain' ? readLiteral(places.space, text) : text;
  const node: Node = {
    kind: 'value',
    from,
    to,
    addresses: value === undefined || text.includes('\n') ? [] : places.valued(place, value),
    ...(value !== undefined && { value }),
  };
  return places.divided?.(node, scalar, place) ?? node;
}

function itemNodes<P>(item: Item, place: P, places: Places<P>): readonly Node[] {
  const { from, to, value } = item;
  if (!value || value.kind === 'alias') return [];
  if (value.kind === 'scalar') return [{ ...scalarNode(value, place, places), form: 'item' }];
  const { children = [] } = valueContent(value, place, places);
  return [{ kind: 'block', from, to, addresses: [], form: 'item', children }];
}
