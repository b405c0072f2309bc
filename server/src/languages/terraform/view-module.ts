import { type Document, isParsed, LARGEST, type Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
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
function isRead(document: Document, part: Part): boolean {
  const { segment, memo } = part;
  let read = memo.get(isRead) as boolean | undefined;
  if (read === undefined) {
    const own = document.text.slice(segment.from, segment.to);
    let at = 0;
    read = nodesOnce(document, part).every(({ kind, from, to }) => {
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
