import { FileType, Uri, workspace } from 'vscode';

/** Names of files and folders in a folder, wherever the editor keeps it; none where it is no folder. */
export async function readFolder(uri: string): Promise<string[]> {
  try {
    const entries = await workspace.fs.readDirectory(Uri.parse(uri, true));
    return entries.map(([name]) => name);
  } catch {
    return [];
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
