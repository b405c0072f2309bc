import { type Range, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { declared, distance } from '../features/declared.ts';
import type { Asking } from './asking.ts';
import { toRange } from './convert.ts';
import type { OpenFile } from './open-file.ts';

/** What may be ours by its name alone. */
const GLOBS: readonly string[] = [
  '*ockerfile*',
  '*ontainerfile*',
  '*agrantfile*',
  '*.tf',
  '*.tofu',
  '*.tfvars',
  '*.tftest.hcl',
  '*.yml',
  '*.yaml',
  '*.ini',
  'hosts',
  'inventory',
];
const MOST_FILES = 500;
const MOST_SYMBOLS = 500;
const MOST_CHARACTERS = 1_000_000;

/** A declared name as it is kept: documents that nobody has open are not. */
interface Entry {
  readonly text: string;
  readonly scope: string;
  readonly uri: string;
  readonly range: Range;
}

/** Requests about names of the whole workspace. */
export function listing(asking: Asking) {
  const { files, userFiles, client, world, neighbours } = asking;
  let listed: Promise<readonly string[]> | undefined;
  const known = new Map<string, Promise<readonly Entry[]>>();
  const stored = async (uri: string): Promise<readonly Entry[]> => {
    const text = await userFiles?.read(uri);
    if (text === undefined || text.length > MOST_CHARACTERS) return [];
    return entriesOf(asking, newFile(uri, text), 'sure');
  };
  const remembered = (uri: string): Promise<readonly Entry[]> => {
    let entries = known.get(uri);
    if (!entries) known.set(uri, (entries = stored(uri).catch(() => [])));
    return entries;
  };
  const opened = async (file: OpenFile): Promise<readonly Entry[]> =>
    (await world(file)) ? entriesOf(asking, file) : [];
  const all = async (): Promise<readonly Entry[]> => {
    listed ??= Promise.resolve(userFiles?.find(client.folders, GLOBS, MOST_FILES) ?? []).catch(
      () => [],
    );
    const near = files
      .all()
      .flatMap((file) => neighbours.of(file).neighbours.map(({ uri }) => uri));
    const others = [...new Set([...(await listed), ...near])].filter((uri) => !files.get(uri));
    const own = await Promise.all(files.all().map(opened));
    return [...own, ...(await Promise.all(others.map(remembered)))].flat();
  };
  /** Something changed on disk. */
  const forget = (uris: readonly string[]): void => {
    listed = undefined;
    for (const uri of uris) known.delete(uri);
  };
  return {
    forget,
    async workspaceSymbols(query: string): Promise<WorkspaceSymbol[]> {
      // Without news of changes everything is read again.
      if (!client.watchesFiles) forget([...known.keys()]);
      const found = (await all()).flatMap((entry) => {
        const far = distance(query, entry.text);
        return far === undefined ? [] : [{ entry, far }];
      });
      found.sort((a, b) => a.far - b.far);
      return found.slice(0, MOST_SYMBOLS).map(({ entry }) => toWorkspaceSymbol(entry));
    },
  };
}

const newFile = (uri: string, text: string): OpenFile => ({
  uri,
  text: TextDocument.create(uri, '', 0, text),
  document: undefined,
  focus: 0,
});

/** Of files that nobody has open, only those that are surely ours. */
async function entriesOf(
  { workspace }: Asking,
  file: OpenFile,
  least?: 'sure',
): Promise<readonly Entry[]> {
  const { uri } = file;
  const document = await workspace.open(file);
  if (!document || (least && document.origin.confidence !== least)) return [];
  return declared(document).map((name) => ({
    text: name.text,
    scope: name.scope,
    uri,
    range: toRange(file.text, name),
  }));
}

const KIND: Readonly<Record<string, SymbolKind>> = {
  variable: SymbolKind.Variable,
  local: SymbolKind.Variable,
  constant: SymbolKind.Constant,
  output: SymbolKind.Property,
  module: SymbolKind.Module,
  handler: SymbolKind.Event,
  file: SymbolKind.File,
};

const toWorkspaceSymbol = ({ text, scope, uri, range }: Entry): WorkspaceSymbol => ({
  name: text,
  kind: KIND[scope] ?? SymbolKind.Object,
  containerName: scope,
  location: { uri, range },
});
