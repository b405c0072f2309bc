import type { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Document } from '../core/document.ts';
import { type Files, readNear } from './near.ts';
import type { OpenFile } from './open-file.ts';
import type { Workspace } from './workspace.ts';

/** Documents that are read together with others: each file's own language names them. */
export interface Neighbours {
  /** Those of a file as far as they are known; open buffers win over what was read. */
  of(file: OpenFile): readonly Document[];
  /** Reads them again; true when there are others than before. */
  refresh(file: OpenFile): Promise<boolean>;
  /** Something changed on disk. */
  forget(): void;
}

interface Known {
  readonly patterns: string;
  readonly documents: readonly Document[];
}

/** Only what lies in a folder has anything beside it. */
const isStored = (uri: string): boolean => /^(?!untitled:)[\w+.-]+:\/\//.test(uri);

export function createNeighbours(
  open: Pick<TextDocuments<OpenFile>, 'get'>,
  workspace: Workspace,
  files: Files | undefined,
): Neighbours {
  const known = new Map<string, Known>();
  const cache = new Map<string, { readonly text: string; readonly document: Document }>();
  const documentOf = async (uri: string, text: string): Promise<Document | undefined> => {
    const before = cache.get(uri);
    if (before?.text === text) return before.document;
    const file = {
      uri,
      text: TextDocument.create(uri, '', 0, text),
      document: undefined,
      focus: 0,
    };
    const document = await workspace.open(file);
    if (document) cache.set(uri, { text, document });
    return document;
  };
  return {
    of: ({ uri }) =>
      (known.get(uri)?.documents ?? []).map((one) => open.get(one.uri)?.document ?? one),
    async refresh({ uri, document }) {
      const neighbours = document?.origin.language.neighbours;
      if (!files || !document || !neighbours || !isStored(uri)) return false;
      const patterns = neighbours(document.parts.flatMap(({ nodes }) => nodes));
      const key = patterns.join('\n');
      const before = known.get(uri);
      if (before?.patterns === key) return false;
      const near = await readNear(uri, patterns, files);
      const read = await Promise.all(near.map((file) => documentOf(file.uri, file.text)));
      const documents = read.filter((one) => one !== undefined);
      known.set(uri, { patterns: key, documents });
      return (
        documents.length !== (before?.documents.length ?? 0) ||
        documents.some((one, i) => one !== before?.documents[i])
      );
    },
    forget: () => known.clear(),
  };
}
