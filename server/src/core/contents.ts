import type { Address } from './address.ts';
import type { Fact } from './facts.ts';
import { pathAddress } from './parts.ts';

type Look = (place: Address) => Fact | undefined;

/** Where a file stands that the facts know by its path, such as a program's configuration. */
export function knownFile(path: string, facts: Look): Address | undefined {
  const place = pathAddress(path);
  // A folder on the way to one is not known by itself.
  return facts(place)?.types ? place : undefined;
}

/**
 * The language of a file that another file writes, by its path and its text; undefined where none of ours
 * reads it. Files of Kubernetes have no names of their own, but say what they hold.
 */
export function fileLanguage(path: string, text: string, facts: Look): string | undefined {
  // Below `*` stands what is known of every file in a folder.
  const known =
    facts(pathAddress(path))?.parts ?? facts(pathAddress(path.replace(/[^/]+$/, '*')))?.parts;
  if (known !== undefined) return known;
  return /\.(?:ya?ml|json)$/.test(path) && isManifest(text) ? 'kubernetes' : undefined;
}

// https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields
const isManifest = (text: string): boolean => hasKey(text, 'apiVersion') && hasKey(text, 'kind');

const hasKey = (text: string, key: string): boolean =>
  new RegExp(`(?:^|[{,])[ \\t]*["']?${key}["']?[ \\t]*:`, 'm').test(text);
