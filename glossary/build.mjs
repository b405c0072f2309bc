// Checks the glossary and the rules' pages and writes the data that the bundle reads.
// node glossary/build.mjs [--check]   writes dist/data, or only checks. Exit code 1 with any problem.
import Ajv2020 from 'ajv/dist/2020.js';
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { writeFacts, writePacks } from './facts/bundle.mjs';
import { checkLinks } from './links.mjs';
import { entriesByTopic, mutualLinks } from './topics.mjs';
import { judgeTerms } from './terms.mjs';
import { judgeTruth } from './truth.mjs';
import { ascii, termPacks, texts } from './texts.mjs';
import { readable } from './pages.mjs';
import { judgePictures, picturesIn } from './pictures.mjs';

const root = path.resolve(import.meta.dirname, '..');
const checkOnly = process.argv.includes('--check');
const problems = [];

const files = (dir, ending) =>
  fs.existsSync(path.join(root, dir))
    ? fs
        .readdirSync(path.join(root, dir), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith(ending))
        .map((file) => path.posix.join(dir, file))
        .sort()
    : [];
const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');
const readJson = (file) => JSON.parse(read(file));

/** The readers that the server uses too. */
async function readers() {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: [
        "export * from './server/src/glossary/source.ts';",
        "export * from './server/src/glossary/entry.ts';",
        "export * from './server/src/glossary/selector.ts';",
        "export * from './server/src/glossary/groups.ts';",
        "export * from './server/src/glossary/terms.ts';",
        "export * from './server/src/glossary/condition.ts';",
        "export * from './server/src/core/address.ts';",
      ].join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

const ajv = new Ajv2020({
  allErrors: true,
  strictSchema: true,
  strictTypes: false,
  strictRequired: false,
});
ajv.addSchema(readJson('glossary/term.schema.json'));

function validator(schema) {
  const validate = ajv.compile(schema);
  return (value) =>
    validate(value)
      ? []
      : validate.errors.map(({ instancePath, message, params }) => ({
          path: instancePath
            .split('/')
            .slice(1)
            .map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
          message: `${instancePath || '/'} ${message}${params.additionalProperty ? ` (${params.additionalProperty})` : ''}`,
        }));
}

const server = await readers();
const {
  readTerm,
  readTable,
  readTopic,
  readMarkdown,
  parseSelector,
  parseFullSelector,
  parseCondition,
  selectorsOf,
  groupOf,
  isSpace,
} = server;

const validate = {
  term: validator({ $ref: 'term.schema.json' }),
  table: validator(readJson('glossary/table.schema.json')),
  topic: validator(readJson('glossary/topic.schema.json')),
  rule: validator(readJson('server/src/rules/rule.schema.json')),
  links: validator(readJson('glossary/links.schema.json')),
};

function lineOf(text, offset) {
  return text.slice(0, offset).split('\n').length;
}

/** Reads each file with its reader, notes what is wrong, and gives [file, entry] pairs. */
function load(list, reader) {
  return list.flatMap((file) => {
    const text = read(file);
    const { entries, problems: found } = reader(file, text);
    for (const { from, message } of found)
      problems.push(`${file}:${lineOf(text, from)} ${message}`);
    return entries.map((entry) => [file, entry]);
  });
}

const terms = [
  ...load(files('glossary/terms', '.md'), (file, text) => readTerm(file, text, validate.term)),
  ...load(files('glossary/tables', '.yaml'), (_, text) => readTable(text, validate.table)),
];
const topics = load(files('glossary/topics', '.md'), (file, text) =>
  readTopic(file, text, validate.topic),
);
const rules = load(files('server/src/rules', '.md'), (file, text) =>
  readMarkdown(text, validate.rule, (fields, prose) => ({
    fact: path.basename(file, '.md'),
    category: path.basename(path.dirname(file)),
    ...fields,
    names: fields.names.map((name) => ({ ...name, at: [name.at].flat() })),
    text: prose,
  })),
);

const links = parseYaml(read('glossary/links.yaml'));

problems.push(
  ...judgeTerms(terms, topics, topicTitles(), server),
  ...judgeTruth(terms, topics),
  ...judgePictures(topics),
);
checkRules();
problems.push(...checkLinks(links, validate.links, parseFullSelector));
if (problems.length) {
  for (const problem of problems) console.error(problem);
  console.error(`${problems.length} problems in the glossary`);
  process.exitCode = 1;
} else if (!checkOnly) write();

/** Titles of all topics, written or not yet. */
function topicTitles() {
  return new Map(Object.entries(readJson('glossary/topics/contents.json')));
}

function checkRules() {
  const facts = new Map();
  const termIds = new Set(terms.map(([, term]) => term.id));
  for (const [file, rule] of rules) {
    if (facts.has(rule.fact)) problems.push(`${file}: fact is taken by ${facts.get(rule.fact)}`);
    facts.set(rule.fact, file);
    const ids = rule.names.map((name) => name.id);
    if (new Set(ids).size < ids.length) problems.push(`${file}: a name stands there twice`);
    for (const name of rule.names) {
      if (!parseCondition(name.when)) problems.push(`${file} ${name.id}: condition cannot be read`);
      for (const at of name.at)
        if (at.includes(':') ? !parseFullSelector(at) : !isSpace(at))
          problems.push(`${file} ${name.id}: ${at} has no known space`);
    }
    for (const id of [rule.term ?? []].flat())
      if (!termIds.has(id)) problems.push(`${file}: term ${id} is unknown`);
  }
}

function write() {
  const out = path.join(root, 'dist/data');
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out, { recursive: true });
  const save = (name, value) =>
    fs.writeFileSync(path.join(out, name), ascii(JSON.stringify(value)));
  const saveTexts = (name, entries) => fs.writeFileSync(path.join(out, name), texts(entries));
  const { packs, shelves } = termPacks(
    terms.map(([, term]) => term),
    {
      ...server,
      groupOf: (space, selector) => groupOf(parseSelector(space, selector).steps),
    },
  );
  save('index.json', {
    terms: shelves,
    topics: topicHeads(),
    rules: rules.map(([, { text: _text, ...page }]) => placed(page)),
    packs: writePacks(out),
    links,
  });
  save('configuration.schema.json', configurationSchema());
  for (const [name, entries] of packs) saveTexts(`${name.replace('/', '-')}.txt`, entries);
  saveTexts('topics.txt', topicTexts());
  saveTexts(
    'pages.txt',
    rules.map(([, { fact, text }]) => [fact, readable(text)]),
  );
  writeFacts(out);
  console.log(`${terms.length} terms, ${topics.length} topics, ${rules.length} rule pages`);
}

