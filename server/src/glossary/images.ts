import type { Address } from '../core/address.ts';
import type { Facts } from '../core/facts.ts';
import { imageAddress } from '../core/parts.ts';

/** What is known of an image. A missing field is unknown, not none. */
export interface ImageFacts {
  readonly name: string;
  /** One of Docker's official images, now or once. */
  readonly official: boolean;
  /** Of those that get new versions, the newest first; patch versions and most combinations are left out. */
  readonly tags?: readonly string[];
  /** Words that tags carry behind the version. */
  readonly variants?: readonly string[];
  /** Tags that get no new version any more. */
  readonly eol?: readonly string[];
  /** Exposed ports: `80`, `53/udp`, `8000-8100`. */
  readonly ports?: readonly string[];
  /** The same where a tag has a word. */
  readonly portsBy?: Lists;
  /** Listened on without being exposed. */
  readonly listens?: readonly string[];
  readonly volumes?: readonly string[];
  /** The same by major version. */
  readonly volumesBy?: Lists;
  readonly user?: string;
  /** Whom the entry point steps down to from `user`. */
  readonly drops?: string;
  readonly workdir?: string;
  readonly signal?: string;
  readonly variables?: readonly ImageVariable[];
  /** Of each group at least one variable, or its twin, must be set. */
  readonly need?: readonly (readonly string[])[];
  /** Variables that stop the container today. */
  readonly goneEnv?: readonly string[];
  readonly entry?: string;
  readonly cmd?: readonly string[];
  /** Whether the image has a check of its own; undefined where nobody knows. */
  readonly healthcheck?: boolean;
  /** A usual check, as argv. */
  readonly health?: readonly string[];
  /** Programs that are, and that are not, in the variant without a word. */
  readonly bin?: readonly string[];
  readonly nobin?: readonly string[];
  /** The image of the same software. */
  readonly like?: string;
  readonly deprecated?: Deprecated;
}

/** Years, and the name of what takes its place. */
export interface Deprecated {
  readonly since: string;
  readonly use?: string;
  /** Since when the default registry has it no more. */
  readonly gone?: string;
}

export interface ImageVariable {
  readonly name: string;
  readonly required: boolean;
  readonly secret: boolean;
  /** The variable that names a file with the value instead. */
  readonly twin?: string;
}

type Lists = Readonly<Record<string, readonly string[]>>;

/** As glossary/facts/image/generate.mjs writes it. */
interface Stored extends Readonly<Partial<Record<keyof ImageFacts, unknown>>> {
  readonly official?: 1;
  readonly healthcheck?: 0 | 1;
  readonly env?: string;
  readonly need?: readonly string[];
  readonly fileSuffix?: string;
  readonly deprecated?: Deprecated;
}

/** Fields that are one text of words. */
const WORDS: ReadonlySet<string> = new Set([
  'tags',
  'variants',
  'eol',
  'ports',
  'listens',
  'volumes',
  'goneEnv',
  'bin',
  'nobin',
]);
const BY: ReadonlySet<string> = new Set(['portsBy', 'volumesBy']);

const read = new WeakMap<Stored, ImageFacts>();

/**
 * What is known of an image by its name in the image space, or else of all images of its namespace.
 * Undefined for other images, and while the pack is not loaded (`facts` then note that it is missing).
 */
export function imageFacts(facts: Facts, name: string): ImageFacts | undefined {
  const own = facts.record(imageAddress(name)) as Stored | undefined;
  if (own) return read.get(own) ?? remembered(own, name);
  const slash = name.lastIndexOf('/');
  if (slash < 0) return undefined;
  const rest = name.slice(slash + 1);
  const shared = facts.record(imageAddress(`${name.slice(0, slash)}/*`)) as Stored | undefined;
  if (!shared) return undefined;
  const image = readImageFacts(shared, name);
  const { use } = image.deprecated ?? {};
  if (!image.deprecated || use === undefined) return image;
  return { ...image, deprecated: { ...image.deprecated, use: use.replace('*', () => rest) } };
}

function remembered(stored: Stored, name: string): ImageFacts {
  const image = readImageFacts(stored, name);
  read.set(stored, image);
  return image;
}

