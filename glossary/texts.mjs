// How terms and long texts are written for the bundle.

/** Heads and places, each a text whose lines are read when they are met (`server/src/glossary/terms.ts`). */
export function termData(heads) {
  const places = {};
  for (const [number, { appears = {} }] of heads.entries())
    for (const [space, selectors] of Object.entries(appears))
      (places[space] ??= []).push([number, selectors]);
  return {
    heads: texts(heads.map(named)),
    places: Object.fromEntries(Object.entries(places).map(([space, list]) => [space, texts(list)])),
  };
}

/**
 * A pack (`server/src/glossary/packs.ts`): one line per id. What ASCII lacks is escaped, so that the
 * text takes one byte a character in memory.
 */
export function texts(entries) {
  const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return entries
    .map(([id, value]) => `${id} ${JSON.stringify(value).replaceAll(/[^\0-\x7F]/g, escaped)}\n`)
    .join('');
}

function named(term) {
  const { id, appears: _, ...head } = term;
  return [id, head];
}
