import { address } from '../../core/address.ts';
import { HOLE } from '../../core/decoder.ts';
import type { Literal, Node } from '../../core/node.ts';
import {
  imageAddress,
  readDevice,
  readImage,
  readPairs,
  readPort,
  readTmpfs,
  readVolume,
} from '../../core/parts.ts';
import type { Span } from '../../core/span.ts';
import type { Scalar } from '../../yaml/tree.ts';
import { referenceOf } from './names.ts';
import {
  type Decoded,
  literal,
  nameIn,
  part,
  partNode,
  read,
  type Reader,
  valueNode,
  withPath,
} from './scalars.ts';

/** The nodes inside a value that has parts; `path` is that of the setting. */
export function partsOf(
  reader: Reader,
  decoded: Decoded,
  path: readonly string[],
  kind: string | undefined,
): readonly Node[] {
  switch (kind) {
    case 'image':
      return imageParts(reader, decoded, path);
    case 'port':
      return pieces(reader, decoded, path, readPort(decoded.text));
    case 'volume':
      return volumeParts(reader, decoded, path);
    case 'device':
      return deviceParts(reader, decoded, path);
    case 'tmpfs':
      return tmpfsParts(reader, decoded, path);
    case 'cache':
      // A lone name is an image.
      return /(?:^|,)type=/.test(decoded.text) ? optionNodes(decoded, path) : [];
    case 'mount-options':
      return optionNodes(decoded, path);
    default:
      return [];
  }
}

function pieces(
  reader: Reader,
  decoded: Decoded,
  path: readonly string[],
  found: readonly (Span & { readonly key: string; readonly text: string })[],
): readonly Node[] {
  return found.map((piece) =>
    partNode(reader, decoded.span(piece), piece.text, [...path, piece.key]),
  );
}

function imageParts(reader: Reader, decoded: Decoded, path: readonly string[]): readonly Node[] {
  const image = readImage(decoded.text);
  if (!image || decoded.text === HOLE) return [];
  return (['registry', 'repository', 'tag', 'digest'] as const).flatMap((key) => {
    const piece = image[key];
    if (!piece) return [];
    const node = partNode(reader, decoded.span(piece), piece.text, [...path, key]);
    // A tag is a string, even where it looks like a number.
    const text = piece.text.includes(HOLE) ? {} : { value: piece.text };
    return [{ ...node, ...text }];
  });
}

/** The image that a reference names, where variables leave it known. */
export function imageOf(decoded: Decoded) {
  const image = readImage(decoded.text);
  if (!image || image.name.includes(HOLE)) return undefined;
  const { from, to, text } = image.repository;
  return { address: imageAddress(image.name), label: { ...decoded.span({ from, to }), text } };
}

// https://docs.docker.com/reference/compose-file/services/#short-syntax-5: what the options of the
// short form are called in the long one.
const OPTIONS: Readonly<Record<string, readonly [step: string, value: Literal]>> = {
  rw: ['read_only', false],
  ro: ['read_only', true],
  z: ['bind/selinux', 'z'],
  Z: ['bind/selinux', 'Z'],
  nocopy: ['volume/nocopy', true],
  consistent: ['consistency', 'consistent'],
  cached: ['consistency', 'cached'],
  delegated: ['consistency', 'delegated'],
  ...Object.fromEntries(
    ['shared', 'rshared', 'slave', 'rslave', 'private', 'rprivate'].map(
      (word): [string, [string, Literal]] => [word, ['bind/propagation', word]],
    ),
  ),
};

function volumeParts(reader: Reader, decoded: Decoded, path: readonly string[]): readonly Node[] {
  return readVolume(decoded.text).flatMap((piece) => {
    if (piece.key === 'options') return optionParts(reader, part(decoded, piece), path);
    const place = [...path, piece.key];
    const node = textPart(reader, decoded.span(piece), piece.text, place);
    if (piece.key !== 'source') return [node];
    const refers = referenceOf(place, piece.text, { type: volumeType(piece.text) });
    const named = refers && { refers: nameIn(decoded, refers, piece.from) };
    return [{ ...withPath(node, piece.text), ...named }];
  });
}

