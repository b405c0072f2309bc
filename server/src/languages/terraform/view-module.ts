import type { Document, Part } from '../../core/document.ts';
import { folderOf } from '../../core/uri.ts';
import { MODULE, UNREAD } from './around.ts';

/** What is in sight around a document, as rules see it. */
interface Sight {
  readonly document: Document;
  readonly neighbours: readonly Document[];
  complete(pattern: string): boolean | undefined;
}

/** What Terraform reads of a folder: hidden files and what editors put aside are left out. */
const OWN = /\/[^./#][^/]*\.(?:tf|tofu)$/;

/**
 * All files of the module that a document belongs to, the document first. Undefined where some of them
 * may not be in sight, or cannot be read to the end: what they declare is not known then.
 */
export function moduleAround(sight: Sight): readonly Document[] | undefined {
  const { document, neighbours } = sight;
  if (!OWN.test(document.uri) || ![...MODULE, ...UNREAD].every((one) => sight.complete(one)))
    return undefined;
  const folder = folderOf(document.uri);
  const others = neighbours.filter(({ uri }) => folderOf(uri) === folder && OWN.test(uri));
  const files = [document, ...others];
  return files.every(isSound) ? files : undefined;
}

const known = new WeakMap<Document, boolean>();

function isSound(document: Document): boolean {
  let sound = known.get(document);
  if (sound === undefined) {
    sound = document.parts.every((part) => isRead(document, part));
    known.set(document, sound);
  }
  return sound;
}

/** True where a segment holds closed blocks and comments, and nothing besides. */
function isRead({ text }: Document, { segment, nodes, memo }: Part): boolean {
  let read = memo.get(isRead) as boolean | undefined;
  if (read === undefined) {
    const own = text.slice(segment.from, segment.to);
    let at = 0;
    read = nodes.every(({ kind, from, to }) => {
      const isWhole = kind === 'comment' || (kind === 'block' && own[to - 1] === '}');
      const isNext = own.slice(at, from).trim() === '';
      at = to;
      return isWhole && isNext;
    });
    read &&= own.slice(at).trim() === '';
    memo.set(isRead, read);
  }
  return read;
}
