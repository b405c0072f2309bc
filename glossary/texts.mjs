// How terms and long texts are written for the bundle.
import { patternsOf } from './place-patterns.mjs';

/**
 * Terms as packs (`server/src/glossary/terms.ts`), and where they are. `server`: `groupOf` says to which group a
 * place belongs, the rest comes from `groups.ts` and `terms.ts` beside that.
 */
export function termPacks(terms, server) {
  const { groupOf, groupKey, withoutGroup } = server;
  const packs = new Map();
  const add = (name, key, record) => {
    if (!packs.has(name)) packs.set(name, []);
    packs.get(name).push([key, record]);
  };
  const shelf = new Map(terms.map((term) => [term.id, shelfOf(term)]));
  const places = {};
  for (const [space, placed] of placesBySpace(terms)) {
    places[space] = shelfOfSpace(space);
    const ids = [...shelf.keys()].filter((id) => shelf.get(id) === places[space]);
    for (const [group, stored] of groupsOf(space, ids, placed, groupOf))
      add(
        places[space],
        groupKey(space, group),
        written(stored, (selector) => withoutGroup(space, group, selector)),
      );
  }
  for (const name of new Set(shelf.values())) {
    const held = terms.filter(({ id }) => shelf.get(id) === name);
    for (const [key, record] of sharing(held, server)) add(name, key, record);
  }
  return { packs, shelves: { all: [...packs.keys()].toSorted(byName), shared: SHELF, places } };
}

/** A group's record, as `server/src/glossary/groups.ts` reads it. */
function written({ patterns, named }, withoutGroup) {
  const rows = named.size ? shortened([...named.values()], withoutGroup) : [];
  if (patterns.length === 0) return rows;
  return [
    patterns.map(([id, selector, ...more]) => [id, withoutGroup(selector), ...more]),
    ...rows,
  ];
}

/** The rows of terms: what all begin with stands once. */
function shortened(placed, withoutGroup) {
  const id = beginning(placed.map(([one]) => one));
  const selector = beginning(placed.flatMap(([, ...selectors]) => selectors));
  const rows = placed.map(([one, ...selectors]) => {
    const own = one.slice(id.length);
    const rests = selectors.map((text) => text.slice(selector.length));
    return rests.length === 1 && rests[0] === own ? own : [own, ...rests];
  });
  return [id, withoutGroup(selector), ...(rows.length === 1 && rows[0] === '' ? [] : rows)];
}

/** What all texts begin with. */
function beginning([first, ...rest]) {
  let length = first.length;
  for (const text of rest) while (!text.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}

const MANY = 3;

/** The records of a pack's terms: what many say alike stands once, and no title that follows from the id. */
function* sharing(terms, { sharedKey, titleFrom }) {
  const divided = terms.map(
    ({
      id,
      kind,
      topic,
      see,
      docs,
      appears: _appears,
      status: _status,
      checked: _checked,
      ...own
    }) => {
      const common = { kind, topic, see, docs };
      return { id, own, common, key: JSON.stringify(common) };
    },
  );
  const groups = new Map();
  for (const one of divided) groups.set(one.key, [...(groups.get(one.key) ?? []), one]);
  let number = 0;
  for (const alike of groups.values()) {
    const [{ common }] = alike;
    if (alike.length < MANY) for (const { id, own } of alike) yield [id, { ...common, ...own }];
    else {
      const titles = titlesOf(alike, titleFrom);
      yield [sharedKey(number), { ...common, titles }];
      for (const { id, own } of alike) {
        const { title, ...rest } = own;
        const follows = titleFrom(titles, id) === title;
        yield [id, { ...(follows ? rest : own), as: number }];
      }
      number++;
    }
  }
}

/** What most of the terms' titles follow by from their ids. */
function titlesOf(terms, titleFrom) {
  const ways = new Map(terms.map(wayOf).map((way) => [way.join('\n'), way]));
  const fitting = (way) => terms.filter(({ id, own }) => titleFrom(way, id) === own.title).length;
  return [...ways.values()]
    .map((way) => ({ way, count: fitting(way) }))
    .reduce((best, one) => (one.count > best.count ? one : best)).way;
}

/** How the longest end of a title follows from its id: what each begins with, and what stands for hyphens. */
function wayOf({ id, own: { title } }) {
  const lengths = HYPHENS.map((hyphen) => {
    const written = id.replaceAll('-', hyphen);
    let length = 0;
    while (length < title.length && written.at(-1 - length) === title.at(-1 - length)) length++;
    return length;
  });
  const longest = Math.max(...lengths);
  const own = (text) => text.slice(0, text.length - longest);
  return [own(id), own(title), HYPHENS[lengths.indexOf(longest)]];
}

const HYPHENS = ['-', '_', ' ', '.'];

/** By space, `[id, selector]`. */
function placesBySpace(terms) {
  const spaces = new Map();
  for (const { id, appears = {} } of terms)
    for (const [space, selectors] of Object.entries(appears)) {
      const places = spaces.get(space) ?? [];
      spaces.set(space, places);
      places.push(...selectors.map((selector) => [id, selector]));
    }
  return spaces;
}

/** By group, `{patterns, named}`: `named` are by id those that follow from none, `[id, selector, ...]`. */
function groupsOf(space, ids, places, groupOf) {
  const groups = new Map();
  const at = (key) => {
    if (!groups.has(key)) groups.set(key, { patterns: [], named: new Map() });
    return groups.get(key);
  };
  const { patterns, left } = WHOLE.has(space)
    ? { patterns: [], left: places }
    : patternsOf(ids, places);
  for (const pattern of patterns)
    at(groupOf(space, wholeSteps(space, pattern[1]))).patterns.push(pattern);
  for (const [id, selector] of left) {
    const { named } = at(groupOf(space, selector));
    named.set(id, [...(named.get(id) ?? [id]), selector]);
  }
  return groups;
}

/** Spaces whose selectors are not cut where their steps are. */
const WHOLE = new Set(['image', 'package', 'path']);

/** The steps of a selector that nothing behind it can change. */
const wholeSteps = (space, beginning) =>
  beginning.slice(0, Math.max(0, beginning.lastIndexOf(space === 'cli' ? ' ' : '/')));

/** The pack of a term: with the only space that it stands in, or the one that all languages read. */
function shelfOf({ appears = {} }) {
  const [space, ...more] = Object.keys(appears);
  return space === undefined || more.length ? SHELF : shelfOfSpace(space);
}

const byName = (a, b) => (a < b ? -1 : 1);

const SHELF = 'terms/shared';
const shelfOfSpace = (space) => (SHARED.has(space) ? SHELF : `terms/${space}`);

/** Spaces of few terms, or of terms that files of every language name: they pack better together. */
const SHARED = new Set([
  'compose',
  'dockerfile',
  'image',
  'package',
  'path',
  'daemon',
  'k8s',
  'dockerignore',
]);

/** A pack (`server/src/glossary/packs.ts`): one line per key, in their order. */
export const texts = (entries) =>
  ordered(entries.map(([key, value]) => `${key} ${ascii(JSON.stringify(value))}\n`).join(''));

/** The lines of a pack in the order of their keys. */
export function ordered(records) {
  const lines = records.split('\n').filter(Boolean);
  const key = (line) => line.slice(0, line.indexOf(' '));
  return lines
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    .map((line) => `${line}\n`)
    .join('');
}

/** JSON with everything beyond ASCII escaped: it is read at once and takes one byte a character in memory. */
export const ascii = (json) =>
  json.replaceAll(
    /[^\0-\x7F]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
