import fs from 'node:fs';
import path from 'node:path';
import { globExpression } from '../lsp/associations.ts';

/** Folders that hold other people's files. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git', '.terraform', '.vagrant']);

export interface Found {
  /** Relative as the paths were, with `/` between folders; each once, sorted within each path. */
  readonly files: readonly string[];
  /** Paths and globs that mean no file. */
  readonly unmatched: readonly string[];
}

/**
 * The files that paths and globs mean; a folder means all below it. Folders of other people's files
 * are left out below a path, unless `all` is set.
 */
export function findFiles(given: readonly string[], all: boolean): Found {
  const files = new Set<string>();
  const unmatched: string[] = [];
  for (const pattern of given) {
    const matches = fs.existsSync(pattern) ? below(pattern, all) : expand(pattern, all);
    let any = false;
    for (const file of matches) {
      files.add(file.split(path.sep).join('/'));
      any = true;
    }
    if (!any && !isFolder(pattern)) unmatched.push(pattern);
  }
  return { files: [...files], unmatched };
}

const isFolder = (at: string): boolean =>
  fs.statSync(at, { throwIfNoEntry: false })?.isDirectory() === true;

function* below(at: string, all: boolean): Generator<string> {
  if (!isFolder(at)) {
    yield at;
    return;
  }
  const entries = fs
    .readdirSync(at, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const inner = path.join(at, entry.name);
    if (entry.isFile()) yield inner;
    else if (entry.isDirectory() && (all || !SKIPPED.has(entry.name))) yield* below(inner, all);
  }
}

/** `deploy/**` + `/*.yml`: what lies below its steps without wildcards, filtered. */
function* expand(pattern: string, all: boolean): Generator<string> {
  const steps = pattern.split('/');
  const wild = steps.findIndex((step) => /[*?[\]{}]/.test(step));
  if (wild < 0) return;
  const start = steps.slice(0, wild).join('/') || (pattern.startsWith('/') ? '/' : '.');
  if (!fs.existsSync(start)) return;
  const matches = new RegExp(`^${globExpression(pattern.replace(/^\.\//, ''))}$`);
  for (const file of below(start, all))
    if (matches.test(file.split(path.sep).join('/'))) yield file;
}
