import { unpackedBy } from '../../concepts/archives.ts';
import { isVerified } from '../../concepts/checksums.ts';
import { commandsIn } from '../../concepts/commands.ts';
import { isAtRoot } from '../../concepts/images.ts';
import type { Document } from '../../core/document.ts';
import { copiedOf, folderAt, resolved } from '../../languages/dockerfile/view-folders.ts';
import { type Instruction, leads, stageOf } from '../../languages/dockerfile/view.ts';
import type { Placed, RuleCode } from '../rule.ts';

// What ADD unpacks: https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives
const ARCHIVE = /\.(?:tar|tar\.(?:gz|bz2|xz)|t[gbx]z2?|tbz2)$/i;

const rule: RuleCode = {
  check({ node: { value, from, to }, above }) {
    const copy = above.at(-1);
    if (typeof value !== 'string' || !ARCHIVE.test(value) || !copy || above.length > 1)
      return undefined;
    const isOthers = copy.children?.some(({ addresses }) => leads(addresses, 'COPY', '--from'));
    return isOthers ? undefined : { span: { from, to } };
  },

  keep(placed, { document }) {
    const copies = pathOf(placed, document);
    const later = stageOf(document, placed.part)
      ?.instructions('RUN')
      .filter(({ part }) => part.segment.from > placed.part.segment.from);
    const first = later?.find((run) => copies && unpacks(run, copies, document));
    return first !== undefined && !later!.some(({ node }) => isVerified(node));
  },
};

interface Copy {
  readonly name: string;
  /** Undefined where its folder is. */
  readonly path: string | undefined;
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Where the archive is copied to. */
function pathOf({ hit, part }: Placed, document: Document): Copy | undefined {
  const { sources, destination } = copiedOf(hit.above[0]!);
  const to = destination?.value;
  if (typeof to !== 'string') return undefined;
  const folder = sources.length > 1 || /(?:^|\/)\.{0,2}$/.test(to);
  const path = folder ? `${to}/${baseName(String(hit.node.value))}` : to;
  return { name: baseName(path), path: resolved(folderOf(document, part), path) };
}

/** A file is the same if its path is, or its name where nobody knows one of the folders. */
function unpacks({ node, part }: Instruction, copy: Copy, document: Document): boolean {
  const moves = commandsIn(node, 'cd').length > 0;
  return commandsIn(node, 'tar').some((tar) => {
    const file = unpackedBy(tar);
    if (file === undefined || baseName(file) !== copy.name) return false;
    const path = resolved(moves ? undefined : folderOf(document, part), file);
    return path === undefined || copy.path === undefined || path === copy.path;
  });
}

const folderOf = (document: Document, part: Placed['part']): string | undefined =>
  folderAt(document, part, (image) => (isAtRoot(image) ? '/' : undefined));

export default rule;
