// Which places follow from the ids of their terms, so that a pack need not name them.

const HYPHENS = ['-', '_', ' ', '.', '/'];

/** What a pattern and a change between ids that follow it and ids that do not cost, in rows that it saves. */
const PATTERN = 2;
const RUN = 0.2;

/**
 * Divides the places of one space, `[id, selector]`, into those that follow from ids and the rest. `ids` are
 * those of the pack. A pattern is written as `server/src/glossary/place-patterns.ts` reads it; no place
 * follows from two.
 */
export function patternsOf(ids, places) {
  const ranges = rangesOf(ids);
  const left = new Set(places);
  const patterns = [];
  const queue = candidates(ids, places).map((one) => ({ ...one, gain: one.places.length }));
  while (queue.length) {
    const { ways, places: all } = queue.shift();
    const best = {
      ways,
      ...judged(
        ways,
        all.filter((one) => left.has(one)),
        ranges,
      ),
    };
    if (best.gain <= 0) continue;
    if (best.gain >= (queue[0]?.gain ?? 0)) {
      patterns.push([...ways, ...best.runs]);
      for (const one of best.places) left.delete(one);
    } else insert(queue, best);
  }
  return { patterns, left: [...left] };
}

/** Every way in which a place follows from its id, with all places that do so, the most first. */
function candidates(ids, places) {
  const known = new Set(ids);
  const found = new Map();
  for (const place of places.filter(([id]) => known.has(id)))
    for (const ways of waysOf(place)) {
      const key = ways.join('\n');
      if (!found.has(key)) found.set(key, { ways, places: [] });
      found.get(key).places.push(place);
    }
  return [...found.values()]
    .filter((one) => one.places.length > PATTERN)
    .toSorted((a, b) => b.places.length - a.places.length);
}

/** For each hyphen of the id whose rest the selector ends with: what is before that rest in both. */
function* waysOf([id, selector]) {
  for (const hyphen of HYPHENS)
    for (let cut = id.lastIndexOf('-'); cut > 0; cut = id.lastIndexOf('-', cut - 1)) {
      const rest = id.slice(cut + 1).replaceAll('-', hyphen);
      if (!selector.endsWith(rest)) break;
      yield [id.slice(0, cut + 1), selector.slice(0, selector.length - rest.length), hyphen];
    }
}

/** What a pattern gains with the places that are left to it. */
function judged([beginning], places, ranges) {
  const following = new Set(places.map(([id]) => id));
  const runs = runsOf(ranges(beginning).map((id) => following.has(id)));
  return { places, runs, gain: places.length - RUN * runs.length - PATTERN };
}

/** How many follow, how many then do not, and so on up to the last that does; nothing where all do. */
function runsOf(flags) {
  const runs = [0];
  for (const flag of flags)
    if (flag === (runs.length % 2 === 1)) runs[runs.length - 1]++;
    else runs.push(1);
  if (runs.length === 1) return [];
  return runs.length % 2 === 1 ? runs : runs.slice(0, -1);
}

/** The ids that begin with a text, in the order of a pack. */
function rangesOf(ids) {
  const sorted = ids.toSorted((a, b) => (a < b ? -1 : 1));
  const ranges = new Map();
  return (beginning) => {
    if (!ranges.has(beginning))
      ranges.set(
        beginning,
        sorted.filter((id) => id.startsWith(beginning)),
      );
    return ranges.get(beginning);
  };
}

/** Puts a candidate behind those that gain as much or more. */
function insert(queue, candidate) {
  let from = 0;
  let to = queue.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (queue[middle].gain > candidate.gain) from = middle + 1;
    else to = middle;
  }
  queue.splice(from, 0, candidate);
}
