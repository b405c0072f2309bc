import { k8s, type ObjectPlace } from '../../core/kubernetes.ts';
import { HOLE } from '../../core/decoder.ts';
import { readCapability } from '../../core/literal.ts';
import type { Embedding, Node, Word } from '../../core/node.ts';
import { imageAddress, pathAddress, readImage } from '../../core/parts.ts';
import { valueStep } from '../../core/address.ts';
import type { List, Scalar } from '../../yaml/tree.ts';
import { styleOf } from '../../yaml/values.ts';

/** Adds to a value what its text consists of, by what the facts say of its place. */
export function divided(node: Node, scalar: Scalar, place: ObjectPlace): Node {
  const { text } = scalar;
  const parts = place.fact?.parts;
  if (parts === 'image') return imageNode(node, scalar, place);
  if (typeof node.value !== 'string') return node;
  switch (parts) {
    case 'path':
      return /^[/~.]/.test(text)
        ? { ...node, addresses: [pathAddress(text), ...node.addresses] }
        : node;
    case 'capability': {
      const step = valueStep(readCapability(text));
      return { ...node, addresses: place.own.map((path) => k8s([...path, step])) };
    }
    default:
      return node;
  }
}

function imageNode(node: Node, { text, map }: Scalar, { own }: ObjectPlace): Node {
  const image = readImage(text);
  if (!image || image.name.includes(HOLE)) return node;
  const children = (['registry', 'tag', 'digest'] as const).flatMap((key): readonly Node[] => {
    const part = image[key];
    if (!part?.text || part.text.includes(HOLE)) return [];
    const addresses = own.flatMap((path) => [
      k8s([...path, key, valueStep(part.text)]),
      k8s([...path, key]),
    ]);
    return [{ kind: 'value', ...map.span(part), addresses, value: part.text }];
  });
  return {
    ...node,
    label: { ...map.span(image.repository), text: image.repository.text },
    addresses: [imageAddress(image.name), ...node.addresses],
    ...(children.length && { children }),
  };
}

/** A list that is run as it stands; undefined if an item is no scalar. */
export function wordsOf(source: string, list: List): Embedding | undefined {
  const words: Word[] = [];
  for (const { from, to, value } of list.items) {
    // A dash that someone has begun to type.
    if (!value) continue;
    if (value.kind !== 'scalar') return undefined;
    const { text, map } = value;
    words.push({ from, to, text, map, style: styleOf(source, value) });
  }
  return words.length ? { language: 'shell', words } : undefined;
}
