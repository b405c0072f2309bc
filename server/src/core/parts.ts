import { type Address, address } from './address.ts';
import type { Fact } from './facts.ts';
import type { Label } from './node.ts';

/** What an image reference consists of; spans count in the reference itself. */
export interface ImageReference {
  /** The name that the glossary knows the image by: `postgres` for `docker.io/library/postgres:17`. */
  readonly name: string;
  readonly registry?: Label;
  /** Without the registry. */
  readonly repository: Label;
  readonly tag?: Label;
  readonly digest?: Label;
}

/**
 * What names begin with that mean images of the default registry: its hosts, and the mirrors of it at
 * https://cloud.google.com/artifact-registry/docs/pull-cached-dockerhub-images and https://gallery.ecr.aws/docker.
 */
const DEFAULT_REGISTRIES: readonly string[] = [
  'docker.io/',
  'index.docker.io/',
  'registry-1.docker.io/',
  'registry.hub.docker.com/',
  'mirror.gcr.io/',
  'public.ecr.aws/docker/',
];

/**
 * Splits an image reference by the grammar of https://pkg.go.dev/github.com/distribution/reference.
 * Undefined for text that has no repository. Broken parts are kept as they are written.
 */
export function readImage(text: string): ImageReference | undefined {
  const at = text.indexOf('@');
  const beforeDigest = at < 0 ? text.length : at;
  const slash = text.lastIndexOf('/', beforeDigest - 1);
  const colon = text.indexOf(':', slash + 1);
  const nameEnd = colon < 0 || colon > beforeDigest ? beforeDigest : colon;
  const first = text.indexOf('/');
  const head = first < 0 || first > nameEnd ? '' : text.slice(0, first);
  const hasRegistry = head !== '' && (/[.:]/.test(head) || head === 'localhost');
  const from = hasRegistry ? first + 1 : 0;
  const repository = part(text, from, nameEnd);
  if (!repository.text) return undefined;
  const whole = text.slice(0, nameEnd);
  const host = hasRegistry ? DEFAULT_REGISTRIES.find((one) => whole.startsWith(one)) : '';
  const name = host === undefined ? whole : whole.slice(host.length).replace(/^library\//, '');
  return {
    name,
    ...(hasRegistry && { registry: part(text, 0, first) }),
    repository,
    ...(nameEnd < beforeDigest && { tag: part(text, nameEnd + 1, beforeDigest) }),
    ...(at >= 0 && { digest: part(text, at + 1, text.length) }),
  };
}

/** Where an image is kept, as the first part of its name: https://github.com/containers/image/blob/main/docs/containers-transports.5.md. */
export interface Transport {
  readonly name: Label;
  /** The reference behind it; undefined where a path follows. */
  readonly image?: Label;
}

const TRANSPORT =
  /^(?:(docker|atomic)(?=:\/\/)|(docker-daemon|containers-storage)(?=:)|(?:dir|docker-archive|oci|oci-archive|ostree|sif|tarball)(?=:))/;

/** Splits `docker://nginx:1` and `oci:folder:tag`; undefined for a name without a transport. */
export function readTransport(text: string): Transport | undefined {
  const match = TRANSPORT.exec(text);
  if (!match) return undefined;
  const [whole, remote, local] = match;
  const name = part(text, 0, whole.length);
  if (!remote && !local) return { name };
  // A storage may be named before its image: `[overlay@/var/lib/containers/storage]name`.
  const store = /^:\[[^\]]*\]/.exec(text.slice(whole.length))?.[0].length;
  const from = whole.length + (remote ? '://'.length : (store ?? 1));
  return { name, image: part(text, from, text.length) };
}

/** The image space has one step: the whole name. */
export const imageAddress = (name: string): Address => address('image', name);

/**
 * The package space has one step: the package's name, behind the family of managers that take the same
 * packages, and the name alone. `manager` is a command or a module.
 */
export function packageAddresses(
  name: string,
  manager: string | undefined,
  facts: (place: Address) => Fact | undefined,
): readonly Address[] {
  const family = manager && facts(address('package', manager))?.same;
  return [...(family ? [address('package', `${family}/${name}`)] : []), address('package', name)];
}

/**
 * The path space has a step per folder below its root, which is `/`, `~` or `.`:
 * `/var/run/docker.sock` is `/`, `var`, `run`, `docker.sock`. Windows paths stay one step.
 */
export function pathAddress(text: string): Address {
  if (/^[A-Za-z]:|\\/.test(text)) return address('path', text);
  const root = /^[/~.]/.exec(text)?.[0] ?? '.';
  const rest = text.split('/').filter((step, i) => step !== '' && !(i === 0 && step === root));
  return address('path', root, ...rest.filter((step) => step !== '.'));
}

