// Writes docs/equivalents.md and docs/rules.md from equivalents.yaml and the pages of the rules.
// node glossary/equivalents.mjs [--check]   writes them, or only says what is wrong. Exit code 1 with any problem.
import Ajv2020 from 'ajv/dist/2020.js';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { cell, linkTo, ruleNames, rulesPage, table } from './rule-list.mjs';

const root = path.resolve(import.meta.dirname, '..');
const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');

/** The tools of the data, each with its findings in one list: what stands there, and what only pages have words for. */
export function listed({ tools }, names) {
  return tools.map((tool) => {
    const matches = new RegExp(tool.owns);
    const rows = tool.groups.flatMap(({ title: group, why: shared, isListed = true, ids }) =>
      Object.entries(ids).map(([id, entry]) => {
        const { title, why } = typeof entry === 'string' ? { title: entry } : entry;
        const page = isListed && !id.includes('*') ? tool.page : undefined;
        return { id, title, group, page, own: why, why: why ?? shared, rules: rulesFor(id, names) };
      }),
    );
    const worded = tool.titles === 'words' ? wordedOnly(tool, matches, rows, names) : [];
    return { tool: tool.tool, list: tool.list, matches, rows: [...worded, ...rows] };
  });
}

function wordedOnly({ page }, matches, rows, names) {
  const known = new Set(rows.map(({ id }) => id));
  const titles = new Map(
    names.flatMap(({ equivalents, words = {} }) =>
      equivalents
        .filter((id) => matches.test(id) && words[id] && !known.has(id))
        .map((id) => [id, words[id].replaceAll(/\{\w+\}/g, '…')]),
    ),
  );
  return [...titles]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, title]) => ({ id, title, group: 'Found here', page, rules: rulesFor(id, names) }));
}

/** The rules that name an id, each once. */
function rulesFor(id, names) {
  const found = names.filter(({ equivalents }) => equivalents.includes(id));
  return found.filter((one, i) => found.findIndex((other) => other.id === one.id) === i);
}

/** What is wrong with the lists, and what they and the pages say of each other. */
export function judge(data, names) {
  const tools = listed(data, names);
  const rows = tools.flatMap((tool) => tool.rows);
  const known = new Set(rows.map(({ id }) => id));
  const rules = new Set(names.map(({ id }) => id));
  const owned = (id) => tools.some(({ matches }) => matches.test(id));
  const looksHere = ({ spaces }) => spaces.some((space) => data.spaces.includes(space));
  return [
    ...rows
      .filter(({ id }, i) => rows.findIndex((row) => row.id === id) !== i)
      .map(({ id }) => `equivalents.yaml: ${id} stands there twice`),
    ...tools.flatMap(({ tool, matches, rows: own }) =>
      own
        .filter(({ id }) => !matches.test(id) && !id.includes('*'))
        .map(({ id }) => `equivalents.yaml: ${id} is no id of ${tool}`),
    ),
    ...rows
      .filter(({ rules: found, why }) => !found.length && !why)
      .map(({ id }) => `equivalents.yaml: no rule names ${id}, and nothing says why`),
    ...rows
      .filter(({ rules: found, own }) => found.length && own)
      .map(({ id, rules: [rule] }) => `equivalents.yaml: ${id} needs no why: ${rule.id} names it`),
    ...rows.flatMap(({ id, why = '' }) =>
      [...why.matchAll(/`([a-z0-9]+(?:-[a-z0-9]+)+)`/g)]
        .filter(([, rule]) => !rules.has(rule))
        .map(([, rule]) => `equivalents.yaml: ${id} speaks of ${rule}, which is no rule`),
    ),
    ...names
      .filter(looksHere)
      .flatMap(({ file, id: rule, equivalents }) =>
        equivalents
          .filter((id) => owned(id) && !known.has(id))
          .map((id) => `${file} ${rule}: ${id} does not stand in equivalents.yaml`),
      ),
  ];
}

/** The text of docs/equivalents.md. */
export function equivalentsPage(data, names) {
  const tools = listed(data, names);
  const counts = tools.map(({ tool, list, rows }) => {
    const ids = rows.filter(({ id }) => !id.includes('*'));
    const found = ids.filter(({ rules }) => rules.length).length;
    return [`[${tool}](${list})`, ids.length, found, ids.length - found];
  });
  return `# What other linters find, and where it is here

Each finding of the linters that people use on Dockerfiles, Compose files and container command lines, and the [rule](rules.md)
that finds it here, or why none does. Behind a rule that is off by default stands the profile that turns it on. Ignore comments
of these linters silence the rules beside their ids, and \`lint.deferTo\` leaves the rules of a linter to it.
Written by \`node glossary/equivalents.mjs\` from \`glossary/equivalents.yaml\` and the pages of the rules.

${table(['linter', 'ids', 'found here', 'not'], counts)}

${tools.map(section).join('\n\n')}
`;
}

function section({ tool, list, rows }) {
  const groups = [...new Set(rows.map(({ group }) => group))];
  const parts = groups.map((group) => {
    const cells = rows
      .filter((row) => row.group === group)
      .map(({ id, title, page, rules, why }) => [
        page ? `[${bare(id)}](${pageOf(page, bare(id))})` : bare(id),
        cell(title),
        rules.length ? rules.map(shown).join(', ') : cell(why ?? ''),
      ]);
    return `### ${group}\n\n${table(['id', 'what it finds', 'rule, or why none'], cells)}`;
  });
  return `## ${tool}\n\n[What the tool says of them](${list})\n\n${parts.join('\n\n')}`;
}

function shown(rule) {
  return rule.profile === 'recommended' ? linkTo(rule) : `${linkTo(rule)} (${rule.profile})`;
}

/** An id as its tool writes it. */
function bare(id) {
  return id.replace(/^[A-Z]+:/, '').replace('*', '\\*');
}

function pageOf(page, id) {
  const kebab = id.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();
  return page.replace('{id}', id).replace('{lower}', id.toLowerCase()).replace('{kebab}', kebab);
}

function main() {
  const names = ruleNames();
  const data = parse(read('glossary/equivalents.yaml'));
  const ajv = new Ajv2020({ allErrors: true, validateFormats: false });
  const isValid = ajv.compile(JSON.parse(read('glossary/equivalents.schema.json')));
  if (!isValid(data))
    return isValid.errors.map(
      ({ instancePath, message }) => `equivalents.yaml ${instancePath} ${message}`,
    );
  const problems = judge(data, names);
  const pages = [
    ['docs/equivalents.md', equivalentsPage(data, names)],
    ['docs/rules.md', rulesPage(names)],
  ];
  if (process.argv.includes('--check'))
    return [...problems, ...pages.flatMap(([file, text]) => stale(file, text))];
  for (const [file, text] of problems.length ? [] : pages)
    fs.writeFileSync(path.join(root, file), text);
  return problems;
}

function stale(file, text) {
  const written = fs.existsSync(path.join(root, file)) ? read(file) : '';
  return written === text ? [] : [`${file} is not what \`node glossary/equivalents.mjs\` writes`];
}

if (process.argv[1] === import.meta.filename) {
  const problems = main();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length ? 1 : 0;
}
