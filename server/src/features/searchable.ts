import type { Kind, TermBody, Topic } from '../glossary/entry.ts';
import type { Glossary } from '../glossary/glossary.ts';
import type { Searchable } from '../glossary/search-index.ts';

/** What people ask for by its name comes first, then its commands and notes, then words of files. */
const WEIGHTS: Readonly<Record<Kind, number>> = {
  concept: 0,
  system: 0,
  component: 0,
  service: 0,
  standard: 0,
  file: 0,
  driver: 0,
  image: 0,
  package: 0,
  'volume-type': 0,
  command: 1,
  method: 1,
  instruction: 1,
  flag: 2,
  setting: 2,
  value: 2,
  module: 2,
  resource: 2,
};
const NOTE_WEIGHT = 1;

/** All that a glossary can be searched for. Its texts must be loaded. */
export function* searchables(glossary: Glossary): Generator<Searchable> {
  for (const { id, title, kind, hidden } of glossary.terms.values()) {
    const body = glossary.body(id);
    if (hidden || !body) continue;
    const text = termText(body);
    const { aliases = [], leads = [] } = body;
    const entry = { kind: 'term', id, weight: WEIGHTS[kind] } as const;
    const names = { title, aliases, leads };
    yield { entry, ...names, headings: headingsOf(text), text: withoutTargets(text) };
  }
  for (const { id, title, summary } of glossary.topics.values()) {
    const text = glossary.topic(id)?.text;
    if (!summary || text === undefined) continue;
    const entry = { kind: 'topic', id, weight: NOTE_WEIGHT } as const;
    const names = { title, aliases: [], leads: [] };
    yield { entry, ...names, headings: headingsOf(text), text: withoutTargets(text) };
  }
}

/** What a term says as Markdown, its examples apart: they say what many others say. */
function termText({ text, deprecated, security, value }: TermBody): string {
  const examples = text.indexOf(EXAMPLES);
  let own = examples < 0 ? text : text.slice(0, examples);
  if (deprecated !== undefined) own += `\n${deprecated}`;
  for (const { note } of security ?? []) own += `\n${note}`;
  for (const [name, says] of Object.entries(value?.options ?? {})) own += `\n${name}: ${says}`;
  return own;
}

const EXAMPLES = '\n## Examples\n';

/** The headings of a Markdown text as they are shown. */
function headingsOf(markdown: string): readonly string[] {
  if (!markdown.includes('\n#')) return [];
  let isCode = false;
  return markdown.split('\n').flatMap((line) => {
    if (/^\s*```/.test(line)) isCode = !isCode;
    const heading = isCode ? undefined : HEADING.exec(line)?.[1];
    return heading === undefined ? [] : [plain(heading).trim()];
  });
}

const HEADING = /^#{2,6} +(.+)$/;

/** Of links only what is read. */
const withoutTargets = (markdown: string): string =>
  markdown.includes('](') ? markdown.replaceAll(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1') : markdown;

/** What is searched of a term or topic as plain text, for excerpts. */
export function plainTextOf(page: TermBody | Topic): string {
  const markdown = 'summary' in page ? page.text : termText(page);
  return plain(markdown.replaceAll(/^#{2,6} .*$/gm, ''));
}

/** Without the marks of Markdown. */
const plain = (markdown: string): string =>
  withoutTargets(markdown)
    .replaceAll(/^[ \t]*(?:```.*|\|?[-|: ]+\|)$/gm, '')
    .replaceAll(/^[ \t]*(?:[-*]|\d+\.)[ \t]+/gm, '')
    .replaceAll(/\*\*|`|^\||\|$|<\|>/gm, '');
