import type { Value } from '../../yaml/tree.ts';
import { HOLE } from '../../core/decoder.ts';
import type { Name } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';

/** The scope of names that the entries of a section declare. */
const SECTIONS: Readonly<Record<string, string>> = {
  services: 'service',
  networks: 'network',
  volumes: 'volume',
  secrets: 'secret',
  configs: 'config',
  models: 'model',
};

/** The name that the entry at a path declares. */
export function declarationOf(path: readonly string[], key: string): Name | undefined {
  const scope = path.length === 2 ? SECTIONS[path[0]!] : undefined;
  return scope && path[1] === '*' ? { scope, text: key } : undefined;
}

const below = (path: readonly string[]): string =>
  path[0] === 'services' ? path.slice(2).join('/') : '';

/** The scope of names that need no declaration: each use is one. */
export const mentionedAt = (path: readonly string[]): string | undefined =>
  below(path) === 'profiles' ? 'profile' : undefined;

/** Scopes by the path below a service. `*` is a key that people choose. */
const REFERENCES: Readonly<Record<string, string>> = {
  depends_on: 'service',
  'depends_on/*': 'service',
  links: 'service',
  volumes_from: 'service',
  'extends/service': 'service',
  networks: 'network',
  'networks/*': 'network',
  models: 'model',
  'models/*': 'model',
  'secrets/source': 'secret',
  'configs/source': 'config',
  'build/secrets/source': 'secret',
  'volumes/source': 'volume',
};

/** The scope of names that may stand at a path. */
export const scopeAt = (path: readonly string[]): string | undefined => REFERENCES[below(path)];

/** Settings whose value may be `service:` and a name. */
const MODES: ReadonlySet<string> = new Set([
  'network_mode',
  'ipc',
  'pid',
  'cgroup',
  'build/additional_contexts/*',
]);

/** What stands beside a value and decides what it means. */
export interface Beside {
  readonly type?: string | undefined;
  /** `extends` names a service of this file; null where it is not known which. */
  readonly file?: string | null;
  /** What a `command` is handed to. */
  readonly entrypoint?: Value | undefined;
}

/** A name in a text, and where it stands there. */
export interface Reference extends Span, Name {}

/** The name that a value at a path uses; undefined where it uses none or is not known. */
export function referenceOf(
  path: readonly string[],
  text: string,
  beside: Beside = {},
): Reference | undefined {
  const place = below(path);
  if (MODES.has(place))
    return text.startsWith(SERVICE)
      ? named('service', text, SERVICE.length, text.length)
      : undefined;
  const scope = REFERENCES[place];
  if (!scope) return undefined;
  if (place === 'extends/service' && beside.file !== undefined) {
    const reference = named(scope, text, 0, text.length);
    return reference && beside.file !== null ? { ...reference, file: beside.file } : undefined;
  }
  if (place === 'volumes/source' && beside.type !== 'volume') return undefined;
  if (place === 'links' || place === 'volumes_from') {
    if (text.startsWith('container:')) return undefined;
    const colon = text.indexOf(':');
    return named(scope, text, 0, colon < 0 ? text.length : colon);
  }
  return named(scope, text, 0, text.length);
}

const SERVICE = 'service:';

function named(scope: string, text: string, from: number, to: number): Reference | undefined {
  const name = text.slice(from, to);
  return name === '' || name.includes(HOLE) ? undefined : { scope, text: name, from, to };
}
