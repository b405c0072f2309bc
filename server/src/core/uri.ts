/** Half a character, which no URI can hold. */
const BROKEN = /\p{Surrogate}/u;

/** The URI of a path that a document names, relative to the document's folder; undefined for an absolute or broken one. */
export function resolveUri(document: string, path: string): string | undefined {
  if (/^(?:[/~\\]|[A-Za-z][\w+.-]*:)/.test(path)) return undefined;
  if (BROKEN.test(path)) return undefined;
  let folder = folderOf(document);
  for (const step of path.split('/')) {
    if (step === '..') folder = folderOf(folder);
    else if (step !== '' && step !== '.') folder += `/${encodeURIComponent(step)}`;
  }
  return folder;
}

/** The URI of the folder that something lies in. */
export const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));
