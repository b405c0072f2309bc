import type { Term } from '../server/src/glossary/entry.ts';
import type { Shelves } from '../server/src/glossary/terms.ts';

/** What the packs of terms need of the server's modules. */
interface Readers {
  groupOf(space: string, selector: string): string;
  readonly groupKey: unknown;
  readonly sharedKey: unknown;
  readonly titleFrom: unknown;
  readonly withoutGroup: unknown;
}

/** By the name of a pack its records, and where the index says that terms are. */
export function termPacks(
  terms: readonly Term[],
  server: Readers,
): { packs: ReadonlyMap<string, readonly [key: string, record: unknown][]>; shelves: Shelves };

/** A pack's text. */
export function texts(entries: readonly (readonly [key: string, value: unknown])[]): string;
