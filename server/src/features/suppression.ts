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
  return document.parts.flatMap((part) =>
    commentsOf(part, document).flatMap(({ span, text }): readonly Directive[] => {
      const from = part.segment.from + span.from;
      const own = OWN.exec(text);
      const match = own ?? HADOLINT.exec(text);
      if (!match) return [];
      const scope = match[1] === undefined ? 'next' : 'file';
      const whole = { from: 0, to: document.text.length };
      return [
        {
          from,
          to: part.segment.from + span.to,
          tool: own ? 'cloud-glossary' : 'hadolint',
          scope,
          ids: match[2]!.split(',').map((id) => id.trim()),
          idsEnd: from + match.indices![2]![1],
          covers: scope === 'file' ? whole : meant(document, from),
        },
      ];
    }),
  );
}

function means({ tool }: Directive, id: string, { id: name, mend, rule }: Finding): boolean {
  if (tool !== 'cloud-glossary') return mend.watch.name.equivalents?.includes(id) ?? false;
  return id === name || id === rule.page.category;
}

interface Comment {
  /** In segment offsets. */
  readonly span: Span;
  readonly text: string;
}

function commentsOf(part: Part, { text }: Document): readonly Comment[] {
  let comments = part.memo.get(commentsOf) as Comment[] | undefined;
  if (!comments) {
    comments = [];
    for (const node of walk(part.nodes)) {
      if (node.kind !== 'comment') continue;
      const { from, to } = node;
      comments.push({
        span: { from, to },
        text: text.slice(part.segment.from + from, part.segment.from + to),
      });
    }
    part.memo.set(commentsOf, comments);
  }
  return comments;
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