/** One piece of a short form; `key` is the step of the long form. */
export interface Piece extends Label {
  readonly key: string;
}

/**
 * Splits a port publication, `[host_ip:][published:]target[/protocol]`, as
 * https://docs.docker.com/reference/compose-file/services/#ports has it. An IPv6 address stands in brackets.
 */
export function readPort(text: string): readonly Piece[] {
  const slash = text.lastIndexOf('/');
  const end = slash < 0 ? text.length : slash;
  const cuts: number[] = [];
  for (let i = end - 1, brackets = 0; i >= 0; i--) {
    if (text[i] === ']' || text[i] === '}') brackets++;
    else if (text[i] === '[' || text[i] === '{') brackets--;
    else if (text[i] === ':' && brackets === 0 && cuts.length < 2) cuts.unshift(i);
  }
  const pieces: Piece[] = [];
  const add = (key: string, from: number, to: number) => {
    if (to > from) pieces.push({ key, ...part(text, from, to) });
  };
  const keys = ['host_ip', 'published', 'target'].slice(2 - cuts.length);
  keys.forEach((key, i) => {
    add(key, i === 0 ? 0 : cuts[i - 1]! + 1, i < cuts.length ? cuts[i]! : end);
  });
  if (slash >= 0) add('protocol', slash + 1, text.length);
  return pieces;
}

/**
 * Splits a short volume, `[source:]target[:options]`, as
 * https://docs.docker.com/reference/compose-file/services/#volumes has it; a drive letter is no separator.
 */
export function readVolume(text: string): readonly Piece[] {
  const cuts: number[] = [];
  for (let i = 0, depth = 0; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}') depth--;
    else if (text[i] === ':' && depth <= 0 && !isDrive(text, i, cuts.at(-1))) cuts.push(i);
  }
  const bounds = [-1, ...cuts.slice(0, 2), text.length];
  const keys = cuts.length === 0 ? ['target'] : ['source', 'target', 'options'];
  return bounds.slice(0, -1).flatMap((bound, i) => {
    const key = keys[i];
    const piece = part(text, bound + 1, bounds[i + 1]!);
    return key && piece.text ? [{ key, ...piece }] : [];
  });
}

/** `C:` at the start of a path. */
const isDrive = (text: string, colon: number, last = -1): boolean =>
  colon === last + 2 && /[A-Za-z]/.test(text[colon - 1]!) && /[\\/]/.test(text[colon + 1] ?? '');

/**
 * Splits a device, `source[:target][:permissions]`, as
 * https://docs.docker.com/reference/cli/docker/container/run/#device has it: letters of `rwm` alone are permissions.
 */
export function readDevice(text: string): readonly Piece[] {
  const [source, ...rest] = readPairs(text, ':').map(({ key, value }) =>
    part(text, key.from, value?.to ?? key.to),
  );
  if (!source) return [];
  const keys =
    rest.length === 1 && /^[rwm]+$/.test(rest[0]!.text)
      ? ['permissions']
      : ['target', 'permissions'];
  const behind = rest.flatMap((piece, i) => (keys[i] ? [{ key: keys[i], ...piece }] : []));
  return [{ key: 'source', ...source }, ...behind];
}

/** Splits a tmpfs, `target[:size=64m,mode=1777]`: the path in the container, and where its mount options begin. */
export function readTmpfs(text: string): { readonly target: Label; readonly options?: Label } {
  const colon = text.indexOf(':');
  if (colon < 0) return { target: part(text, 0, text.length) };
  return { target: part(text, 0, colon), options: part(text, colon + 1, text.length) };
}

/** Splits `type=bind,src=/x,ro` into its pieces: the spans of each key and, where there is one, of its value. */
export function readPairs(
  text: string,
  separator = ',',
): readonly { readonly key: Label; readonly value?: Label }[] {
  const pairs: { key: Label; value?: Label }[] = [];
  let from = 0;
  let equals = -1;
  while (from <= text.length) {
    const next = text.indexOf(separator, from);
    const to = next < 0 ? text.length : next;
    if (equals < from) equals = indexFrom(text, '=', from);
    const split = equals < to;
    if (to > from)
      pairs.push({
        key: part(text, from, split ? equals : to),
        ...(split && { value: part(text, equals + 1, to) }),
      });
    from = to + 1;
  }
  return pairs;
}

/** Where `mark` stands at or behind `from`; `Infinity` where it does not. */
const indexFrom = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from);
  return at < 0 ? Infinity : at;
};

const part = (text: string, from: number, to: number): Label => ({
  from,
  to,
  text: text.slice(from, to),
});
