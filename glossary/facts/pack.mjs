// Writes packs: a line that says where a pack belongs, then one record per line, so that a change can be read.
import fs from 'node:fs';

/** A block is shared from this many characters on. */
const WORTH = 60;

/** What a name says of itself; the rest of its tree may be shared. */
const OWN = ['r', 'w', 'x'];

function divided(tree) {
  const own = Object.fromEntries(OWN.filter((key) => key in tree).map((key) => [key, tree[key]]));
  const rest = Object.fromEntries(Object.entries(tree).filter(([key]) => !OWN.includes(key)));
  return { own, rest };
}

/**
 * Puts what several trees have in common into records of its own.
 * @param records pairs of a key and a tree
 * @param name begins the names of the shared ones
 * @returns pairs of a key and a tree, the shared ones behind the others
 */
export function shared(records, name) {
  const counts = new Map();
  const count = (tree) => {
    const key = JSON.stringify(divided(tree).rest);
    const times = counts.get(key) ?? 0;
    counts.set(key, times + 1);
    if (!times) for (const child of childrenOf(tree)) count(child);
  };
  for (const [, tree] of records) for (const child of childrenOf(tree)) count(child);
  const defs = new Map();
  const taken = new Map();
  const within = (tree) => ({
    ...tree,
    ...(tree.k && { k: mapped(tree.k, emit) }),
    ...(tree.any && { any: emit(tree.any, 'any') }),
  });
  const emit = (tree, word) => {
    const { own, rest } = divided(tree);
    const key = JSON.stringify(rest);
    if (key.length < WORTH || counts.get(key) < 2) return within(tree);
    let def = defs.get(key);
    if (!def) {
      const number = (taken.get(word) ?? 0) + 1;
      taken.set(word, number);
      def = { id: `${name}.${word}${number > 1 ? number : ''}` };
      defs.set(key, def);
      def.tree = within(rest);
    }
    return { ...own, ref: def.id };
  };
  const out = records.map(([key, tree]) => [key, within(tree)]);
  const rest = [...defs.values()].map(({ id, tree }) => [`#${id}`, tree]);
  return [...out, ...rest.toSorted(([a], [b]) => (a < b ? -1 : 1))];
}

const childrenOf = ({ k, any }) => [...Object.values(k ?? {}), ...(any ? [any] : [])];
const mapped = (k, change) =>
  Object.fromEntries(Object.entries(k).map(([name, child]) => [name, change(child, name)]));

/** Writes a pack's file; keys with blanks or line breaks are refused. */
export function writePack(file, head, records) {
  const lines = records.map(([key, record]) => {
    if (/\s/.test(key)) throw new Error(`${JSON.stringify(key)} is no key`);
    return `${key} ${JSON.stringify(record)}`;
  });
  fs.writeFileSync(file, `${[JSON.stringify(head), ...lines].join('\n')}\n`);
}