function readImageFacts(stored: Stored, name: string): ImageFacts {
  const { official, healthcheck, env, need, fileSuffix = '_FILE', ...rest } = stored;
  const entries = Object.entries(rest).map(([key, value]): [string, unknown] => {
    if (WORDS.has(key)) return [key, words(value as string)];
    if (!BY.has(key)) return [key, value];
    const by = Object.entries(value as Readonly<Record<string, string>>);
    return [key, Object.fromEntries(by.map(([word, list]) => [word, words(list)]))];
  });
  return {
    ...Object.fromEntries(entries),
    name,
    official: official === 1,
    ...(env !== undefined && { variables: words(env).map((one) => variableOf(one, fileSuffix)) }),
    ...(need && { need: need.map(words) }),
    ...(healthcheck !== undefined && { healthcheck: healthcheck === 1 }),
  };
}

const words = (text: string): readonly string[] => text.split(' ');

/** `NAME`, or `NAME=` and marks: `r` required, `f` has a twin, `s` secret. */
function variableOf(text: string, suffix: string): ImageVariable {
  const [name = '', marks = ''] = text.split('=');
  return {
    name,
    required: marks.includes('r'),
    secret: marks.includes('s'),
    ...(marks.includes('f') && { twin: name + suffix }),
  };
}

/** Names of all images that are known: Docker's own, those of others, and those that are given up. */
export interface ImageNames {
  readonly official: readonly string[];
  readonly others: readonly string[];
  readonly deprecated: readonly string[];
}

/** Undefined while the pack is not loaded. */
export function imageNames(facts: Facts): ImageNames | undefined {
  const stored = facts.record(NAMES) as Readonly<Record<keyof ImageNames, string>> | undefined;
  if (!stored) return undefined;
  const { official, others, deprecated } = stored;
  return { official: words(official), others: words(others), deprecated: words(deprecated) };
}

const NAMES: Address = imageAddress('#names');

/** The name of the image that an address is; undefined for other addresses. */
export const imageNameOf = ({ space, path }: Address): string | undefined =>
  space === 'image' ? path[0] : undefined;

/**
 * Whether a tag still gets new versions: `listed` as it is, or `eol` itself or by the longest part of its
 * version that is known (`13.4-alpine` as `13`). Undefined where nobody knows.
 */
export function tagState({ tags = [], eol = [] }: ImageFacts, tag: string): TagState | undefined {
  if (tags.includes(tag)) return 'listed';
  if (eol.includes(tag)) return 'eol';
  let version = tag.split('-', 1)[0]!;
  if (tags.some((one) => /^v\d/.test(one))) version = version.replace(/^v(?=\d)/, '');
  while (version) {
    if (tags.includes(version)) return undefined;
    if (eol.includes(version)) return 'eol';
    version = version.slice(0, Math.max(0, version.lastIndexOf('.')));
  }
  return undefined;
}

export type TagState = 'listed' | 'eol';

/** The ports that an image with a tag exposes: those of the tag's variant where it has others. */
export function portsOf({ ports, portsBy = {}, variants = [] }: ImageFacts, tag = '') {
  const said = tag.split('-');
  const variant = variants.find((word) => said.includes(word) && portsBy[word]);
  return variant === undefined ? ports : portsBy[variant];
}

/** The paths that an image with a tag makes volumes of: those of its major version where that has others. */
export function volumesOf({ volumes, volumesBy = {} }: ImageFacts, tag = '') {
  const major = /^v?(\d+)/.exec(tag)?.[1];
  return (major === undefined ? undefined : volumesBy[major]) ?? volumes;
}

/** The variables without which the image does not start, as groups of which one is enough; undefined where unknown. */
export function neededOf({
  need,
  variables,
}: ImageFacts): readonly (readonly string[])[] | undefined {
  if (need) return need;
  return variables?.flatMap(({ name, required }) => (required ? [[name]] : []));
}

/**
 * Whether an image may set a variable: it is known to read one of that name, or calls it by its own name
 * (`GOLANG_VERSION` of `golang`).
 */
export function maySet(facts: Facts, image: string, variable: string): boolean {
  const { variables = [] } = imageFacts(facts, image) ?? {};
  if (variables.some(({ name, twin }) => name === variable || twin === variable)) return true;
  const own = /^\w+/.exec(image.slice(image.lastIndexOf('/') + 1))?.[0].toUpperCase();
  return own !== undefined && variable.startsWith(`${own}_`);
}
