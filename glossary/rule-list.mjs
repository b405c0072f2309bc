import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '..');
const FOLDER = 'server/src/rules';

/** Every name on every page of a rule. */
export function ruleNames() {
  return fs
    .readdirSync(path.join(root, FOLDER), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.posix.join(FOLDER, file.replaceAll('\\', '/')))
    .toSorted()
    .flatMap((file) => namesOf(file, fs.readFileSync(path.join(root, file), 'utf8')));
}

/** The names on a page, each with the page's title and category, the spaces it looks at, and whether a fix goes with it. */
export function namesOf(file, text) {
  const { title, names } = parse(/^---\n([\s\S]*?)\n---\n/.exec(text)[1]);
  const fixed = fixedIn(text);
  return names.map((name) => ({
    ...name,
    file,
    title,
    category: path.posix.basename(path.posix.dirname(file)),
    spaces: [...new Set([name.at].flat().map((at) => at.split(':')[0]))],
    equivalents: name.equivalents ?? [],
    isFixed: name.fix !== undefined || fixed.has(name.id),
  }));
}

/** The names whose marked lines are others in the `fixed` block that follows, or that alone are marked before one. */
function fixedIn(text) {
  const blocks = [...text.matchAll(/^(`{3,})([^\n`]*)\n([\s\S]*?)^\1[ \t]*$/gm)];
  const ids = blocks.flatMap(([, , , before], i) => {
    const after = blocks[i + 1];
    if (!after || !/\sfixed(\s|$)/.test(after[2])) return [];
    const kept = new Set(after[3].split('\n').map((line) => line.trim()));
    const marks = marksOf(before);
    const isAlone = new Set(marks.map(({ id }) => id)).size === 1;
    return marks.filter(({ line }) => isAlone || !kept.has(line)).map(({ id }) => id);
  });
  return new Set(ids);
}

/** What the marks in a block name, each with the line above it. */
function marksOf(block) {
  let line = '';
  return block.split('\n').flatMap((here) => {
    const id = /^\s*#(?:\s*\^+| ?<-+)\s+([a-z0-9-]+)/.exec(here)?.[1];
    if (id === undefined) line = here.trim();
    return id === undefined ? [] : [{ id, line }];
  });
}

const LANGUAGES = {
  dockerfile: 'Dockerfile',
  compose: 'Compose',
  terraform: 'Terraform',
  ansible: 'Ansible',
  vagrant: 'Vagrantfile',
  cli: 'command lines',
  dockerignore: '.dockerignore',
  k8s: 'Kubernetes',
  image: 'images',
  package: 'packages',
  path: 'paths',
};

export const cell = (text) => text.replaceAll('|', '\\|');

export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** A link to a page's source from a file in `docs`. */
export const linkTo = ({ id, file }) => `[\`${id}\`](../${file})`;

/** The text of docs/rules.md. */
export function rulesPage(names) {
  const parts = [...new Set(names.map(({ category }) => category))].map((category) => {
    const rows = names
      .filter((name) => name.category === category)
      .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
      .map((name) => [
        linkTo(name),
        cell(name.title),
        name.spaces.map((space) => LANGUAGES[space] ?? space).join(', '),
        name.strict ? `${name.severity}, error in \`hardened\`` : name.severity,
        name.profile === 'recommended' ? '' : `\`${name.profile}\``,
        name.isFixed ? 'yes' : '',
      ]);
    const head = ['rule', 'what it finds', 'in', 'severity', 'only in profile', 'fix'];
    return `## ${category}\n\n${table(head, rows)}`;
  });
  const ids = new Set(names.map(({ id }) => id)).size;
  return `# Rules

${ids} rules; each links to its page, which says why, how to mend it and when to turn it off. A rule that stands here
twice has a page of its own for a part. What other linters call the same: [equivalents](equivalents.md).
Written by \`node glossary/equivalents.mjs\` from the pages.

${parts.join('\n\n')}
`;
}
