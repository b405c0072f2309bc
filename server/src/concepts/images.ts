import { readImage } from '../core/parts.ts';

/** What is wrong with the version of an image: it has none, or one that moves. */
export type Looseness = 'untagged' | 'latest';

const LATEST = 'latest';
const SCRATCH = 'scratch';
/** An image's own id, whole or short, instead of a name. */
const ID = /^(?:sha256:)?[0-9a-f]{12,64}$/;

/** Undefined for a reference with a tag of its own or a digest, and for what is no name in a registry. */
export function loosenessOf(text: string): Looseness | undefined {
  if (text === SCRATCH || ID.test(text)) return undefined;
  const image = readImage(text);
  if (!image || image.digest) return undefined;
  if (!image.tag) return 'untagged';
  return image.tag.text === LATEST ? 'latest' : undefined;
}

/** Words of names of images that end with a user other than root, or whose users are Windows's. */
const NOT_ROOT: ReadonlySet<string> = new Set([
  'nonroot',
  'unprivileged',
  'rootless',
  'chainguard',
  'windows',
  'nanoserver',
  'servercore',
]);

/** True when the name says that the image does not run as root. */
export const saysNonRoot = (text: string): boolean =>
  text.split(/[/:@._-]/).some((word) => NOT_ROOT.has(word));
