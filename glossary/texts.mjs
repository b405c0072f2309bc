// How terms and long texts are written for the bundle.

/**
 * Terms as packs (`server/src/glossary/terms.ts`), and where they are: `groupOf` says to which group a place
 * belongs, `groupKey` and `sharedKey` how records are called in a pack.
 */
export function termPacks(terms, { groupOf, groupKey, sharedKey }) {
  const packs = new Map();
  const add = (name, key, record) => {
    if (!packs.has(name)) packs.set(name, []);
    packs.get(name).push([key, record]);
  };
  const shelf = new Map(terms.map((term) => [term.id, shelfOf(term)]));
  const places = {};
  for (const [space, groups] of groupsBySpace(terms, groupOf)) {
    places[space] = shelfOfSpace(space);
    for (const [group, placed] of groups)
      add(places[space], groupKey(space, group), shortened(placed));
  }
  for (const name of new Set(shelf.values())) {
    const held = terms.filter(({ id }) => shelf.get(id) === name);
    for (const [key, record] of sharing(held, sharedKey)) add(name, key, record);
  }
  return { packs, shelves: { all: [...packs.keys()].toSorted(byName), shared: SHELF, places } };
}

/** A group's record: the beginnings that its ids and its selectors have in common, then what follows each. */
function shortened(placed) {
  const id = beginning(placed.map(([one]) => one));
  const selector = beginning(placed.flatMap(([, ...selectors]) => selectors));
  return [
    id,
    selector,
    ...placed.map(([one, ...selectors]) => [
      one.slice(id.length),
      ...selectors.map((text) => text.slice(selector.length)),
    ]),
  ];
}

/** What all texts begin with. */
function beginning([first, ...rest]) {
  let length = first.length;
  for (const text of rest) while (!text.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}

const MANY = 3;

/** The records of a pack's terms: what many say alike stands once. */
function* sharing(terms, sharedKey) {
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
  const count = new Map();
  for (const { key } of divided) count.set(key, (count.get(key) ?? 0) + 1);
  const numbers = new Map();
  for (const { id, own, common, key } of divided) {
    if (count.get(key) < MANY) yield [id, { ...common, ...own }];
    else {
      if (!numbers.has(key)) {
        numbers.set(key, numbers.size);
        yield [sharedKey(numbers.get(key)), common];
      }
      yield [id, { ...own, as: numbers.get(key) }];
    }
  }
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
