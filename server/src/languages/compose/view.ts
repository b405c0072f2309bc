import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { isBaseFile } from './files.ts';
import { servicesOf, type Service } from './services.ts';

export { type Publication, publicationOf, publicationsOf } from './ports.ts';
export {
  hasSetting,
  isCheckOff,
  nameSpan,
  nodesAt,
  placeIn,
  runTogether,
  servicesOf,
  type Service,
  valueAt,
} from './services.ts';
export { filesWith, hasAllFiles, isBaseFile } from './files.ts';
export { dependenciesOf, jobsOf } from './dependencies.ts';

/** What makes a service whole; a merge key may bring any of it. */
const SOURCES: ReadonlySet<string> = new Set(['image', 'build', 'extends', 'provider', '<<']);

/**
 * How sure it is that a file is read alone: a file of the usual name is; another one (`-f prod.yaml`)
 * probably; an override file, or one with services that only add to others, is not.
 */
export function completeness(document: Document): 'sure' | 'likely' | undefined {
  if (/[._-]override\b/.test(document.uri)) return undefined;
  if (!document.parts.every(isWhole)) return undefined;
  return isBaseFile(document) ? 'sure' : 'likely';
}

/** False for the segment of a service that only adds to another file's. */
function isWhole(part: Part): boolean {
  let whole = part.memo.get(isWhole) as boolean | undefined;
  if (whole === undefined) {
    whole = part.nodes.every((node) => !isService(node) || hasSource(node));
    part.memo.set(isWhole, whole);
  }
  return whole;
}

const isService = ({ kind, defines }: Node): boolean =>
  kind === 'block' && defines?.scope === 'service';

const hasSource = ({ children }: Node): boolean =>
  children?.some(({ label }) => label && SOURCES.has(label.text)) ?? false;

/**
 * The services that run in a container and of which all is in sight: none in files that only add to
 * others, and none that extends another service.
 */
export const containersOf = (document: Document): readonly Service[] =>
  completeness(document)
    ? servicesOf(document).filter(({ closed, settings }) => closed && !settings.has('provider'))
    : [];
