// How terms and long texts are written for the bundle.

/** Heads and places as packs (`server/src/glossary/terms.ts`); `groupOf` says where a place belongs. */
export function termData(heads, groupOf) {
  const places = {};
  for (const { id, appears = {} } of heads)
    for (const [space, selectors] of Object.entries(appears)) {
      const groups = (places[space] ??= new Map());
      for (const selector of selectors) place(groups, groupOf(space, selector), id, selector);
    }
  return {
    heads: texts(heads.map(named)),
    places: Object.fromEntries(
      Object.entries(places).map(([space, groups]) => [space, texts([...groups])]),
    ),
  };
}

/** Adds a place to its group: `[[id, selector, ...], ...]`. */
function place(groups, key, id, selector) {
  const group = groups.get(key) ?? [];
  groups.set(key, group);
  const own = group.find(([other]) => other === id);
  if (own) own.push(selector);
  else group.push([id, selector]);
}

/** The long parts of terms as [id, body], by the pack that holds them. */
export function packTexts(divided) {
  const packs = new Map();
  for (const { head, body } of divided) {
    const entries = packs.get(packOf(head)) ?? [];
    packs.set(packOf(head), entries);
    entries.push([head.id, body]);
  }
  return packs;
}

/** The only space a term stands in; one pack is for all that stand in several. */
function packOf({ appears = {} }) {
  const [space, ...more] = Object.keys(appears);
  return `texts/${space && !more.length && !SHARED.has(space) ? space : 'shared'}`;
}

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

function named(term) {
  const { id, appears: _, ...head } = term;
  const pack = packOf(term).replace(/^texts\//, '');
  return [id, pack === 'shared' ? head : { ...head, in: pack }];
}
