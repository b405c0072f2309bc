import type { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Document } from '../core/document.ts';
import type { Node } from '../core/node.ts';
import type { Around } from '../features/world.ts';
import { type Files, type Near, type NearFile, readNear } from './near.ts';
import { isStored, type OpenFile } from './open-file.ts';
import type { Workspace } from './workspace.ts';

/** Documents that are read together with others: each file's own language names them. */
export interface Neighbours {
  /** Those of a file as far as they are known; open buffers win over what was read. */
  of(file: OpenFile): Around;
  /** Whether a file at a URI is one of those. */
  has(file: OpenFile, uri: string): boolean;
  /** Reads them again; true when they, or what is known of them, are others than when it was last asked. */
  refresh(file: OpenFile): Promise<boolean>;
  /** Resolves once they are read, for an answer that would be wrong without them. */
  ready(file: OpenFile): Promise<void>;
  /** Nobody asks about a file any more. */
  leave(file: Pick<OpenFile, 'uri'>): void;
  /** Something changed on disk: what is known holds until it is read again. */
  forget(): void;
}

interface Known {
  readonly patterns: string;
  /** How often something had changed on disk when it was read. */
  readonly moment: number;
  readonly documents: readonly Document[];
  readonly complete: Around['complete'];
}

const UNKNOWN: Known = { patterns: '', moment: -1, documents: [], complete: new Map() };

const nodesOf = ({ parts }: Document): readonly Node[] => parts.flatMap(({ nodes }) => nodes);

const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

export function createNeighbours(
  open: Pick<TextDocuments<OpenFile>, 'get'>,
  workspace: Workspace,
  files: Files | undefined,
): Neighbours {
  const known = new Map<string, Known>();
  /** Files whose news `ready` has read, and nobody has heard of. */
  const unheard = new Set<string>();
  let moment = 0;
  const documentOf = createReader(workspace);
  const read = async ({ uri, document }: OpenFile): Promise<boolean> => {
    const language = document?.origin.language;
    if (!files || !document || !language?.neighbours || !isStored(uri)) return false;
    const patterns = language.neighbours(nodesOf(document));
    const key = patterns.join('\n');
    const before = known.get(uri) ?? UNKNOWN;
    if (before.patterns === key && before.moment === moment) return false;
    const now = moment;
    const { documents, complete } = await readAround(document, patterns, files, documentOf);
    // Somebody asked later and was answered sooner.
    if ((known.get(uri) ?? UNKNOWN).moment > now) return false;
    known.set(uri, { patterns: key, moment: now, documents, complete });
    return (
      documents.length !== before.documents.length ||
      documents.some((one, i) => one !== before.documents[i]) ||
      String([...complete]) !== String([...before.complete])
    );
  };
  return {
    of({ uri }) {
      const { documents, complete } = known.get(uri) ?? UNKNOWN;
      return { neighbours: documents.map((one) => open.get(one.uri)?.document ?? one), complete };
    },
    has: (file, uri) => (known.get(file.uri)?.documents ?? []).some((one) => one.uri === uri),
    async refresh(file) {
      const isNews = await read(file);
      return unheard.delete(file.uri) || isNews;
    },
    async ready(file) {
      if (await read(file)) unheard.add(file.uri);
    },
    leave({ uri }) {
      known.delete(uri);
      unheard.delete(uri);
    },
    forget: () => void moment++,
  };
}

/** Reads the files that patterns mean, and where a folder is one whole, those that its files mean. */
async function readAround(
  { uri, origin: { language } }: Document,
  patterns: readonly string[],
  files: Files,
  documentOf: ReturnType<typeof createReader>,
): Promise<Pick<Known, 'documents' | 'complete'>> {
  const openAll = async (near: Near): Promise<readonly Document[]> => {
    const opened = await Promise.all(near.files.map((file) => documentOf(file, language.id)));
    return opened.filter((one) => one !== undefined);
  };
  const near = await readNear(uri, patterns, files);
  const own = await openAll(near);
  const complete = completeness(near, own);
  if (!language.isFolder) return { documents: own, complete };
  const led = own
    .filter((one) => folderOf(one.uri) === folderOf(uri))
    .flatMap((one) => language.neighbours?.(nodesOf(one)) ?? [])
    .filter((pattern) => !patterns.includes(pattern));
  if (!led.length) return { documents: own, complete };
  const there = new Set([uri, ...own.map((one) => one.uri)]);
  const others = await openAll(await readNear(uri, [...new Set(led)], files));
  return { documents: [...own, ...others.filter((one) => !there.has(one.uri))], complete };
}

/** Whether all that a pattern means is among the documents. */
function completeness({ meant }: Near, documents: readonly Document[]): Around['complete'] {
  const uris = new Set(documents.map(({ uri }) => uri));
  return new Map([...meant].map(([pattern, all]) => [pattern, all.every((uri) => uris.has(uri))]));
}

/** Documents that are kept for the next who asks, those of the latest first. */
const MOST_KEPT = 500;

/** Of these only who reads them knows what they are: the values that a playbook names. */
const YAML = /\.ya?ml$/i;

/** Opens texts as documents, and the same text of a file only once. */
function createReader(workspace: Workspace) {
  const cache = new Map<string, { readonly text: string; readonly document: Document }>();
  const open = (uri: string, languageId: string, text: string) =>
    workspace.open({
      uri,
      text: TextDocument.create(uri, languageId, 0, text),
      document: undefined,
      focus: 0,
    });
  /** `readBy` is the language of the document that has it beside it. */
  return async (
    { uri, text, isNamed }: NearFile,
    readBy: string,
  ): Promise<Document | undefined> => {
    const before = cache.get(uri);
    cache.delete(uri);
    let document = before?.text === text ? before.document : undefined;
    document ??= await open(uri, '', text);
    if (!document && isNamed && YAML.test(uri)) document = await open(uri, readBy, text);
    if (document) cache.set(uri, { text, document });
    for (const old of cache.keys()) {
      if (cache.size <= MOST_KEPT) break;
      cache.delete(old);
    }
    return document;
  };
}
