/** What the first line of a pack says. */
interface Head {
  readonly source: string;
  readonly at?: readonly string[];
  readonly lists?: readonly string[];
}

/** The packs of all folders in `here`, by their names. */
export function packs(here?: string): [name: string, pack: { readonly head: Head; readonly records: string }][];
