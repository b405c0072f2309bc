import { type Document, isParsed, LARGEST, type Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { folderOf } from '../../core/uri.ts';
import { MODULE, UNREAD } from './around.ts';
import { namesOf, type PartNames, type Use } from './module-names.ts';

export type { Use } from './module-names.ts';

/** What is in sight around a document, as rules see it. */
interface Sight {
  readonly document: Document;
  readonly neighbours: readonly Document[];
  complete(pattern: string): boolean | undefined;
}

/** What one or several files of a module declare and use. */
export interface Names {
  /** Things, as references to them are written in full. */
  readonly declared: ReadonlySet<string>;
  /** The scopes of their names. */
  readonly scopes: ReadonlySet<string>;
  /** The types of blocks at the top. */
  readonly blocks: ReadonlySet<string>;
  /** One use of each name, by the name. */
  readonly uses: ReadonlyMap<string, Use>;
}

/** What Terraform reads of a folder: hidden files and what editors put aside are left out. */
const OWN = /\/[^./#][^/]*\.(?:tf|tofu)$/;

/**
 * The other files of the module that a document belongs to. Undefined where some may not be in sight, or
 * where one, the document too, cannot be read to the end: what they declare is not known then.
 */
export function moduleAround(sight: Sight): readonly Document[] | undefined {
  const { document, neighbours } = sight;
  if (!OWN.test(document.uri) || ![...MODULE, ...UNREAD].every((one) => sight.complete(one)))
    return undefined;
  const folder = folderOf(document.uri);
  const others = neighbours.filter(({ uri }) => folderOf(uri) === folder && OWN.test(uri));
  return [document, ...others].every((one) => readFile(one).isSound) ? others : undefined;
}

/**
 * The nodes of a segment. Those of files that nobody else asks about are not kept: there are many, and
 * what rules want of them is little.
 */
export function nodesOnce({ text, origin }: Document, part: Part): readonly Node[] {
  if (isParsed(part)) return part.nodes;
  const { segment } = part;
  if (segment.to - segment.from > LARGEST) return [];
  return origin.language.parse(text.slice(segment.from, segment.to), segment);
}

interface PartRead extends PartNames {
  /** It holds closed blocks and comments, and nothing besides. */
  readonly isSound: boolean;
}

function readPart(document: Document, part: Part): PartRead {
  let read = part.memo.get(readPart) as PartRead | undefined;
  if (!read) {
    const nodes = nodesOnce(document, part);
    const text = document.text.slice(part.segment.from, part.segment.to);
    read = { isSound: isSound(nodes, text), ...namesOf(nodes) };
    part.memo.set(readPart, read);
  }
  return read;
}

function isSound(nodes: readonly Node[], text: string): boolean {
  let at = 0;
  for (const { kind, from, to } of nodes) {
    const isWhole = kind === 'comment' || (kind === 'block' && text[to - 1] === '}');
    if (!isWhole || text.slice(at, from).trim() !== '') return false;
    at = to;
  }
  return text.slice(at).trim() === '';
}

/** The uses in one segment, in the order of its text. */
export const usesIn = (document: Document, part: Part): readonly Use[] =>
  readPart(document, part).uses;

interface FileRead extends Names {
  readonly isSound: boolean;
}

const known = new WeakMap<Document, FileRead>();

function readFile(document: Document): FileRead {
  let read = known.get(document);
  if (!read) {
    const parts = document.parts.map((part) => readPart(document, part));
    read = {
      isSound: parts.every((part) => part.isSound),
      declared: new Set(parts.flatMap(({ declared }) => declared)),
      scopes: new Set(parts.flatMap(({ scopes }) => scopes)),
      blocks: new Set(parts.flatMap(({ blocks }) => blocks)),
      uses: new Map(parts.flatMap(({ uses }) => uses.map((use) => [use.spelled, use]))),
    };
    known.set(document, read);
  }
  return read;
}

/** What a file declares and uses. */
export const namesIn = (document: Document): Names => readFile(document);

const joined = new WeakMap<Document, { of: readonly Document[]; names: Names }>();

const NONE: Names = {
  declared: new Set(),
  scopes: new Set(),
  blocks: new Set(),
  uses: new Map(),
};

/** The same of several files; made once for those that stand beside a file while it is edited. */
export function namesInAll(documents: readonly Document[]): Names {
  const [first] = documents;
  if (!first) return NONE;
  const before = joined.get(first);
  if (before?.of.length === documents.length && documents.every((one, i) => one === before.of[i]))
    return before.names;
  const files = documents.map(readFile);
  const names: Names = {
    declared: new Set(files.flatMap(({ declared }) => [...declared])),
    scopes: new Set(files.flatMap(({ scopes }) => [...scopes])),
    blocks: new Set(files.flatMap(({ blocks }) => [...blocks])),
    uses: new Map(files.flatMap(({ uses }) => [...uses])),
  };
  joined.set(first, { of: documents, names });
  return names;
}
