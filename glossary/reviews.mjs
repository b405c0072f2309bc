// The record of who read what against which source: reviews.jsonl, one line per reading.
// node glossary/reviews.mjs missing [PART]   ids that nobody has read since they changed, of files whose name holds PART
// node glossary/reviews.mjs add FILE         appends readings: lines of {id, sources, statements, verdict, changed}
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const here = import.meta.dirname;
const RECORD = path.join(here, 'reviews.jsonl');
/** Files and folders that wait for their second reader, one a line. */
const UNREAD = path.join(here, 'reviews.unread.txt');

const lines = (file) =>
  fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];

const list = (folder, ending) =>
  fs
    .readdirSync(path.join(here, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .toSorted()
    .map((file) => path.posix.join(folder, file));

const read = (file) => fs.readFileSync(path.join(here, file), 'utf8');

/** Where a thing stands and what it is found by is no statement; nor are its examples. */
const ASIDE = new Set(['appears', 'aliases', 'leads', 'see', 'examples', 'checked', 'id', 'topic']);

const hashOf = (value) =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 10);

function stated(value) {
  if (typeof value === 'string')
    return value
      .replace(/^## Examples$[\s\S]*/m, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
  if (Array.isArray(value)) return value.map(stated);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([field]) => !ASIDE.has(field))
    .map(([field, item]) => [field, stated(item)]);
}

/** What is read as one: a term, a topic, or a set of rows (`table#prefix`). */
export function units() {
  const pages = [...list('terms', '.md'), ...list('topics', '.md')].map((file) => {
    const [, matter = '', text = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(read(file)) ?? [];
    const id = path.basename(file, '.md');
    return {
      id: file.startsWith('topics') ? `topic:${id}` : id,
      file,
      hash: hashOf(stated([parse(matter), text])),
    };
  });
  const rows = list('tables', '.yaml').flatMap((file) => {
    const { defaults = {}, terms = [], sets = [] } = parse(read(file));
    const unit = (id, value) => ({ id, file, hash: hashOf(stated({ ...defaults, ...value })) });
    const setId = ({ prefix }) => `${path.basename(file, '.yaml')}#${prefix}`;
    const joined = new Map();
    for (const set of sets) joined.set(setId(set), [...(joined.get(setId(set)) ?? []), set]);
    return [
      ...terms.map((term) => unit(term.id, term)),
      ...[...joined].map(([id, same]) => unit(id, { sets: same })),
    ];
  });
  return [...pages, ...rows];
}

const readings = () =>
  new Map(
    lines(RECORD)
      .map((line) => JSON.parse(line))
      .map((one) => [one.id, one]),
  );

const unread = lines(UNREAD);

/** Whether a file (`glossary/tables/x.yaml`) waits for its second reader. */
export function isWaiting(file) {
  const name = path.posix.relative('glossary', file);
  return unread.some((one) => name === one || (one.endsWith('/') && name.startsWith(one)));
}

/** What nobody has read since it changed; what waits for its reader is left out, unless `all`. */
export function unreviewed(all = false) {
  const known = readings();
  return units().filter(
    ({ id, file, hash }) =>
      known.get(id)?.hash !== hash && (all || !isWaiting(path.posix.join('glossary', file))),
  );
}

const VERDICTS = ['right', 'mended'];

/** What is wrong with a reading as it was written down. */
function faultOf({ id, sources, statements, verdict, changed }, known) {
  if (!known.has(id)) return 'is unknown';
  if (!sources?.length || !sources.every((url) => url.startsWith('https://')))
    return 'needs sources, https';
  if (!statements?.length) return 'needs the statements that were checked';
  if (!VERDICTS.includes(verdict)) return `has a verdict other than ${VERDICTS.join(', ')}`;
  return verdict === 'mended' && !changed ? 'needs what changed' : undefined;
}

function add(file) {
  const known = new Map(units().map((unit) => [unit.id, unit]));
  const found = lines(file).map((line) => JSON.parse(line));
  const faults = found.flatMap((one) =>
    faultOf(one, known) ? [`${one.id}: ${faultOf(one, known)}`] : [],
  );
  if (faults.length) throw new Error(faults.join('\n'));
  const on = new Date().toISOString().slice(0, 10);
  const written = found.map(({ id, sources, statements, verdict, changed }) =>
    JSON.stringify({
      id,
      hash: known.get(id).hash,
      on,
      sources,
      statements,
      verdict,
      ...(changed && { changed }),
    }),
  );
  fs.appendFileSync(RECORD, written.map((line) => `${line}\n`).join(''));
}

if (process.argv[1] === import.meta.filename) {
  const [verb, argument = ''] = process.argv.slice(2);
  if (verb === 'add') add(argument);
  else
    for (const { id, file } of unreviewed(true)) if (file.includes(argument)) console.log(id, file);
}
