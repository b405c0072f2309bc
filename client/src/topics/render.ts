import MarkdownIt from 'markdown-it';
import type { Note } from '../../../server/src/protocol.ts';

export interface Heading {
  readonly id: string;
  readonly text: string;
}

/** Links that a note may have: documentation, another note, a place in itself. */
const ALLOWED = /^(https:\/\/|note:[a-z0-9-]+$|images\/[a-z0-9-]+\.svg$|#)/;

/** Characters of code that a panel of 240 pixels has room for. */
const SHORT = 20;

export const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

function createMarkdown() {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  markdown.validateLink = (url) => ALLOWED.test(url);
  markdown.renderer.rules['link_open'] = (tokens, i) => {
    const url = String(tokens[i]!.attrGet('href') ?? '');
    return url.startsWith('note:') ? open(url.slice('note:'.length)) : `<a href="${escape(url)}">`;
  };
  // Pictures are our own, and nothing else is shown as one.
  markdown.renderer.rules['image'] = (tokens, i, _options, note) => {
    const { images } = note as Pictures;
    const name = /^images\/([a-z0-9-]+)\.svg$/.exec(String(tokens[i]!.attrGet('src')))?.[1] ?? '';
    const picture = images && Object.hasOwn(images, name) ? images[name] : undefined;
    const said = escape(tokens[i]!.content);
    return picture
      ? `<span class="picture" role="img" aria-label="${said}">${picture}</span>`
      : said;
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

type Pictures = Pick<Note, 'images'>;

/** Markdown as HTML without any of its own but the pictures, and its headings of the second level. */
export function render(
  text: string,
  pictures: Pictures = {},
): {
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
  return { html: markdown.renderer.render(tokens, markdown.options, pictures), headings };
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

/** A note's Markdown for readers of plain Markdown: its pictures in it, black on white. */
export const withPictures = ({ markdown: text, images = {} }: Note): string =>
  text.replaceAll(PICTURE, (whole, said: string, name: string) => {
    const picture = images[name];
    const plate = picture?.replace('>', ' style="background: white; color: black">');
    return plate ? `![${said}](data:image/svg+xml;base64,${btoa(plate)})` : whole;
  });

const PICTURE = /!\[([^\]]*)\]\(images\/([a-z0-9-]+)\.svg\)/g;

/** The whole article of a note: where it stands, what it says, where to go on. */
export function article(note: Note): string {
  const { html, headings } = render(note.markdown, note);
  return [
    trail(note),
    `<h1 tabindex="-1">${escape(note.title)}</h1>`,
    termBox(note),
    headings.length > 2 ? contents(headings) : '',
    html,
    terms(note),
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

const terms = ({ terms: entries = [] }: Note): string =>
  entries.length
    ? `<details class="terms"><summary>Terms (${entries.length})</summary><ul>${entries
        .map(({ id, title }) => `<li>${link(id, title)}</li>`)
        .join('')}</ul></details>`
    : '';

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
