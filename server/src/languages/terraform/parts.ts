import { HOLE, type PositionMap } from '../../core/decoder.ts';
import type { Label, Node } from '../../core/node.ts';
import { imageAddress, readImage, readPairs } from '../../core/parts.ts';
import { addressesOf, atValue, into, type Place } from './place.ts';

interface Decoded {
  readonly text: string;
  readonly map: PositionMap;
  /** The host's text. */
  readonly source: string;
}

/** A part of a string with what lies in it of the string's own children. */
function partNode(
  { map, source }: Decoded,
  part: Label,
  place: Place,
  inside: readonly Node[],
): Node {
  const span = map.span(part);
  const known = !part.text.includes(HOLE);
  const children = inside.filter((child) => child.from >= span.from && child.to <= span.to);
  return {
    kind: 'value',
    ...span,
    label: { ...span, text: known ? part.text : source.slice(span.from, span.to) },
    addresses: known ? atValue(place, part.text) : addressesOf(place),
    form: 'scalar',
    ...(known && { value: part.text }),
    ...(children.length > 0 && { children }),
  };
}

/** Gives the node of an image reference its name in the image space, and its parts as children. */
export function imageNode(node: Node, decoded: Decoded, place: Place): Node {
  const image = readImage(decoded.text);
  if (!image) return node;
  const references = node.children ?? [];
  const children = (['registry', 'repository', 'tag', 'digest'] as const).flatMap((key) => {
    const part = image[key];
    if (!part) return [];
    const at = into(place, key);
    const node = partNode(decoded, part, at, references);
    // A part that has no setting's node above it stands at its address, too.
    return [
      node.value === undefined
        ? node
        : { ...node, addresses: [...node.addresses, ...addressesOf(at)] },
    ];
  });
  const label = { ...decoded.map.span(image.repository), text: image.repository.text };
  const known = !image.name.includes(HOLE);
  const addresses = known ? [imageAddress(image.name), ...node.addresses] : node.addresses;
  return { ...node, label, addresses, children };
}

/** `KEY=value` as an item of a list: the key is a step, as in the map form of other tools. */
export function pairNode(node: Node, decoded: Decoded, place: Place): Node {
  // One pair per string: what follows the first `=` is all value.
  const pair = readPairs(decoded.text, '\n')[0];
  if (!pair || pair.key.text.includes(HOLE)) return node;
  const inner = into(place, pair.key.text);
  const label = { ...decoded.map.span(pair.key), text: pair.key.text };
  const children = pair.value?.text
    ? [partNode(decoded, pair.value, inner, node.children ?? [])]
    : [];
  return { ...node, label, addresses: addressesOf(inner), children };
}
