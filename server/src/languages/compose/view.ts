import type { Document } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';

/** The names that Compose looks for by itself. */
const BASE = /(?:^|\/)(?:docker-)?compose\.ya?ml$/;

/** What makes a service whole; a merge key may bring any of it. */
const SOURCES: ReadonlySet<string> = new Set(['image', 'build', 'extends', 'provider', '<<']);

/**
 * How sure it is that a file is read alone: a file of the usual name is; another one (`-f prod.yaml`)
 * probably; an override file, or one with services that only add to others, is not.
 */
export function completeness(document: Document): 'sure' | 'likely' | undefined {
  if (/[._-]override\b/.test(document.uri)) return undefined;
  if (!servicesOf(document).every(hasSource)) return undefined;
  return BASE.test(document.uri) ? 'sure' : 'likely';
}

const hasSource = ({ children }: Node): boolean =>
  children?.some(({ label }) => label && SOURCES.has(label.text)) ?? false;

/** The blocks of a file's services. */
export const servicesOf = (document: Document): readonly Node[] =>
  document.parts
    .flatMap(({ nodes }) => nodes)
    .filter(({ kind, defines }) => kind === 'block' && defines?.scope === 'service');
