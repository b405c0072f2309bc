import { Decoder, type PositionMap } from '../../core/decoder.ts';
import type { Span } from '../../core/span.ts';
import { copyLogical, type Logical } from './lines.ts';
import { braceEnd } from './words.ts';

/** A variable in a word; spans count in the joined line. */
export interface Expansion extends Span {
  readonly name: Span & { readonly text: string };
  /** What stands behind the name in braces: `:-word`. */
  readonly modifier?: Span;
}

export interface Decoded extends Span {
  /** Without quotes and escapes; variables are holes. */
  readonly text: string;
  /** From `text` to the segment. */
  readonly map: PositionMap;
  readonly expansions: readonly Expansion[];
}

const NAME_PART = /^\w+/;

/** The variable at a `$`; undefined where it is a plain character. */
export function expansionAt(text: string, at: number, to: number): Expansion | undefined {
  const braced = text[at + 1] === '{';
  const from = at + (braced ? 2 : 1);
  const name = NAME_PART.exec(text.slice(from, Math.min(to, from + 200)))?.[0] ?? '';
  if (!name) return undefined;
  const nameEnd = from + name.length;
  const end = braced ? braceEnd(text, at + 1, to) : nameEnd;
  const inner = braced && text[end - 1] === '}' ? end - 1 : end;
  return {
    from: at,
    to: end,
    name: { from, to: nameEnd, text: name },
    ...(inner > nameEnd && { modifier: { from: nameEnd, to: inner } }),
  };
}

/**
 * Decodes a word of the joined line by the builder's rules: quotes vanish, single ones keep all as it
 * is, the escape character makes the next one plain (in double quotes only `"`, `$` and itself).
 */
export function decodeWord(logical: Logical, { from, to }: Span, escape: string): Decoded {
  const { text } = logical;
  const decoder = new Decoder();
  const expansions: Expansion[] = [];
  let quote = '';
  let plain = from;
  let at = from;
  /** Copies what came before, leaves out or replaces what stands up to `end`. */
  const pass = (end: number, hole = false) => {
    copyLogical(decoder, logical, plain, at);
    if (hole) {
      const place = logical.map.span({ from: at, to: end });
      decoder.hole(place.from, place.to);
    }
    plain = at = end;
  };
  while (at < to) {
    const char = text[at]!;
    if (char === escape && quote !== "'" && at + 1 < to && escapes(text[at + 1]!, quote, escape)) {
      pass(at + 1);
      at++;
    } else if (char === quote || (!quote && (char === '"' || char === "'"))) {
      quote = quote ? '' : char;
      pass(at + 1);
    } else if (char === '$' && quote !== "'") {
      const expansion = expansionAt(text, at, to);
      if (expansion) {
        expansions.push(expansion);
        pass(expansion.to, true);
      } else at++;
    } else at++;
  }
  pass(to);
  return { from, to, expansions, ...decoder.done() };
}

/** True for a word that says what it spells. */
export function isPlain(text: string, from: number, to: number, escape: string): boolean {
  for (let at = from; at < to; at++) {
    const char = text[at];
    if (char === '"' || char === "'" || char === '$' || char === escape) return false;
  }
  return true;
}

const escapes = (next: string, quote: string, escape: string): boolean =>
  quote === '' || next === '"' || next === '$' || next === escape;
