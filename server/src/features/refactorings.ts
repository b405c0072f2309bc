import type { Refactoring } from '../core/language.ts';
import type { Span } from '../core/span.ts';
import { resolveUri } from '../core/uri.ts';
import type { World } from './world.ts';

/** What can be written otherwise where a span stands; nothing in a file that we only guess to be ours. */
export function refactorings(world: World, { from, to }: Span): readonly Refactoring[] {
  const { document, neighbours, complete } = world;
  const { language, confidence } = document.origin;
  if (confidence === 'guess') return [];
  const absent = (file: string): boolean => {
    const uri = resolveUri(document.uri, file);
    return complete.get(`${file}*`) === true && !neighbours.some((one) => one.uri === uri);
  };
  return language.refactorings?.({ document, from, to, absent }) ?? [];
}
