import { createAsking, type Surroundings } from './asking.ts';
import { editing } from './editing.ts';
import { linking } from './linking.ts';
import { linting } from './linting.ts';
import { listing } from './listing.ts';
import { navigating } from './navigating.ts';
import { reading } from './reading.ts';
import { shaping } from './shaping.ts';
import { teamGlossary } from './team-glossary.ts';

/** Answers to requests, in the protocol's terms. */
export type Session = Awaited<ReturnType<typeof createSession>>;

export async function createSession(surroundings: Surroundings) {
  const asking = await createAsking(surroundings);
  const { forget, ...listed } = listing(asking);
  const linted = linting(asking);
  return {
    ...linking(asking),
    ...linted,
    ...listed,
    async filesChanged(uris: readonly string[]): Promise<void> {
      forget(uris);
      await linted.filesChanged(uris);
    },
    ...editing(asking),
    ...navigating(asking),
    ...reading(asking),
    ...shaping(asking),
    ...teamGlossary(asking),
  };
}