/** All topics without their texts; those that are not written have no summary. */
function topicHeads() {
  const written = new Map(topics.map(([, topic]) => [topic.id, topic]));
  return [...topicTitles()].map(([id, { title, parent }]) => ({
    id,
    title: written.get(id)?.title ?? title,
    summary: written.get(id)?.summary ?? '',
    ...(parent && { parent }),
  }));
}

function topicTexts() {
  const mutual = mutualLinks(topics.map(([, topic]) => topic));
  const entries = entriesByTopic(terms.map(([, term]) => term));
  return topics.map(([, topic]) => {
    const { id, text, docs } = topic;
    const images = picturesIn(topic);
    return [id, { text, see: mutual.get(id), docs, terms: entries.get(id), images }];
  });
}

/** Spaces of things that a file of any language may name. */
function isShared(space) {
  return ['path', 'image', 'package'].includes(space);
}

/**
 * A rule's page with the places that the spaces in its names' `at` stand for: those of its terms there. A
 * term that is a path, an image or a package has its places wherever the space names such a thing.
 */
function placed({ names, ...page }) {
  const ids = new Set([page.term ?? []].flat());
  const places = terms.flatMap(([, term]) => (ids.has(term.id) ? selectorsOf(term) : []));
  const standingFor = (at) =>
    places.flatMap(([space, selector]) => {
      const place = { at: `${space}: ${selector}` };
      return space === at ? [place] : isShared(space) ? [{ ...place, within: at }] : [];
    });
  const written = names.map((name) => {
    const found = name.at.filter(isSpace).flatMap(standingFor);
    return found.length ? { ...name, places: found } : name;
  });
  return { ...page, names: written };
}

/** The schema of configuration files with the names of all rules, for editors. */
function configurationSchema() {
  const schema = readJson('glossary/configuration.schema.json');
  const { rules: known } = schema.properties.lint.properties;
  const [level, choice] = known.additionalProperties.anyOf;
  const titles = new Map();
  const optionsBy = new Map();
  for (const [, { category, title, names, options }] of rules) {
    titles.set(category, [`All rules of the category ${category}`]);
    for (const id of new Set(names.map((name) => name.id))) {
      titles.set(id, [...(titles.get(id) ?? []), title]);
      if (options) optionsBy.set(id, { ...optionsBy.get(id), ...options });
    }
  }
  const choiceOf = (name) => {
    const options = optionsBy.get(name);
    if (!options) return level;
    const properties = { ...choice.properties, ...options };
    return { anyOf: [level, { ...choice, properties, additionalProperties: false }] };
  };
  known.properties = Object.fromEntries(
    [...titles].map(([name, said]) => [
      name,
      { ...choiceOf(name), description: `${said.join('; ')}.` },
    ]),
  );
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...schema };
}
