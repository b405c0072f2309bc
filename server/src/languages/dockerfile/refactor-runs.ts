import type { Facts } from '../../core/facts.ts';
import type { Refactoring } from '../../core/language.ts';
import type { Edit, Span } from '../../core/span.ts';
import { shifted } from '../../core/span.ts';
import { readJsonList } from './json.ts';
import { contentEnd, nextLine, skipBlank } from './lines.ts';
import {
  builtins,
  continued,
  endOf,
  newlineOf,
  placed,
  type Site,
  siteOf,
  startOf,
  stepOf,
} from './refactor-site.ts';
import { changesShell, type CommandList, readList } from './refactor-script.ts';

/** The commands of a RUN in shell form; undefined where they cannot be told apart. */
function commandsOf(site: Site): CommandList | undefined {
  const { keyword, logical, body, mode } = site;
  if (keyword !== 'RUN' || !mode.posix || readJsonList(logical, body.from)) return undefined;
  // Meant as a list: each part of it might be one by itself.
  if (/^\[\s*["']/.test(logical.text.slice(body.from))) return undefined;
  return readList(logical.text, body.from, body.to);
}

const textOf = ({ logical }: Site, { from, to }: Span): string => logical.text.slice(from, to);

/** One RUN for each command of a list, where none leaves anything to the next one but files. */
export function splitting(site: Site, facts: Facts): readonly Refactoring[] {
  const list = commandsOf(site);
  if (!list || list.parts.length < 2 || list.operators.some((one) => one !== '&&')) return [];
  const known = builtins(facts);
  const texts = list.parts.map((part) => textOf(site, part));
  if (texts.slice(0, -1).some((text) => changesShell(text, known))) return [];
  if (texts.some((text) => /\$[?!_]/.test(text))) return [];
  const begin = `${site.written} ${site.flags ? `${site.flags} ` : ''}`;
  const newline = newlineOf(site.document);
  const edits = list.parts.slice(1).map((part, i): Edit => {
    const from = placed(site, list.parts[i]!).to;
    const to = placed(site, part).from;
    const comments = commentsIn(site, { from, to }).map((one) => newline + one);
    return { from, to, text: `${comments.join('')}${newline}${begin}` };
  });
  return [{ title: 'Split into one RUN per command', kind: 'rewrite', edits }];
}

/** The comments of an instruction that lie in a span of the document. */
const commentsIn = ({ header, part, text }: Site, span: Span): readonly string[] =>
  header.comments
    .filter((comment) => {
      const { from, to } = shifted(comment, part.segment.from);
      return span.from <= from && to <= span.to;
    })
    .map(({ from, to }) => text.slice(from, to).trimEnd());

/** One RUN in place of those that follow each other. */
export function merging(sites: readonly Site[], facts: Facts): readonly Refactoring[] {
  const [first, last] = [sites[0], sites.at(-1)];
  if (!first || !last) return [];
  if (sites.length > 1) return merged(sites, 'Merge these RUN instructions', facts);
  const [above, below] = [
    siteOf(first.document, first.index - 1),
    siteOf(first.document, first.index + 1),
  ];
  return [
    ...(above ? merged([above, first], 'Merge with the RUN above', facts) : []),
    ...(below ? merged([first, below], 'Merge with the RUN below', facts) : []),
  ];
}

function merged(sites: readonly Site[], title: string, facts: Facts): readonly Refactoring[] {
  const known = builtins(facts);
  const isSound = sites.every((site, i) => {
    const list = commandsOf(site);
    if (!list || site.flags !== sites[0]!.flags) return false;
    // What goes on in spite of a failure would do so after one of the commands before it.
    if (i > 0 && list.operators.some((one) => one !== '&&')) return false;
    if (list.operators.includes('&')) return false;
    return (
      i === sites.length - 1 || !list.parts.some((part) => changesShell(textOf(site, part), known))
    );
  });
  if (!isSound) return [];
  const seam = continued(sites[0]!);
  const edits = sites.slice(1).map((site, i): Edit => {
    const comments = leadingComments(site);
    const lines = comments.map((one) => `${newlineOf(site.document)}${stepOf(sites[0]!)}${one}`);
    const text = lines.length
      ? ` ${site.mode.escape}${lines.join('')}${seam.slice(2)}&& `
      : `${seam}&& `;
    return { from: endOf(sites[i]!), to: placed(site, site.body).from, text };
  });
  return [{ title, kind: 'rewrite', edits }];
}

function leadingComments({ text, head }: Site): readonly string[] {
  const comments: string[] = [];
  for (let line = 0; line < head; line = nextLine(text, line)) {
    const stop = contentEnd(text, line, nextLine(text, line));
    const at = skipBlank(text, line, stop);
    if (at < stop) comments.push(text.slice(at, stop).trimEnd());
  }
  return comments;
}

/** Comments between continued lines, above the instruction: those that the span touches. */
export function lifting(site: Site, { from, to }: Span): readonly Refactoring[] {
  const base = site.part.segment.from;
  const chosen = site.header.comments.filter(
    (comment) => base + comment.from <= to && from <= base + comment.to,
  );
  if (!chosen.length) return [];
  const { text } = site;
  const newline = newlineOf(site.document);
  const lines = chosen.map((comment) => text.slice(comment.from, comment.to).trimEnd() + newline);
  const at = startOf(site);
  return [
    {
      title: 'Move the comment above the instruction',
      kind: 'rewrite',
      edits: [
        { from: at, to: at, text: lines.join('') },
        ...chosen.map((comment): Edit => {
          const start = text.lastIndexOf('\n', comment.from - 1) + 1;
          return { from: base + start, to: base + nextLine(text, comment.to), text: '' };
        }),
      ],
    },
  ];
}
