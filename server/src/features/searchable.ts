import type { Kind, TermBody, TermHead, Topic } from '../glossary/entry.ts';
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
  for (const head of glossary.terms.values())
    if (!head.hidden) yield ofTerm(head, glossary.body(head.id));
  for (const { id, title, summary } of glossary.topics.values()) {
    if (!summary) continue;
    const { text, headings } = readable(glossary.topic(id)?.text ?? '');
    yield { kind: 'topic', id, weight: NOTE_WEIGHT, title, aliases: [], headings, text };
  }
}

function ofTerm({ id, title, kind }: TermHead, body: TermBody | undefined): Searchable {
  const { text, headings } = readable(body ? termText(body) : '');
  const weight = WEIGHTS[kind];
  return { kind: 'term', id, weight, title, aliases: body?.aliases ?? [], headings, text };
}

/** What a term says as Markdown, its examples apart: they say what many others say. */
function termText({ text, deprecated = '', security = [], value }: TermBody): string {
  const options = Object.entries(value?.options ?? {}).map(([name, says]) => `${name}: ${says}`);
  const examples = text.indexOf(EXAMPLES);
  const own = examples < 0 ? text : text.slice(0, examples);
  return [own, deprecated, ...security.map(({ note }) => note), ...options].join('\n');
}

const EXAMPLES = '\n## Examples\n';

/** What is searched of a term or topic as plain text, for excerpts. */
export const plainTextOf = (entry: TermBody | Topic): string =>
  readable('summary' in entry ? entry.text : termText(entry)).text;

interface Readable {
  readonly text: string;
  readonly headings: readonly string[];
}

/** Markdown as a reader sees it, headings apart. */
function readable(markdown: string): Readable {
  if (!markdown.includes('\n#')) return { text: plain(markdown), headings: [] };
  const headings: string[] = [];
  let isCode = false;
  const kept = markdown.split('\n').filter((line) => {
    if (/^\s*```/.test(line)) isCode = !isCode;
    const heading = isCode ? undefined : /^#{2,6} +(.+)$/.exec(line)?.[1];
    if (heading !== undefined) headings.push(plain(heading).trim());
    return heading === undefined;
  });
  return { text: plain(kept.join('\n')), headings };
}

/** Without the marks of Markdown and the targets of its links. */
const plain = (markdown: string): string =>
  markdown
    .replaceAll(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replaceAll(/^[ \t]*(?:```.*|\|?[-|: ]+\|)$/gm, '')
    .replaceAll(/^[ \t]*(?:[-*]|\d+\.)[ \t]+/gm, '')
    .replaceAll(/\*\*|`|^\||\|$|<\|>/gm, '');
