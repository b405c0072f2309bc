import { glob } from './glob.ts';

/** Reads folders and files of the user's, by URI. */
export interface Files {
  /** Names in a folder; undefined for what cannot be listed. */
  list(folder: string): Promise<readonly string[] | undefined>;
  /** Undefined for what is not there and what cannot be read. */
  read(file: string): Promise<string | undefined>;
}

/** The same for whoever can look for files too. */
export interface FindingFiles extends Files {
  /** Names in a folder, those of folders with `/` behind them; undefined for what cannot be listed. */
  entries(folder: string): Promise<readonly string[] | undefined>;
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
  /** A path leads to it, not only a glob. */
  readonly isNamed: boolean;
}

/** What lies around a document. */
export interface Near {
  readonly files: readonly NearFile[];
  /**
   * The URIs of all files that a pattern means, the document apart. A pattern is missing where one of its
   * folders could not be listed, or where there are too many files; a path without `*` is taken to exist.
   */
  readonly meant: ReadonlyMap<string, readonly string[]>;
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
): Promise<Near> {
  const folder = document.slice(0, document.lastIndexOf('/'));
  const listed = new Map<string, Promise<readonly string[] | undefined>>();
  const list: Files['list'] = (uri) => {
    let names = listed.get(uri);
    if (!names) listed.set(uri, (names = files.list(uri)));
    return names;
  };
  const found = new Set<string>();
  const named = new Set<string>();
  const meant = new Map<string, readonly string[]>();
  for (const pattern of patterns) {
    if (/^(?:[/~\\]|[A-Za-z]+:)/.test(pattern)) continue;
    const { uris, whole } = await expand(folder, pattern.split('/'), list);
    for (const uri of uris) found.add(uri);
    if (!pattern.includes('*')) for (const uri of uris) named.add(uri);
    const others = uris.filter((uri) => uri !== document);
    if (whole) meant.set(pattern, others);
    if (found.size >= MOST_FILES) break;
  }
  found.delete(document);
  const read = await Promise.all(
    [...found].slice(0, MOST_FILES).map(async (uri): Promise<readonly NearFile[]> => {
      const text = await files.read(uri);
      if (text === undefined || text.length > MOST_CHARACTERS) return [];
      return [{ uri, text, isNamed: named.has(uri) }];
    }),
  );
  return { files: read.flat(), meant };
}

/** URIs of what a path or glob means; `whole` where every folder on the way could be listed. */
interface Expanded {
  readonly uris: readonly string[];
  readonly whole: boolean;
}

async function expand(
  folder: string,
  [step, ...rest]: readonly string[],
  list: Files['list'],
): Promise<Expanded> {
  if (step === undefined) return { uris: [folder], whole: true };
  if (step === '' || step === '.') return expand(folder, rest, list);
  if (step === '..') return expand(folder.slice(0, folder.lastIndexOf('/')), rest, list);
  if (!step.includes('*')) return expand(`${folder}/${encodeURIComponent(step)}`, rest, list);
  const matches = glob(step);
  const names = await list(folder);
  if (!names) return { uris: [], whole: false };
  const deeper = await Promise.all(
    names
      .filter(matches)
      .map((name) => expand(`${folder}/${encodeURIComponent(name)}`, rest, list)),
  );
  return {
    uris: deeper.flatMap(({ uris }) => uris),
    whole: deeper.every(({ whole }) => whole),
  };
}
