import { type Address, below, valueStep } from '../../core/address.ts';
import { knownFile } from '../../core/contents.ts';
import type { Fact } from '../../core/facts.ts';
import type { Label, Literal, Node } from '../../core/node.ts';
import {
  type Transport,
  imageAddress,
  packageAddresses,
  pathAddress,
  readDevice,
  readImage,
  readPairs,
  readPort,
  readTmpfs,
  readTransport,
  readVolume,
} from '../../core/parts.ts';
import type { Build } from './items.ts';
import { labelOf, makeNode } from './make.ts';
import { type Word, isKnown, spanIn } from './syntax.ts';
import { isPathLike } from './values.ts';

/** A value in a word; the offsets are those of the word's text. */
interface Value {
  readonly word: Word;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly place: Address;
  readonly fact: Fact;
  readonly build: Build;
}

/** The nodes of what a flag's value consists of, by the fact's `parts`. */
export function valueParts(value: Value): Node[] {
  switch (value.fact.parts) {
    case 'volume':
      return volumeParts(value);
    case 'device':
      return readDevice(value.text).flatMap((piece) =>
        partNode(value, piece.key, piece, piece.key === 'source' ? hostPath(piece.text) : NONE),
      );
    case 'tmpfs':
      return tmpfsParts(value);
    case 'port':
      // `published=8080,target=80`, which docker reads too.
      if (value.text.includes('=')) return pairNodes(value);
      return readPort(value.text).flatMap((piece) => partNode(value, piece.key, piece));
    case 'mount':
      return pairNodes(value);
    case 'env':
    case 'key-value':
      return assignedPart(value);
    case 'image':
      return imageParts(value);
    default:
      return [];
  }
}

const NONE: readonly Address[] = [];

/**
 * A part has the address of its value, and that of the part itself. `literal` is what the text
 * means where that is not plain from it: a tag of digits is no number.
 */
function partNode(
  value: Value,
  key: string,
  piece: Label,
  extra: readonly Address[] = NONE,
  literal: Literal = literalOf(piece.text),
): Node[] {
  const { word, from, place, build } = value;
  const span = build.out(spanIn(word, from + piece.from, from + piece.to));
  if (span.to <= span.from) return [];
  const own = below(place, key);
  if (!isKnown(piece.text)) return [makeNode('value', span, [own], { form: 'scalar' })];
  const addresses = [below(own, valueStep(piece.text)), ...extra, own];
  const label = labelOf(span, piece.text);
  return [makeNode('value', span, addresses, { label, form: 'scalar', value: literal })];
}

/** Ports are numbers, all else is text. */
const literalOf = (text: string): Literal => (/^\d{1,5}$/.test(text) ? Number(text) : text);

/** Where a text stands in the host's file system, if it surely is a path. */
const hostPath = (text: string): readonly Address[] =>
  isPathLike(text) && isKnown(text) ? [pathAddress(text)] : NONE;

function volumeParts(value: Value): Node[] {
  return readVolume(value.text).flatMap((piece) => {
    if (piece.key !== 'options')
      return partNode(
        value,
        piece.key,
        piece,
        piece.key === 'source' ? hostPath(piece.text) : NONE,
      );
    return readPairs(piece.text).flatMap(({ key, value: rest }) => {
      const to = rest?.to ?? key.to;
      const text = piece.text.slice(key.from, to);
      return partNode(value, 'options', { from: piece.from + key.from, to: piece.from + to, text });
    });
  });
}

/** `/run:size=64m`: the path in the container, and settings of the mount. */
function tmpfsParts(value: Value): Node[] {
  const { target, options } = readTmpfs(value.text);
  const moved = (label: Label): Label => ({
    ...label,
    from: label.from + options!.from,
    to: label.to + options!.from,
  });
  const pairs = readPairs(options?.text ?? '');
  return [
    ...partNode(value, 'target', target),
    ...pairs.flatMap(({ key, value: text }) => pairNode(value, moved(key), text && moved(text))),
  ];
}

const pairNodes = (value: Value): Node[] =>
  readPairs(value.text).flatMap((pair) => pairNode(value, pair.key, pair.value));

/** `type=bind` of a mount: a setting with its value. */
function pairNode(value: Value, key: Label, text: Label | undefined): Node[] {
  const { word, from, place, build } = value;
  const name = isKnown(key.text) ? canonicalKey(value, key.text) : '?';
  const own = below(place, name);
  const label = labelOf(build.out(spanIn(word, from + key.from, from + key.to)), key.text);
  const to = text?.to ?? key.to;
  const span = build.out(spanIn(word, from + key.from, from + to));
  const fact = build.facts(own);
  const isPath = text && fact?.parts === 'path' && isPathLike(text.text) && isKnown(text.text);
  const inner = text
    ? partNode({ ...value, place }, name, text, isPath ? [pathAddress(text.text)] : [])
    : [];
  const literal = text ? (isKnown(text.text) ? literalOf(text.text) : undefined) : true;
  return [makeNode('setting', span, [own], { label, value: literal, children: inner })];
}

/** `src` and `dst` by the name that the documentation uses. */
const canonicalKey = ({ build, place }: Value, key: string): string =>
  build.facts(below(place, key))?.same ?? key;

/** `KEY=value`, whose key people choose. */
function assignedPart(value: Value): Node[] {
  const { text } = value;
  const equals = text.indexOf('=');
  const end = equals < 0 ? text.length : equals;
  const key: Label = { from: 0, to: end, text: text.slice(0, end) };
  if (!key.text) return [];
  if (equals >= 0) {
    const rest = { from: equals + 1, to: text.length, text: text.slice(equals + 1) };
    return settingNode(value, key, rest);
  }
  return settingNode(value, key, undefined);
}

