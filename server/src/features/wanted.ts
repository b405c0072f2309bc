import { noting } from '../glossary/facts.ts';
import type { Analysis, Answer, World } from './world.ts';

/** Asks a question, and adds the packs of facts that were missing for it to what it wants. */
export function withPacks<W extends Pick<World, 'analysis'>, A>(
  world: W,
  question: (world: W) => Answer<A>,
): Answer<A> {
  const { facts, wanted: missing } = noting(world.analysis.facts);
  const { result, wanted } = question({ ...world, analysis: { ...world.analysis, facts } });
  return missing.size ? { result, wanted: [...wanted, ...missing] } : { result, wanted };
}

const noted = new WeakMap<Analysis, ReturnType<typeof noting>>();

/** The facts that rules are shown: one object per analysis, so that they may remember by it. */
export function notedFacts(analysis: Analysis): ReturnType<typeof noting> {
  let facts = noted.get(analysis);
  if (!facts) noted.set(analysis, (facts = noting(analysis.facts)));
  return facts;
}

/**
 * The packs without which rules could not say all they know of the files walked under an analysis. Loading
 * one makes another analysis, under which everything is walked again.
 */
export const wantedBy = (analysis: Analysis): readonly string[] => [...notedFacts(analysis).wanted];
