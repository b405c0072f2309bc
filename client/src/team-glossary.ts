import { Disposable, RelativePattern, workspace, type WorkspaceFolder } from 'vscode';
import { GLOSSARY_FILES, type GlossaryFiles } from '../../server/src/protocol.ts';
import type { Connection } from './connection.ts';
import { readFile } from './files.ts';

const FILES = '**/*.{md,yaml,yml}';

/** Sends the team's glossary to the server, which reads no files: at its start and at every change. */
export function shareGlossary(connection: Connection): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watchers: readonly Disposable[] = [];
  const send = async (): Promise<void> => {
    if (connection.state !== 'running') return;
    const files = await Promise.all(folders().map(filesIn));
    await connection.notify(GLOSSARY_FILES, { files: files.flat() } satisfies GlossaryFiles);
  };
  /** Bursts of changes are one. */
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void send().catch(() => undefined), 100);
  };
  const watch = (): void => {
    for (const watcher of watchers) watcher.dispose();
    watchers = folders().map(({ folder, path }) => {
      const watcher = workspace.createFileSystemWatcher(pattern(folder, path));
      watcher.onDidChange(later);
      watcher.onDidCreate(later);
      watcher.onDidDelete(later);
      return watcher;
    });
    later();
  };
  watch();
  connection.onStateChanged(later);
  return Disposable.from(
    workspace.onDidChangeWorkspaceFolders(watch),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('cloudGlossary.glossary.paths')) watch();
    }),
    {
      dispose() {
        clearTimeout(timer);
        for (const watcher of watchers) watcher.dispose();
      },
    },
  );
}

interface Place {
  readonly folder: WorkspaceFolder;
  /** Relative to the folder, without a slash at its end. */
  readonly path: string;
}

const folders = (): readonly Place[] =>
  (workspace.workspaceFolders ?? []).flatMap((folder) =>
    workspace
      .getConfiguration('cloudGlossary', folder.uri)
      .get<readonly string[]>('glossary.paths', [])
      // Only below the folder: a setting of a workspace reads nothing else.
      .filter((path) => !/^(?:[/~\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path))
      .map((path) => ({ folder, path: path.replace(/\/+$/, '') })),
  );

const pattern = (folder: WorkspaceFolder, path: string): RelativePattern =>
  new RelativePattern(folder, `${path}/${FILES}`);

async function filesIn({ folder, path }: Place): Promise<GlossaryFiles['files']> {
  const found = await workspace.findFiles(pattern(folder, path), null, 2000);
  const root = `${folder.uri.path.replace(/\/$/, '')}/${path}/`;
  const read = found.map(async (uri) => {
    const text = await readFile(uri.toString());
    const path = uri.path.startsWith(root) ? uri.path.slice(root.length) : uri.path;
    // What was removed meanwhile does not keep the others back.
    return text === null ? [] : [{ uri: uri.toString(), path, text }];
  });
  return (await Promise.all(read)).flat();
}
