import { annotating } from './annotating.ts';
import { createAsking, type Surroundings } from './asking.ts';
import { coloring } from './coloring.ts';
import { isConfiguration } from './configuration.ts';
import { editing } from './editing.ts';
import { formatting } from './formatting.ts';
import { linking } from './linking.ts';
import { linting } from './linting.ts';
import { listing } from './listing.ts';
import { navigating } from './navigating.ts';
import type { OpenFile } from './open-file.ts';
import { reading } from './reading.ts';
import { refreshing } from './refreshing.ts';
import { shaping } from './shaping.ts';
import { signing } from './signing.ts';
import { teamGlossary } from './team-glossary.ts';

/** Answers to requests, in the protocol's terms. */
export type Session = Awaited<ReturnType<typeof createSession>>;

/** Asks about an open file; null for one that is not. */
export type WithFile = <A>(
  uri: string,
  ask: (session: Session, file: OpenFile) => Promise<A>,
) => Promise<A | null>;

export async function createSession(surroundings: Surroundings) {
  const asking = await createAsking(surroundings);
  const { forget, ...listed } = listing(asking);
  const linted = linting(asking);
  const refresh = refreshing(asking);
  return {
    ...linking(asking),
    ...linted,
    ...listed,
    async filesChanged(uris: readonly string[]): Promise<void> {
      forget(uris);
      await linted.filesChanged(uris);
      if (uris.some(isConfiguration)) await refresh();
    },
    async settingsChanged(tree: unknown): Promise<void> {
      await linted.settingsChanged(tree);
      await refresh();
    },
    ...annotating(asking),
    ...coloring(asking),
    ...editing(asking),
    ...formatting(asking),
    ...navigating(asking),
    ...reading(asking),
    ...shaping(asking),
    ...signing(asking),
    ...teamGlossary(asking),
  };
}
