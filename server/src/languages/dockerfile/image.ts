import { address } from '../../core/address.ts';
import { HOLE } from '../../core/decoder.ts';
import type { Node } from '../../core/node.ts';
import { type ImageReference, imageAddress, readImage } from '../../core/parts.ts';
import type { Span } from '../../core/span.ts';
import { decode, literalOf, partNode, type Reader, withVariables } from './nodes.ts';

// https://docs.docker.com/reference/dockerfile/#from: no other name can be that of a stage.
const STAGE = /^[a-z][\w.-]*$/i;

const SCRATCH = 'scratch';

export const isStageName = (text: string): boolean => text !== SCRATCH && STAGE.test(text);

/** Stage names are compared without regard to case. */
export const stageName = (text: string) => ({ scope: 'stage', text: text.toLowerCase() });

/**
 * Gives a node that holds an image reference its name in the image space, and its parts as children.
 * `at` places a span of the reference in the segment, `written` gives the text there, `fill` adds what
 * lies in a part.
 */
export function withImage(
  node: Node,
  image: ImageReference,
  path: readonly string[],
  at: (span: Span) => Span,
  written: (span: Span) => string,
  fill: (part: Node) => Node = (part) => part,
): Node {
  const children: Node[] = [];
  for (const key of PARTS) {
    const part = image[key];
    if (!part) continue;
    const value = part.text.includes(HOLE) ? undefined : part.text;
    children.push(fill(partNode(at(part), [...path, key], value)));
  }
  const { from, to } = at(image.repository);
  const addresses = image.name.includes(HOLE)
    ? node.addresses
    : [imageAddress(image.name), ...node.addresses];
  return { ...node, label: { from, to, text: written({ from, to }) }, addresses, children };
}

const PARTS = ['registry', 'repository', 'tag', 'digest'] as const;

/** Stages can be named by their number. */
const INDEX = /^\d+$/;

/** Gives the node of a word what it says as an image, or as a stage where it can be one. */
export function asImage(reader: Reader, base: Node, span: Span, path: readonly string[]): Node {
  const decoded = decode(reader, span);
  const value = literalOf(decoded);
  const image = INDEX.test(decoded.text) ? undefined : readImage(decoded.text);
  const whole = decoded.text === HOLE;
  if (!image || whole) return base;
  const node = withImage(
    base,
    image,
    path,
    (part) => decoded.map.span(part),
    ({ from, to }) => reader.logical.host.slice(from, to),
    (part) => withVariables(reader, part, decoded.expansions),
  );
  return value !== undefined && isStageName(value) ? { ...node, refers: stageName(value) } : node;
}

/** `user[:group]`, as in `USER` and `--chown`. */
export function userNodes(reader: Reader, span: Span, path: readonly string[]): readonly Node[] {
  const decoded = decode(reader, span);
  const colon = decoded.text.indexOf(':');
  const end = colon < 0 ? decoded.text.length : colon;
  const part = (key: string, from: number, to: number): readonly Node[] => {
    if (from >= to) return [];
    const text = decoded.text.slice(from, to);
    const value = text.includes(HOLE) ? undefined : text;
    const at = partNode(decoded.map.span({ from, to }), [...path, key], value);
    // Number 0 is root's on every system.
    const same = value === '0' ? [address('dockerfile', ...path, key, '=root')] : [];
    const node = { ...at, addresses: [...same, ...at.addresses] };
    return [withVariables(reader, node, decoded.expansions)];
  };
  return [
    ...part('user', 0, end),
    ...(colon < 0 ? [] : part('group', colon + 1, decoded.text.length)),
  ];
}
