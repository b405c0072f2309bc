import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { brotliDecompress } from 'node:zlib';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { glob } from './lsp/glob.ts';
import { PACKED } from './lsp/host.ts';
import type { FindingFiles } from './lsp/near.ts';
import type { startServer } from './lsp/server.ts';

/** Serves over IPC when the editor forks it, over standard input and output with --stdio. */
export function serve(start: typeof startServer): void {
  saveMemory();
  const files: FindingFiles = {
    list: (uri) => readdir(fileURLToPath(uri)).catch(() => undefined),
    entries: (uri) => entries(fileURLToPath(uri)).catch(() => undefined),
    read: (uri) => readFile(fileURLToPath(uri), 'utf8').catch(() => undefined),
    find,
  };
  start(createConnection(ProposedFeatures.all), {
    // Nothing but ASCII, which is decoded many times faster as what it also is.
    readText: async (name) => (await read(path.join(__dirname, 'data', name))).toString('latin1'),
    readBytes: (name) => read(path.join(__dirname, name)),
    files,
    makeRoom: () => setFlagsFromString(GROWING),
  });
}

async function read(file: string): Promise<Buffer> {
  const bytes = await readFile(file);
  return file.endsWith(PACKED) ? unpack(bytes) : bytes;
}

const unpack = promisify<Buffer, Buffer>(brotliDecompress);

/** The young generation stays as small as it begins: what is kept lives long, and 4 MB are saved. */
const SMALL = '--semi-space-growth-factor=1';
/** V8's own. */
const GROWING = '--semi-space-growth-factor=2';

/** What makes optimizing compilers wait for what is really hot, five times as long as they would; V8 12 has other words. */
const PATIENT =
  Number.parseInt(process.versions.v8, 10) < 12
    ? ['--interrupt-budget=700000', '--wasm-tiering-budget=18000000']
    : ['--invocation-count-for-maglev=2000', '--invocation-count-for-turbofan=15000'];

/** What the process does without. The working memory of compilers, 10 MB, is never given back. */
function saveMemory(): void {
  for (const flag of [SMALL, ...PATIENT]) setFlagsFromString(flag);
}

/** What a folder holds; a link to a folder is one. */
async function entries(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { withFileTypes: true });
  return Promise.all(
    found.map(async (entry) => {
      const isFolder = entry.isSymbolicLink()
        ? await stat(path.join(folder, entry.name)).then(
            (target) => target.isDirectory(),
            () => false,
          )
        : entry.isDirectory();
      return isFolder ? `${entry.name}/` : entry.name;
    }),
  );
}

/** Folders of what others have written, besides those with a leading dot. */
const FOREIGN: ReadonlySet<string> = new Set(['node_modules', 'vendor']);
const MOST_FOLDERS = 5000;

/** Looks level by level, so that what lies deep is left out first. */
async function find(
  roots: readonly string[],
  globs: readonly string[],
  most: number,
): Promise<readonly string[]> {
  const tests = globs.map(glob);
  const found: string[] = [];
  const folders = roots.map((root) => fileURLToPath(root));
  for (let i = 0; i < Math.min(folders.length, MOST_FOLDERS) && found.length < most; i++) {
    const folder = folders[i]!;
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const { name } = entry;
      const full = path.join(folder, name);
      if (entry.isDirectory() && !name.startsWith('.') && !FOREIGN.has(name)) folders.push(full);
      else if (entry.isFile() && tests.some((test) => test(name)))
        found.push(pathToFileURL(full).href);
    }
  }
  return found.slice(0, most);
}
