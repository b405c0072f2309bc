import type { Document } from '../../core/document.ts';
import { folderOf } from '../../core/uri.ts';

/** The names that Compose looks for by itself, and those that it reads over them: https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/. */
const BASE = /(?:^|\/)(?:docker-)?compose\.ya?ml$/;
const OVERRIDE = /(?:^|\/)(?:docker-)?compose\.override\.ya?ml$/;

/** The same as neighbours. */
export const BASES = '*compose.y*ml';
export const OVERRIDES = '*compose.override.y*ml';

/** True for a file of the name that Compose reads by itself. */
export const isBaseFile = ({ uri }: Document): boolean => BASE.test(uri);

/** True where Compose reads one file over the other. */
export const isOverriddenBy = (document: Document, other: Document): boolean =>
  isBaseFile(document) &&
  OVERRIDE.test(other.uri) &&
  folderOf(document.uri) === folderOf(other.uri);

/** What is in sight around a document, as rules see it. */
interface Sight {
  readonly document: Document;
  readonly neighbours: readonly Document[];
  complete(pattern: string): boolean | undefined;
}

/**
 * The other files that make a project with a document: those that it names, and the override that
 * Compose reads by itself. Undefined where there is one that cannot be read.
 */
export function filesWith({
  document,
  neighbours,
  complete,
}: Sight): readonly Document[] | undefined {
  if (complete(OVERRIDES) === false) return undefined;
  const folder = folderOf(document.uri);
  return neighbours.filter((one) => !isBaseFile(one) || folderOf(one.uri) !== folder);
}

/** Whether all of those are in sight. */
export const hasAllFiles = ({ complete }: Sight): boolean => complete(OVERRIDES) === true;
