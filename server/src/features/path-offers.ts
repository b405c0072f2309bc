import type { Document } from '../core/document.ts';
import type { Paths, Root, Slot } from '../core/language.ts';
import { folderOf } from '../core/uri.ts';
import type { Completion } from './completion.ts';
import type { World } from './world.ts';

/** What a folder holds. */
export interface Listed {
  /** A URI, without a slash behind it. */
  readonly folder: string;
  /** Names of folders end in `/`. */
  readonly names: readonly string[];
}

/** Where the paths of the world's document begin; undefined where what is in sight leaves that open. */
export function rootOf({
  document,
  neighbours,
}: Pick<World, 'document' | 'neighbours'>): Root | undefined {
  const { language } = document.origin;
  if (language.root) return language.root(document, neighbours);
  return { folder: folderOf(document.uri), filters: [] };
}

/** The URI of the folder whose content may be named at an offset; undefined where none may. */
export function folderWanted(world: World, offset: number): string | undefined {
  if (!world.analysis.settings.completion.enable || isInComment(world, offset)) return undefined;
  const paths = world.document.slot(offset)?.paths;
  const root = paths && rootOf(world);
  return root && uriOf(root, paths);
}

const isInComment = ({ document }: World, offset: number): boolean =>
  document.at(offset).path.at(-1)?.kind === 'comment';

const uriOf = ({ folder }: Root, paths: Paths): string =>
  [folder, ...paths.folder.split('/').filter(Boolean).map(encodeURIComponent)].join('/');

/** The files and folders that fit a slot; none where another folder was listed. */
export function pathOffers(
  world: World,
  { paths }: Slot,
  listed: Listed | undefined,
): readonly Completion[] {
  const root = paths && listed && rootOf(world);
  if (!root || uriOf(root, paths) !== listed.folder) return [];
  return listed.names.flatMap((name) => offer(name, paths, root) ?? []);
}

function offer(
  name: string,
  { folder, escapes }: Paths,
  { filters }: Root,
): Completion | undefined {
  const insert = spelled(name, escapes);
  if (insert === undefined) return undefined;
  const isFolder = name.endsWith('/');
  const plain = isFolder ? name.slice(0, -1) : name;
  const path = folder ? `${folder}/${plain}` : plain;
  const by = filters.length && filters.every((one) => keepsOut(one, path)) ? filters[0] : undefined;
  return {
    label: name,
    kind: isFolder ? 'folder' : 'file',
    detail: by ? `left out by ${nameOf(by)}` : '',
    insert,
    // What is hidden comes behind the others, what the builder never sees last.
    sort: by ? '9' : plain.startsWith('.') ? '5' : '2',
    filter: insert,
    deprecated: false,
    address: { space: 'path', path: ['.', ...path.split('/')] },
  };
}

const keepsOut = (file: Document, path: string): boolean =>
  file.origin.language.leavesOut?.(file, path) === true;

const nameOf = ({ uri }: Document): string =>
  decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

/** A name as it is written; undefined where that cannot be done. */
function spelled(name: string, escapes: Paths['escapes']): string | undefined {
  let text = '';
  for (const char of name) {
    const one = escapes[char];
    if (one === null) return undefined;
    text += one ?? char;
  }
  return text;
}
