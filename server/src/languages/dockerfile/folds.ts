import type { Block, Segment } from '../../core/language.ts';
import { leading } from './parse.ts';

/** Stages, from `FROM` to the last instruction before the comments of the next one. */
export function folds(text: string, segments: readonly Segment[]): readonly Block[] {
  const found: Block[] = [];
  let from: number | undefined;
  const close = (at: number): void => {
    if (from === undefined) return;
    const to = from + text.slice(from, at).trimEnd().length;
    found.push({ from, to });
  };
  for (const segment of segments) {
    if (segment.entity !== 'FROM') continue;
    close(segment.from);
    from = segment.from + leading(text.slice(segment.from, segment.to)).at;
  }
  close(text.length);
  return found;
}
