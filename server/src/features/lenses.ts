import type { Lens } from '../core/language.ts';
import type { World } from './world.ts';

/** What is told above lines of the document, where the user wants it. */
export function lenses({ document, analysis }: World): readonly Lens[] {
  if (!analysis.settings.codeLens.enable) return [];
  return document.origin.language.lenses?.(document) ?? [];
}
