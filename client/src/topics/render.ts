import MarkdownIt from 'markdown-it';
import type { Note } from '../../../server/src/protocol.ts';

export interface Heading {
  readonly id: string;
  readonly text: string;
}

/** Links that a note may have: documentation, another note, a place in itself. */
const ALLOWED = /^(https:\/\/|note:[a-z0-9-]+$|#)/;

/** Characters of code that a panel of 240 pixels has room for. */
const SHORT = 20;

export const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

function createMarkdown() {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  markdown.disable('image');
  markdown.validateLink = (url) => ALLOWED.test(url);
  markdown.renderer.rules['link_open'] = (tokens, i) => {
    const url = String(tokens[i]!.attrGet('href') ?? '');
    return url.startsWith('note:') ? open(url.slice('note:'.length)) : `<a href="${escape(url)}">`;
  };
  // What fits on any line is kept on one.
  markdown.renderer.rules['code_inline'] = (tokens, i) => {
    const { content } = tokens[i]!;
    const kept = content.length <= SHORT ? ' class="short"' : '';
    return `<code${kept}>${escape(content)}</code>`;
  };
  markdown.renderer.rules['fence'] = (tokens, i) => {
    const { content, info } = tokens[i]!;
    return code(content.trimEnd(), info.trim().split(/\s+/)[0] ?? '');
  };
  return markdown;
}

/** A link to another note; it works by its data, since it leads nowhere outside. */
const open = (id: string): string => `<a href="#" data-note="${escape(id)}">`;

const code = (text: string, language: string): string => `<figure class="code">
<pre tabindex="0"><code class="language-${escape(language)}">${escape(text)}</code></pre>
<figcaption><button type="button" data-copy>Copy</button><button type="button" data-insert>Insert at cursor</button></figcaption>
</figure>`;

const markdown = createMarkdown();

/** Markdown as HTML without any of its own, and its headings of the second level. */
export function render(text: string): {
  readonly html: string;
  readonly headings: readonly Heading[];
} {
  const tokens = markdown.parse(text, {});
  const headings: Heading[] = [];
  const used = new Set<string>();
  for (const [i, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const content = tokens[i + 1]?.content ?? '';
    const id = unique(slug(content), used);
    token.attrSet('id', id);
    if (token.tag === 'h2') headings.push({ id, text: content });
  }
  return { html: markdown.renderer.render(tokens, markdown.options, {}), headings };
}

const slug = (text: string): string =>
  `section-${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')}`;

function unique(id: string, used: Set<string>): string {
  let name = id;
  for (let n = 2; used.has(name); n++) name = `${id}-${n}`;
  used.add(name);
  return name;
}

/** The whole article of a note: where it stands, what it says, where to go on. */
export function article(note: Note): string {
  const { html, headings } = render(note.markdown);
  return [
    trail(note),
    `<h1 tabindex="-1">${escape(note.title)}</h1>`,
    termBox(note),
    headings.length > 2 ? contents(headings) : '',
    html,
    seeAlso(note),
    docs(note),
  ].join('\n');
}

const trail = ({ trail: steps }: Note): string =>
  steps.length < 2
    ? ''
    : `<nav class="trail" aria-label="Breadcrumbs">${steps
        .slice(0, -1)
        .map(({ id, title }) =>
          id === undefined ? `<span>${escape(title)}</span>` : link(id, title),
        )
        .join('<span class="sep" aria-hidden="true">›</span>')}</nav>`;

/** A link to a note, as HTML. */
export const link = (id: string, title: string): string => `${open(id)}${escape(title)}</a>`;

function termBox({ term }: Note): string {
  if (!term) return '';
  const title = escape(term.title);
  return `<section class="term" aria-label="${title}"><h2>${title}</h2>${render(term.markdown).html}</section>`;
}

const contents = (headings: readonly Heading[]): string =>
  `<nav class="contents" aria-label="On this page"><ul>${headings
    .map(({ id, text }) => `<li><a href="#${id}">${escape(text)}</a></li>`)
    .join('')}</ul></nav>`;

const seeAlso = ({ see }: Note): string =>
  see.length
    ? `<p class="see"><strong>See also:</strong> ${see.map(({ id, title }) => link(id, title)).join(' · ')}</p>`
    : '';

const docs = ({ docs: pages }: Note): string => {
  const links = Object.entries(pages)
    .filter(([, url]) => url.startsWith('https://'))
    .map(([name, url]) => `<a href="${escape(url)}">${escape(name)}</a>`);
  return links.length
    ? `<p class="docs"><strong>Documentation:</strong> ${links.join(' · ')}</p>`
    : '';
};

/** The section of a Markdown text under a heading, with it; what stands above the first where none is named. */
export function sectionOf(markdown: string, heading: string): string {
  const sections = markdown.split(/^(?=##? )/m);
  const titleOf = (section: string) => /^##? +(.*)/.exec(section)?.[1]?.trim() ?? '';
  return (sections.find((section) => titleOf(section) === heading) ?? markdown).trim();
}