function settingNode(value: Value, key: Label, text: Label | undefined): Node[] {
  const { word, from, place, build } = value;
  const name = isKnown(key.text) ? key.text : '?';
  const start = build.out(spanIn(word, from + key.from, from + key.to));
  const label = name === '?' ? undefined : labelOf(start, key.text);
  const children = text ? textPart(value, below(place, name), text) : [];
  const span = build.out(spanIn(word, from + key.from, from + (text?.to ?? key.to)));
  const literal = text && isKnown(text.text) ? text.text : undefined;
  return [makeNode('setting', span, [below(place, name)], { label, value: literal, children })];
}

function textPart({ word, from, build }: Value, place: Address, text: Label): Node[] {
  const span = build.out(spanIn(word, from + text.from, from + text.to));
  if (span.to <= span.from) return [];
  const known = isKnown(text.text);
  const addresses = known ? [below(place, valueStep(text.text))] : [];
  const literal = known ? text.text : undefined;
  return [makeNode('value', span, addresses, { form: 'scalar', value: literal })];
}

function imageParts(value: Value): Node[] {
  const image = readImage(value.text);
  if (!image) return [];
  const nodes: Node[] = [];
  for (const key of ['registry', 'tag', 'digest'] as const) {
    const piece = image[key];
    if (piece) nodes.push(...partNode(value, key, piece, NONE, piece.text));
  }
  return nodes;
}

/** `docker://nginx:1`: how the image is reached, and the image. */
function transportParts(value: Value, { name, image }: Transport): Node[] {
  const { word, from, build } = value;
  const own = partNode(value, 'transport', name);
  const reference = image && readImage(image.text);
  if (!image || !reference) return own;
  const inner: Value = { ...value, from: from + image.from, to: image.to, text: image.text };
  const known = isKnown(reference.name);
  const out = (piece: Label) =>
    build.out(spanIn(word, inner.from + piece.from, inner.from + piece.to));
  const addresses = known ? [imageAddress(reference.name)] : [];
  const label = known ? labelOf(out(reference.repository), reference.repository.text) : undefined;
  const span = build.out(spanIn(word, inner.from, from + image.to));
  const literal = known ? image.text : undefined;
  const children = imageParts(inner);
  return [
    ...own,
    makeNode('value', span, addresses, { label, form: 'scalar', value: literal, children }),
  ];
}

interface ArgumentParts {
  readonly addresses: Address[];
  readonly children: Node[];
  readonly label: Label | undefined;
}

/** Addresses, parts and label of a positional argument. */
export function argumentParts(
  word: Word,
  place: Address,
  parts: string | undefined,
  build: Build,
): ArgumentParts {
  const { text } = word;
  const value: Value = { word, from: 0, to: text.length, text, place, fact: {}, build };
  const valued = isKnown(text) ? [below(place, valueStep(text))] : [];
  const labelled = (piece: Label): Label =>
    labelOf(build.out(spanIn(word, piece.from, piece.to)), piece.text);
  if (parts === 'image') {
    const transport = readTransport(text);
    if (transport) {
      const children = transportParts(value, transport);
      return { addresses: [...valued, place], children, label: labelled(transport.name) };
    }
    const image = readImage(text);
    const known = image && isKnown(image.name);
    return {
      addresses: [...(known ? [imageAddress(image.name)] : []), place],
      children: imageParts(value),
      label: known ? labelled(image.repository) : undefined,
    };
  }
  if (parts === 'package') {
    const name = packageName(text);
    if (!name) return { addresses: [...valued, place], children: [], label: undefined };
    return {
      addresses: [...packageAddresses(name, place.path[0], build.facts), place],
      children: versionPart(value, name.length),
      label: labelled({ from: 0, to: name.length, text: name }),
    };
  }
  const path = pathOf(text, parts, build);
  const rest = valueParts({ ...value, fact: parts ? { parts } : {} });
  return {
    addresses: [...valued, ...(path ? [path] : []), place],
    children: rest,
    label: undefined,
  };
}

/** Where a path of the host stands, or a file of wherever the command runs that something is known of. */
function pathOf(text: string, parts: string | undefined, build: Build): Address | undefined {
  if (!isPathLike(text) || !isKnown(text)) return undefined;
  if (parts === 'file') return knownFile(text, build.facts);
  return parts === 'path' ? pathAddress(text) : undefined;
}

/** A package's name, with the scope or tap that it belongs to; undefined for files and addresses. */
function packageName(text: string): string | undefined {
  if (/^[a-z][\w+.-]*:\/\//i.test(text)) return undefined;
  const found = /^(?:@[\w.-]+\/|\w[\w.-]*\/\w[\w.-]*\/)?\w[\w.+-]*(?=$|[=<>~!@[:; ])/.exec(
    text,
  )?.[0];
  return found?.replace(ARCHITECTURE, '');
}

/** What dnf and yum take behind a name. */
const ARCHITECTURE = /\.(?:x86_64|i686|aarch64|noarch)$/;

/** What stands behind a package's name, its extras and the signs of comparison. */
function versionPart(value: Value, from: number): Node[] {
  const rest = /^(?:\[[^\]]*\])?(?:[=<>~!@]+|:(?=\d))/.exec(value.text.slice(from));
  const start = from + (rest?.[0].length ?? 0);
  if (!rest || start >= value.text.length) return [];
  const piece = { from: start, to: value.text.length, text: value.text.slice(start) };
  return partNode(value, 'version', piece, NONE, piece.text);
}
