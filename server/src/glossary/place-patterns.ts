import type { Pack } from './packs.ts';

/**
 * Places that follow from ids, as a group has them: of the pack's ids that begin with `id`, each has the
 * place `selector` and what is behind that beginning, with `hyphen` for its hyphens. `runs` count in the
 * ids' order how many do so, how many then do not, and so on up to the last that does; without runs, all do.
 */
export type Pattern = readonly [id: string, selector: string, hyphen: string, ...runs: number[]];

/** The ids with their places. */
export function* followFrom(
  pack: Pack,
  [id, selector, hyphen, ...runs]: Pattern,
): Generator<readonly [id: string, selector: string]> {
  let run = 0;
  let left = runs[0] ?? Infinity;
  for (const key of pack.keysFrom(id)) {
    while (left === 0) left = runs[++run] ?? Infinity;
    if (runs.length && run >= runs.length) return;
    left--;
    if (run % 2 === 0) yield [key, selector + key.slice(id.length).replaceAll('-', hyphen)];
  }
}
