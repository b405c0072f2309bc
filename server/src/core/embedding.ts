import { PositionMap } from './decoder.ts';
import type { Address } from './address.ts';
import type { ScriptInput } from './language.ts';
import type { Embedding } from './node.ts';
import type { Span } from './span.ts';

const inputs = new WeakMap<Embedding, ScriptInput>();
const maps = new WeakMap<Embedding, PositionMap>();

/** The decoded text that an embedded language reads; words of an argument list are joined by newlines. */
export function inputOf(embedding: Embedding): ScriptInput {
  let input = inputs.get(embedding);
  if (!input) {
    input = embedding.script
      ? { text: embedding.script.text, embedding }
      : { text: wordTexts(embedding).join('\n'), words: wordSpans(embedding), embedding };
    inputs.set(embedding, input);
  }
  return input;
}

/** The map from that text to the segment that holds the embedding. */
export function mapOf(embedding: Embedding): PositionMap {
  let map = maps.get(embedding);
  if (!map) {
    const spans = wordSpans(embedding);
    map =
      embedding.script?.map ??
      PositionMap.join(
        (embedding.words ?? []).map((word, i) => ({ map: word.map, at: spans[i]!.from })),
      );
    maps.set(embedding, map);
  }
  return map;
}

/** The same as the arguments of what an image starts, unless it says itself whose they are. */
export const entered = (embedding: Embedding, entry: Address | undefined): Embedding =>
  entry && !embedding.entry ? { ...embedding, entry } : embedding;

const wordTexts = (embedding: Embedding): string[] =>
  embedding.words?.map((word) => word.text) ?? [];

function wordSpans(embedding: Embedding): Span[] {
  let at = 0;
  return wordTexts(embedding).map((text) => {
    const span = { from: at, to: at + text.length };
    at = span.to + 1;
    return span;
  });
}
