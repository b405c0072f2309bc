import type { Document } from '../core/document.ts';
import type { Edit, Span } from '../core/span.ts';
import { overlaps, touches } from '../core/span.ts';
import { type Finding, findings, type Crashes } from './diagnostics.ts';
import { fixAll, fixesFor } from './fixes.ts';
import { type Directive, directivesOf } from './suppression.ts';
import type { World } from './world.ts';

/** A choice of the light bulb. */
export interface Action {
  readonly title: string;
  readonly finding: Finding;
  readonly edits?: readonly Edit[];
  readonly preferred?: boolean;
  /** What the client does instead of an edit, about the finding's rule. */
  readonly command?: 'turnOffRule' | 'explainRule';
}

/** What can be done about the findings that a span touches: mend, mend all, ignore, turn off, explain. */
export function actions(world: World, span: Span, crashes: Crashes): readonly Action[] {
  const { document } = world;
  const near = findings(world, crashes).filter(
    (finding) => overlaps(finding, span) || touches(finding, span.from),
  );
  const groups = near.map((finding) => ({ finding, fixes: fixesFor(finding, document) }));
  return [
    ...groups.flatMap(({ finding, fixes }) =>
      fixes.map(({ title, edits, safe }, i): Action => {
        return { title, finding, edits, preferred: i === 0 && safe === true };
      }),
    ),
    ...unique(groups.filter(({ fixes }) => fixes.length).map(({ finding }) => finding)).map(
      (finding): Action => ({
        title: `Fix all ${finding.id} in this file`,
        finding,
        edits: fixAll(world, crashes, finding.id),
      }),
    ),
    ...unique(near).flatMap((finding) => quieten(finding, document)),
  ];
}

const unique = (found: readonly Finding[]): readonly Finding[] => [
  ...new Map(found.map((finding) => [finding.id, finding])).values(),
];

function quieten(finding: Finding, document: Document): readonly Action[] {
  const { id } = finding;
  return [
    {
      title: `Ignore ${id} on this line`,
      finding,
      edits: [ignoreLine(document, id, finding.from)],
    },
    { title: `Ignore ${id} in this file`, finding, edits: [ignoreFile(document, id)] },
    { title: `Turn off ${id} for this workspace`, finding, command: 'turnOffRule' },
    { title: `Explain ${id}`, finding, command: 'explainRule' },
  ];
}

/** Writes or extends the comment above what an offset belongs to. */
function ignoreLine(document: Document, id: string, offset: number): Edit {
  const { text } = document;
  const line = lineOf(document, offset);
  const existing = ownDirectives(document, 'next').find(
    ({ from, to }) =>
      (from <= offset && offset < to) || (to < line && text.slice(to, line).trim() === ''),
  );
  if (existing) return added(existing, id);
  const indent = document.origin.language.edits.commentsAtStart
    ? ''
    : (/^[ \t]*/.exec(text.slice(line, line + 400))?.[0] ?? '');
  return { from: line, to: line, text: `${indent}# cloud-glossary ignore=${id}${newline(text)}` };
}

const ownDirectives = (document: Document, scope: 'next' | 'file'): readonly Directive[] =>
  directivesOf(document).filter(
    ({ grammar }) => grammar.tool === 'cloud-glossary' && grammar.scope === scope,
  );

/** A comment with one more id. */
function added({ items = [], to }: Directive, id: string): Edit {
  const end = items.at(-1)?.to ?? to;
  return { from: end, to: end, text: `,${id}` };
}

/** Start of the line that a comment may stand above: never one inside a command or a text. */
function lineOf(document: Document, offset: number): number {
  const { text } = document;
  const { base, path } = document.at(offset);
  const embedding = path.findIndex(({ embeds }) => embeds);
  const host = path[embedding];
  // A script by itself may begin on a line of its own: that is inside of it already.
  const isText = host?.embeds?.script !== undefined && !host.label;
  const around = host ? path.slice(0, isText ? embedding : embedding + 1) : path;
  // A file that is a script: above the whole command, however many lines it has.
  const command = path.findIndex(({ kind }) => kind === 'command');
  const outside = around.length ? around : path.slice(embedding + 1, command + 1);
  const starts = outside.map(({ from }) => {
    const at = base + from;
    const line = text.lastIndexOf('\n', at - 1) + 1;
    return { line, first: /^[\s\-\uFEFF]*$/.test(text.slice(line, at)) };
  });
  const innermost = starts.at(-1)?.line ?? text.lastIndexOf('\n', offset - 1) + 1;
  return starts.findLast(({ first, line }) => first && line <= innermost)?.line ?? innermost;
}

const newline = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Lines that must stay first: a BOM, a shebang, parser directives, the start of a YAML document. */
const HEAD =
  /^\uFEFF?(?:#!.*\r?\n)?(?:[ \t]*#[ \t]*(?:syntax|escape|check)[ \t]*=.*\r?\n)*(?:%.*\r?\n)*(?:---[ \t]*\r?\n)?/;

function ignoreFile(document: Document, id: string): Edit {
  const [existing] = ownDirectives(document, 'file');
  if (existing) return added(existing, id);
  const at = HEAD.exec(document.text)?.[0].length ?? 0;
  const text = `# cloud-glossary ignore-file=${id}${newline(document.text)}`;
  return { from: at, to: at, text };
}
