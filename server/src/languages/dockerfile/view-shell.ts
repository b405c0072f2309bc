import type { Document, Part } from '../../core/document.ts';
import { instructionsBefore, leads, lineage, stageOf } from './view.ts';

/** A shell as a file names it: `/bin/bash` with its options. */
export interface NamedShell {
  readonly program: string;
  readonly options: readonly string[];
}

/** The shell that the nearest SHELL names; undefined where none does. */
export function namedShell(document: Document, part: Part): NamedShell | undefined {
  const [shell] = instructionsBefore(document, part, 'SHELL');
  const words = shell?.node.children?.map(({ value }) => String(value ?? '?'));
  return words && { program: words[0] ?? '?', options: words.slice(1) };
}

/** The name and the tag of the image of Docker's own that a segment's stage goes back to; undefined for all others. */
export function officialBase(
  document: Document,
  part: Part,
): { readonly name: string; readonly tag: string } | undefined {
  const image = lineage(stageOf(document, part)).at(-1)?.image;
  const valueOf = (key: string) =>
    image?.children?.find(({ addresses }) => leads(addresses, 'FROM', 'image', key));
  const name = valueOf('repository')?.value;
  const tag = valueOf('tag');
  if (typeof name !== 'string' || name.includes('/') || valueOf('registry')) return undefined;
  // A tag that is filled in may be one of another distribution.
  if (typeof image?.value !== 'string') return undefined;
  return { name, tag: String(tag?.value ?? '') };
}

const PRAGMA = /^[ \t]*#[ \t]*hadolint[ \t]+shell[ \t]*=[ \t]*(\S+)/gim;
const pragmas = new WeakMap<Document, readonly { readonly at: number; readonly shell: string }[]>();

/** The shell that a comment `# hadolint shell=…` names for the stage that it stands in or above. */
export function remarkedShell(document: Document, part: Part): string | undefined {
  let found = pragmas.get(document);
  if (!found) {
    const { text } = document;
    found = text.includes('hadolint')
      ? [...text.matchAll(PRAGMA)].map((match) => ({ at: match.index, shell: match[1]! }))
      : [];
    pragmas.set(document, found);
  }
  if (!found.length) return undefined;
  // Comments above an instruction belong to its segment.
  const from = stageOf(document, part)?.from.part.segment.from ?? 0;
  return found.findLast(({ at }) => at >= from && at < part.segment.to)?.shell;
}

/** What an image may do to have another program behind `/bin/sh`. */
const RELINKED =
  /\bln\b[^\n]*\b(?:bash|sh)\b[^\n]*\bsh\b|\bln\b[^\n]*\/bin\/sh\b|reconfigure[^\n]*\bdash\b|dash\/sh/;
const relinked = new WeakMap<Document, boolean>();

/** Whether some instruction may put another shell in place of `/bin/sh`. */
export function isShReplaced(document: Document): boolean {
  let known = relinked.get(document);
  if (known === undefined) relinked.set(document, (known = RELINKED.test(document.text)));
  return known;
}

const globals = new WeakMap<Document, ReadonlyMap<string, string | undefined>>();

/** The defaults of the arguments above the first stage. */
function globalsOf(document: Document): ReadonlyMap<string, string | undefined> {
  let known = globals.get(document);
  if (known) return known;
  const values = new Map<string, string | undefined>();
  for (const part of document.parts) {
    if (part.segment.entity === 'FROM') break;
    if (part.segment.entity !== 'ARG') continue;
    for (const { children = [] } of part.nodes)
      for (const { label, value } of children)
        if (label) values.set(label.text, typeof value === 'string' ? value : undefined);
  }
  globals.set(document, (known = values));
  return known;
}

/**
 * What ENV, or the default of an ARG, gives a variable where a segment stands; undefined where nothing does
 * or where it is filled in itself.
 */
export function defaultBefore(document: Document, part: Part, name: string): string | undefined {
  for (const keyword of ['ENV', 'ARG'])
    for (const { node } of instructionsBefore(document, part, keyword)) {
      const set = node.children?.findLast(({ label }) => label?.text === name);
      if (!set) continue;
      if (set.children?.length) return typeof set.value === 'string' ? set.value : undefined;
      return globalsOf(document).get(name);
    }
  return undefined;
}
