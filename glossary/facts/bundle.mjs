// Writes the vocabularies as the bundle has them: few files, since a package may hold forty.
import fs from 'node:fs';
import path from 'node:path';
import { ordered, texts } from '../texts.mjs';

/** A folder of vocabularies per ecosystem, `glossary/facts`. */
const HERE = import.meta.dirname;

/** Packs below this size share one file with the others of their folder. */
const SMALL = 150_000;

const folders = (here = HERE) =>
  fs
    .readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();

const filesOf = (folder, ending, here = HERE) =>
  fs
    .readdirSync(path.join(here, folder))
    .filter((file) => file.endsWith(ending))
    .toSorted();

/** Writes `facts/<folder>.txt`: what languages name in `needs`, as one pack (`server/src/glossary/facts.ts`). */
export function writeFacts(out) {
  fs.mkdirSync(path.join(out, 'facts'), { recursive: true });
  for (const folder of folders()) {
    const records = filesOf(folder, '.json').flatMap((file) =>
      recordsOf(`${folder}/${path.basename(file, '.json')}`, path.join(HERE, folder, file)),
    );
    if (records.length) fs.writeFileSync(path.join(out, 'facts', `${folder}.txt`), texts(records));
  }
}

/** A tree whose JSON is at least this long is a record of its own, which is not read before it is met. */
const LONG = 400;

/** The records of a vocabulary: itself, and what it refers to. */
function recordsOf(name, file) {
  const { root, ...rest } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const { defs = {}, ...tree } = root;
  const records = new Map();
  const divided = ({ k, any, ...own }) => ({
    ...own,
    ...(k && { k: Object.fromEntries(Object.entries(k).map(([step, child]) => [step, apart(child)])) }),
    ...(any && { any: divided(any) }),
  });
  const apart = (child) => {
    const written = divided(child);
    if (written.ref !== undefined || JSON.stringify(written).length < LONG) return written;
    const ref = String(records.size);
    records.set(ref, written);
    return { ref };
  };
  for (const [def, child] of Object.entries(defs)) records.set(def, divided(child));
  const head = { ...rest, root: divided(tree) };
  return [[name, head], ...[...records].map(([def, record]) => [`${name}#${def}`, record])];
}

/** A pack on disk: a line of JSON that says where it belongs, then its records. */
function readPack(file) {
  const text = fs.readFileSync(file, 'utf8');
  const end = text.indexOf('\n');
  return { head: JSON.parse(text.slice(0, end)), records: ordered(text.slice(end + 1)) };
}

/** The packs of all folders, by their names. */
export const packs = (here = HERE) =>
  folders(here).flatMap((folder) =>
    filesOf(folder, '.pack', here).map((file) => [
      `${folder}/${path.basename(file, '.pack')}`,
      readPack(path.join(here, folder, file)),
    ]),
  );

/** Facts without a body that stand several times are written once, in the record `#leaves`; numbers stand for them. */
function interned(records) {
  const lines = records.split('\n').filter(Boolean).map((line) => {
    const blank = line.indexOf(' ');
    return [line.slice(0, blank), JSON.parse(line.slice(blank + 1))];
  });
  const counts = new Map();
  const isLeaf = ({ k, any }) => !k && !any;
  const count = ({ k = {}, any }) => {
    for (const child of Object.values(k)) {
      const json = JSON.stringify(child);
      if (isLeaf(child)) counts.set(json, (counts.get(json) ?? 0) + 1);
      else count(child);
    }
    if (any) count(any);
  };
  for (const [, tree] of lines) count(tree);
  const leaves = [...counts].filter(([, times]) => times > 1).toSorted((a, b) => b[1] - a[1]);
  if (!leaves.length) return texts(lines);
  const numbers = new Map(leaves.map(([json], i) => [json, i]));
  const short = (child) => numbers.get(JSON.stringify(child)) ?? written(child);
  const written = ({ k, any, ...rest }) => ({
    ...rest,
    ...(k && { k: Object.fromEntries(Object.entries(k).map(([name, child]) => [name, short(child)])) }),
    ...(any && { any: written(any) }),
  });
  return texts([
    ...lines.map(([key, tree]) => [key, written(tree)]),
    ['#leaves', leaves.map(([json]) => JSON.parse(json))],
  ]);
}

/** Writes `packs/<name>.txt`, and returns what the index says of each. */
export function writePacks(out) {
  fs.mkdirSync(path.join(out, 'packs'), { recursive: true });
  const written = new Map();
  for (const [name, { head, records }] of packs()) {
    const isSmall = head.at && records.length < SMALL;
    const target = isSmall ? `${name.split('/')[0]}/small` : name;
    const before = written.get(target) ?? { records: '' };
    const joined = (key) => [...(before[key] ?? []), ...(head[key] ?? [])];
    written.set(target, { at: joined('at'), lists: joined('lists'), records: before.records + records });
  }
  return [...written].map(([name, { at, lists, records }]) => {
    fs.writeFileSync(path.join(out, 'packs', `${name.replace('/', '-')}.txt`), interned(records));
    return { name, ...(at.length && { at }), ...(lists.length && { lists }) };
  });
}
