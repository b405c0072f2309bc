/** Reads folders and files of the user's, by URI. Undefined or empty for what is not there. */
export interface Files {
  /** Names in a folder. */
  list(folder: string): Promise<readonly string[]>;
  read(file: string): Promise<string | undefined>;
}

/** The same for whoever can look for files too. */
export interface FindingFiles extends Files {
  /** URIs of files below some folders whose names one of the globs matches; at most so many. */
  find(
    folders: readonly string[],
    globs: readonly string[],
    most: number,
  ): Promise<readonly string[]>;
}

export interface NearFile {
  readonly uri: string;
  readonly text: string;
}

const MOST_FILES = 1000;
const MOST_CHARACTERS = 4_000_000;

/**
 * The files that paths and globs mean, relative to the folder of a document; `*` matches within one
 * step. Absolute paths are not followed. At most 1,000 files, each of at most 4 MB.
 */
export async function readNear(
  document: string,
  patterns: readonly string[],
  files: Files,
): Promise<readonly NearFile[]> {
  const folder = document.slice(0, document.lastIndexOf('/'));
  const listed = new Map<string, Promise<readonly string[]>>();
  const list = (uri: string): Promise<readonly string[]> => {
    let names = listed.get(uri);
    if (!names) listed.set(uri, (names = files.list(uri)));
    return names;
  };
  const found = new Set<string>();
  for (const pattern of patterns) {
    if (/^(?:[/~\\]|[A-Za-z]+:)/.test(pattern)) continue;
    for (const uri of await expand(folder, pattern.split('/'), list)) found.add(uri);
    if (found.size >= MOST_FILES) break;
  }
  found.delete(document);
  const read = await Promise.all(
    [...found].slice(0, MOST_FILES).map(async (uri): Promise<readonly NearFile[]> => {
      const text = await files.read(uri);
      return text === undefined || text.length > MOST_CHARACTERS ? [] : [{ uri, text }];
    }),
  );
  return read.flat();
}

async function expand(
  folder: string,
  [step, ...rest]: readonly string[],
  list: (uri: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  if (step === undefined) return [folder];
  if (step === '' || step === '.') return expand(folder, rest, list);
  if (step === '..') return expand(folder.slice(0, folder.lastIndexOf('/')), rest, list);
  if (!step.includes('*')) return expand(`${folder}/${encodeURIComponent(step)}`, rest, list);
  const matches = glob(step);
  const names = (await list(folder)).filter(matches);
  const deeper = await Promise.all(
    names.map((name) => expand(`${folder}/${encodeURIComponent(name)}`, rest, list)),
  );
  return deeper.flat();
}

/** Whether a name matches; `*` stands for anything in it, but not for its leading dot. */
export function glob(step: string): (name: string) => boolean {
  const pieces = step.split('*').map((piece) => piece.replaceAll(/[.+^${}()|[\]\\?]/g, '\\$&'));
  const pattern = new RegExp(`^${step.startsWith('*') ? '(?!\\.)' : ''}${pieces.join('.*')}$`);
  return (name) => pattern.test(name);
}