const volumeType = (source: string): string =>
  /^[./~\\]|^[A-Za-z]:/.test(source) ? 'bind' : 'volume';

/** A part that is a string whatever it looks like. */
function textPart(reader: Reader, span: Span, text: string, path: readonly string[]): Node {
  return partNode(reader, span, text, path, text.includes(HOLE) ? undefined : text);
}

function optionParts(
  reader: Reader,
  decoded: Decoded & Span,
  path: readonly string[],
): readonly Node[] {
  return readPairs(decoded.text).map(({ key }) => {
    const option = Object.hasOwn(OPTIONS, key.text) ? OPTIONS[key.text] : undefined;
    const [step, value] = option ?? ['options', undefined];
    return partNode(reader, decoded.span(key), key.text, [...path, ...step.split('/')], value);
  });
}

function deviceParts(reader: Reader, decoded: Decoded, path: readonly string[]): readonly Node[] {
  return readDevice(decoded.text).map(({ key, text, ...span }) => {
    const node = textPart(reader, decoded.span(span), text, [...path, key]);
    return key === 'source' ? withPath(node, text) : node;
  });
}

function tmpfsParts(reader: Reader, decoded: Decoded, path: readonly string[]): readonly Node[] {
  const { target, options } = readTmpfs(decoded.text);
  const node = textPart(reader, decoded.span(target), target.text, [...path, 'target']);
  return options ? [node, ...optionNodes(part(decoded, options), path)] : [node];
}

/** `rw,size=64m` or `type=registry,ref=x`: settings with commas between them. */
function optionNodes(decoded: Decoded, path: readonly string[]): readonly Node[] {
  return readPairs(decoded.text).map(({ key, value }) => {
    const place = [...path, key.text.includes(HOLE) ? '?' : key.text];
    const text = value?.text.includes(HOLE) ? undefined : value?.text;
    const child = value && valueNode(decoded.span(value), place, text);
    return {
      kind: 'setting',
      ...decoded.span({ from: key.from, to: value?.to ?? key.to }),
      label: { ...decoded.span(key), text: key.text },
      addresses: [address('compose', ...place)],
      ...(text !== undefined && { value: text }),
      ...(child && { children: [child] }),
    };
  });
}

const written = ({ text }: Reader, { from, to }: Span): string => text.slice(from, to);

/** `KEY=value` of a list: the setting that it would be in a map. Undefined if it has no key. */
export function pairNode(
  reader: Reader,
  scalar: Scalar,
  path: readonly string[],
): Node | undefined {
  const decoded = read(reader, scalar);
  const equals = /[=:]/.exec(decoded.text)?.index ?? -1;
  const separator = decoded.text.includes('=') ? decoded.text.indexOf('=') : equals;
  const isHost = path.at(-1) === 'extra_hosts';
  const at = isHost ? separator : decoded.text.indexOf('=');
  const end = at < 0 ? decoded.text.length : at;
  const name = decoded.text.slice(0, end);
  if (!name) return undefined;
  const place = [...path, reader.vocabulary.step(path, name.replaceAll(HOLE, '${'))];
  const span = decoded.span({ from: 0, to: end });
  const label = { ...span, text: name.includes(HOLE) ? written(reader, span) : name };
  const node = {
    kind: 'setting' as const,
    from: scalar.from,
    to: scalar.to,
    label,
    addresses: [address('compose', ...place)],
  };
  if (at < 0) return { ...node, form: 'null' };
  const rest = part(decoded, { from: at + 1, to: decoded.text.length });
  const value = literal(rest, reader.vocabulary.fact(place));
  const child = valueNode(
    rest.text ? rest : { from: label.to + 1, to: Math.max(label.to + 1, rest.from) },
    place,
    value,
  );
  return { ...node, form: 'scalar', ...(value !== undefined && { value }), children: [child] };
}
