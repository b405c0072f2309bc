import type { Document, Part } from '../core/document.ts';
import { walk } from '../core/node.ts';
import { encloses, overlaps, type Span } from '../core/span.ts';
import type { Finding } from './diagnostics.ts';
import type { World } from './world.ts';

/** A comment that asks for silence. Offsets are the document's. */
export interface Directive extends Span {
  readonly tool: 'cloud-glossary' | 'hadolint';
  readonly scope: 'next' | 'file';
  /** Names, categories, or the tool's own codes. */
  readonly ids: readonly string[];
  /** Where the list of ids ends, for adding one. */
  readonly idsEnd: number;
  /** What it silences; the whole file for a file's. */
  readonly covers: Span;
}

export interface Suppressions {
  covers(finding: Finding): boolean;
}

const OWN = /^(?:#|\/\/|\/\*)\s*cloud-glossary\s+ignore(-file)?\s*=\s*([\w-]+(?:\s*,\s*[\w-]+)*)/d;
// https://github.com/hadolint/hadolint#inline-ignores: an id that is none makes the whole comment void.
const HADOLINT =
  /^#\s*hadolint\s+(global\s+)?ignore\s*=\s*((?:DL|SC)\d+(?:\s*,\s*(?:DL|SC)\d+)*)\s*(?:$|#|\s)/d;

/** The comments of a document that silence findings. */
export function createSuppressions({ document }: World): Suppressions {
  const directives = directivesOf(document);
  return {
    covers: (finding) =>
      directives.some(
        (directive) =>
          (encloses(directive.covers, finding) || overlaps(directive.covers, finding)) &&
          directive.ids.some((id) => means(directive, id, finding)),
      ),
  };
}

/** Every ignore comment in the document. */
export function directivesOf(document: Document): readonly Directive[] {
  const found: Directive[] = [];
  const whole = { from: 0, to: document.text.length };
  for (const part of document.parts) {
    for (const comment of commentsOf(part, document)) {
      const base = part.segment.from;
      const from = base + comment.from;
      found.push({
        ...comment,
        from,
        to: base + comment.to,
        idsEnd: base + comment.idsEnd,
        covers: comment.scope === 'file' ? whole : meant(document, from),
      });
    }
  }
  return found;
}

function means({ tool }: Directive, id: string, { id: name, mend, rule }: Finding): boolean {
  if (tool !== 'cloud-glossary') return mend.watch.name.equivalents?.includes(id) ?? false;
  return id === name || id === rule.page.category;
}

/** A directive by itself, in offsets of its segment. */
type Comment = Omit<Directive, 'covers'>;
const NONE: readonly Comment[] = [];

/** The ignore comments of a segment, remembered with it. */
function commentsOf(part: Part, { text }: Document): readonly Comment[] {
  const known = part.memo.get(commentsOf) as readonly Comment[] | undefined;
  if (known) return known;
  const comments: Comment[] = [];
  for (const node of walk(part.nodes)) {
    if (node.kind !== 'comment') continue;
    const from = part.segment.from + node.from;
    const comment = readComment(text.slice(from, part.segment.from + node.to), node.from);
    if (comment) comments.push(comment);
  }
  const found = comments.length ? comments : NONE;
  part.memo.set(commentsOf, found);
  return found;
}

function readComment(text: string, from: number): Comment | undefined {
  const own = OWN.exec(text);
  const match = own ?? HADOLINT.exec(text);
  if (!match) return undefined;
  return {
    from,
    to: from + text.length,
    tool: own ? 'cloud-glossary' : 'hadolint',
    scope: match[1] === undefined ? 'next' : 'file',
    ids: match[2]!.split(',').map((id) => id.trim()),
    idsEnd: from + match.indices![2]![1],
  };
}

const COMMENT_OR_BLANK = /^\s*(#|\/\/|$)/;

/** What a comment speaks of: the code on its own line, or else all that begins on the next line of code. */
function meant(document: Document, comment: number): Span {
  const { text } = document;
  let from = text.lastIndexOf('\n', comment - 1) + 1;
  let to = lineEnd(text, from);
  if (text.slice(from, comment).trim() !== '') return { from, to };
  do {
    from = to + 1;
    to = lineEnd(text, from);
  } while (from < text.length && COMMENT_OR_BLANK.test(text.slice(from, Math.min(to, from + 400))));
  const code = from + (/^[ \t]*/.exec(text.slice(from, to))?.[0].length ?? 0);
  const { base, path } = document.at(code);
  const outermost = path.find((node) => base + node.from >= from);
  return { from, to: Math.max(to, outermost ? base + outermost.to : to) };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
