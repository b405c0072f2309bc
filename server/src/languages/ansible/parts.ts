import { type Address, below, valueStep } from '../../core/address.ts';
import { HOLE } from '../../core/decoder.ts';
import type { Node } from '../../core/node.ts';
import {
  imageAddress,
  packageAddresses,
  pathAddress,
  readImage,
  readDevice,
  readPairs,
  readPort,
  readVolume,
} from '../../core/parts.ts';
import { isTemplate } from './jinja.ts';
import { partOf, type Piece, type Reader, valueNode } from './scalars.ts';

/** What a value is beside a value: an image, a package, a path; and what it consists of. */
export function withParts(
  reader: Reader,
  node: Node,
  piece: Piece,
  places: readonly Address[],
  parts: string | undefined,
): Node {
  const { text } = piece;
  const place = places[0];
  if (!place || parts === undefined) return node;
  if (parts === 'image') return imageNode(node, piece, place);
  if (parts === 'package') return packageNodes(reader, node, piece, place);
  if (isTemplate(text) && parts !== 'volume' && parts !== 'port') return node;
  if (parts === 'path') return withPath(node, text);
  if (parts === 'volume') return divided(reader, node, piece, place, readVolume(text));
  if (parts === 'port') return divided(reader, node, piece, place, readPort(text));
  if (parts === 'device') return divided(reader, node, piece, place, readDevice(text));
  if (parts === 'limit') return limitNode(node, piece, place);
  return node;
}

/** Several packages may stand in one text, with commas between them. */
function packageNodes(reader: Reader, node: Node, piece: Piece, place: Address): Node {
  const { text } = piece;
  const named = (one: Node, name: string) => packageNode(reader, one, name, place);
  if (!/,/.test(text) || isTemplate(text) || /[[<>~!]/.test(text)) return named(node, text);
  const children = readPairs(text).map(({ key, value }): Node => {
    const written = text.slice(key.from, value?.to ?? key.to);
    const name = written.trim();
    const from = key.from + written.indexOf(name);
    const span = { from, to: from + name.length };
    return named({ kind: 'value', ...piece.place(span), addresses: [], value: name }, name);
  });
  return { ...node, children };
}

/** `name=version`, `name>=version` and `name==version` are packages; files, addresses and groups are not. */
function packageNode({ vocabulary }: Reader, node: Node, text: string, place: Address): Node {
  const name = /^(?:@[\w.-]+\/|[\w.-]+\/[\w.-]+\/)?[A-Za-z0-9][\w.+-]*/.exec(text)?.[0];
  const rest = text.slice(name?.length);
  if (name === undefined || /[/:]/.test(rest) || /\.(?:rpm|deb|whl)$/.test(text)) return node;
  const found = packageAddresses(name, place.path[1], vocabulary.at);
  return { ...node, addresses: [...found, ...node.addresses] };
}

export function withPath(node: Node, text: string): Node {
  if (isTemplate(text) || text.includes(HOLE) || !/^(?:[/~]|\.{1,2}(?:\/|$))/.test(text))
    return node;
  return { ...node, addresses: [...node.addresses, pathAddress(text)] };
}

function imageNode(node: Node, piece: Piece, place: Address): Node {
  if (isTemplate(piece.text)) return node;
  const image = readImage(piece.text);
  if (!image) return node;
  const label = { ...piece.place(image.repository), text: image.repository.text };
  const children = (['registry', 'tag', 'digest'] as const).flatMap((key): readonly Node[] => {
    const part = image[key];
    if (!part?.text) return [];
    return [
      {
        kind: 'value',
        ...piece.place(part),
        addresses: [below(below(place, key), valueStep(part.text)), below(place, key)],
        value: part.text,
      },
    ];
  });
  return {
    ...node,
    label,
    addresses: [imageAddress(image.name), ...node.addresses],
    ...(children.length && { children }),
  };
}

/** `nofile:1024:2048`: the name of a limit, and what it is set to. */
function limitNode(node: Node, piece: Piece, place: Address): Node {
  const name = /^[a-z]+(?=[:=])/.exec(piece.text)?.[0];
  if (name === undefined) return node;
  const span = piece.place({ from: 0, to: name.length });
  const addresses = [below(place, name)];
  const child: Node = { kind: 'setting', ...span, label: { ...span, text: name }, addresses };
  return { ...node, children: [child] };
}

function divided(
  reader: Reader,
  node: Node,
  piece: Piece,
  place: Address,
  pieces: readonly { readonly key: string; readonly from: number; readonly to: number }[],
): Node {
  const children = pieces.map((one) => {
    const part = partOf(piece, one);
    const at = below(place, one.key);
    const value = valueNode(reader, part, [at]);
    const number = /^(?:0|[1-9]\d{0,14})$/.test(part.text);
    const own = { ...value, addresses: [...value.addresses, at] };
    const typed = number ? { ...own, value: Number(part.text) } : own;
    return one.key === 'source' ? withPath(typed, part.text) : typed;
  });
  return children.length ? { ...node, children } : node;
}
