// How terms and long texts are written for the bundle.

/**
 * Terms as packs (`server/src/glossary/terms.ts`), and where they are: `groupOf` says to which group a place
 * belongs, `groupKey` how that is called in a pack.
 */
export function termPacks(terms, groupOf, groupKey) {
  const packs = new Map();
  const add = (name, key, record) => {
    if (!packs.has(name)) packs.set(name, []);
    packs.get(name).push([key, record]);
  };
  const shelf = new Map(terms.map((term) => [term.id, shelfOf(term)]));
  const places = {};
  for (const [space, groups] of groupsBySpace(terms, groupOf)) {
    places[space] = shelfOfSpace(space);
    for (const [group, placed] of groups) add(places[space], groupKey(space, group), placed);
  }
  for (const { id, appears: _, status: _status, checked: _checked, ...term } of terms)
    add(shelf.get(id), id, term);
  return { packs, shelves: { all: [...packs.keys()].toSorted(byName), shared: SHELF, places } };
}

/** By space and group, `[[id, selector, ...], ...]`. */
function groupsBySpace(terms, groupOf) {
  const spaces = new Map();
  for (const { id, appears = {} } of terms)
    for (const [space, selectors] of Object.entries(appears)) {
      const groups = spaces.get(space) ?? new Map();
      spaces.set(space, groups);
      for (const selector of selectors) place(groups, groupOf(space, selector), id, selector);
    }
  return spaces;
}

/** Adds a place to its group. */
function place(groups, key, id, selector) {
  const group = groups.get(key) ?? [];
  groups.set(key, group);
  const own = group.find(([other]) => other === id);
  if (own) own.push(selector);
  else group.push([id, selector]);
}

/** The pack of a term: with the only space that it stands in; what stands nowhere is only ever looked up. */
function shelfOf({ appears = {} }) {
  const [space, ...more] = Object.keys(appears);
  if (space === undefined) return 'terms/concepts';
  return more.length ? SHELF : shelfOfSpace(space);
}

const byName = (a, b) => (a < b ? -1 : 1);

const SHELF = 'terms/shared';
const shelfOfSpace = (space) => (SHARED.has(space) ? SHELF : `terms/${space}`);

/** Spaces of few terms, or of terms that files of every language name. */
const SHARED = new Set(['dockerfile', 'image', 'package', 'path', 'daemon', 'k8s']);

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
