import { Selection, Uri, window, workspace, type WorkspaceFolder } from 'vscode';

/** In the order in which they count. */
const NAMES = ['.cloud-glossary.jsonc', '.cloud-glossary.json', '.cloud-glossary.yaml'] as const;

const EMPTY = `{
  // Settings for this folder. They win over the editor's, and the command line reads them too.
  "lint": {
    "profile": "recommended",
    "rules": {}
  }
}
`;

/**
 * Opens the configuration that counts for the active file; where there is none, writes one into its
 * workspace folder. Without a file of a folder the user chooses among several.
 */
export async function openConfiguration(): Promise<void> {
  const active = window.activeTextEditor?.document.uri;
  const folder = (active && workspace.getWorkspaceFolder(active)) ?? (await chosenFolder());
  if (!folder) return;
  const found = await nearest(active, folder);
  if (found) await window.showTextDocument(found);
  else await create(Uri.joinPath(folder.uri, NAMES[0]));
}

async function chosenFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0];
  return window.showWorkspaceFolderPick({ placeHolder: 'Configuration of which folder?' });
}

/** The configuration in the nearest folder above a file, up to that of the workspace. */
async function nearest(file: Uri | undefined, { uri: root }: WorkspaceFolder) {
  const top = `${root.path.replace(/\/$/, '')}/`;
  let folder = file?.path.startsWith(top) ? Uri.joinPath(file, '..') : root;
  for (;;) {
    const entries = await workspace.fs.readDirectory(folder);
    const name = NAMES.find((one) => entries.some(([entry]) => entry === one));
    if (name !== undefined) return Uri.joinPath(folder, name);
    if (!folder.path.startsWith(top)) return undefined;
    folder = Uri.joinPath(folder, '..');
  }
}

async function create(file: Uri): Promise<void> {
  await workspace.fs.writeFile(file, new TextEncoder().encode(EMPTY));
  const editor = await window.showTextDocument(file);
  // Where rules are named: the user goes on writing there.
  const at = editor.document.positionAt(EMPTY.indexOf('{}') + 1);
  editor.selection = new Selection(at, at);
}
