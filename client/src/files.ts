import { FileType, Uri, workspace } from 'vscode';
import type { FindFiles } from '../../server/src/protocol.ts';

/**
 * Names of files and folders in a folder, wherever the editor keeps it; null where it cannot be listed. With
 * `marks` those of folders have `/` behind them.
 */
export async function readFolder(uri: string, marks = false): Promise<string[] | null> {
  try {
    const entries = await workspace.fs.readDirectory(Uri.parse(uri, true));
    return entries.map(([name, type]) =>
      marks && (type & FileType.Directory) !== 0 ? `${name}/` : name,
    );
  } catch {
    return null;
  }
}

/** The text of a file; null where there is none, and for files beyond 4 MB. */
export async function readFile(uri: string): Promise<string | null> {
  try {
    const file = Uri.parse(uri, true);
    const { type, size } = await workspace.fs.stat(file);
    if ((type & FileType.File) === 0 || size > 4_000_000) return null;
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    return null;
  }
}

/** Folders of what others have written. */
const FOREIGN = ['node_modules', 'vendor', '.git', '.terraform', '.venv', '.vagrant'].map(
  (folder) => `**/${folder}/**`,
);

/** Files of the workspace that a glob matches, besides those that the user hides. */
export async function findFiles({ pattern, most }: FindFiles): Promise<string[]> {
  const hidden = workspace.getConfiguration('files').get<Record<string, boolean>>('exclude', {});
  const own = Object.keys(hidden).filter((glob) => hidden[glob] && !/[{},]/.test(glob));
  const found = await workspace.findFiles(pattern, `{${[...FOREIGN, ...own].join(',')}}`, most);
  return found.map(String);
}
