import { Decoder } from '../../core/decoder.ts';
import type { Word } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import { copyLogical, type Logical, skipBlank } from './lines.ts';

/** An exec form. */
export interface JsonList {
  readonly words: readonly JsonWord[];
  /** False while its end is still to be written. */
  readonly closed: boolean;
}

/** An element; `inner` is what stands between its quotes in the joined line. */
export interface JsonWord {
  readonly word: Word;
  readonly inner: Span;
}

const ESCAPED: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Reads `["a", "b"]` from the joined line. Undefined for what the builder takes for a shell command,
 * such as `[ "$a" = b ]`; a list whose end is missing is a list that is being written.
 */
export function readJsonList(logical: Logical, from: number): JsonList | undefined {
  const { text } = logical;
  const words: JsonWord[] = [];
  let at = skipBlank(text, from, text.length);
  if (text[at] !== '[') return undefined;
  at = skipBlank(text, at + 1, text.length);
  if (text[at] === ']') return closing(logical, at, words);
  for (;;) {
    if (at >= text.length) return words.length ? { words, closed: false } : undefined;
    if (text[at] !== '"') return undefined;
    const word = readString(logical, at);
    if (!word) return undefined;
    words.push(word);
    at = skipBlank(text, Math.min(word.inner.to + 1, text.length), text.length);
    if (text[at] === ']') return closing(logical, at, words);
    if (at >= text.length) return { words, closed: false };
    if (text[at] !== ',') return undefined;
    at = skipBlank(text, at + 1, text.length);
    if (text[at] === ']') return closing(logical, at, words);
  }
}

function closing({ text }: Logical, at: number, words: readonly JsonWord[]): JsonList | undefined {
  return skipBlank(text, at + 1, text.length) < text.length ? undefined : { words, closed: true };
}

function readString(logical: Logical, from: number): JsonWord | undefined {
  const { text, map } = logical;
  const decoder = new Decoder();
  let plain = from + 1;
  let at = from + 1;
  while (at < text.length && text[at] !== '"') {
    if (text[at] !== '\\') {
      at++;
      continue;
    }
    const hex = /^u[\da-fA-F]{4}/.exec(text.slice(at + 1, at + 6))?.[0];
    const char = hex
      ? String.fromCharCode(Number.parseInt(hex.slice(1), 16))
      : ESCAPED[text[at + 1] ?? ''];
    if (char === undefined) return undefined;
    copyLogical(decoder, logical, plain, at);
    const end = at + 1 + (hex?.length ?? 1);
    const place = map.span({ from: at, to: end });
    decoder.replace(char, place.from, place.to);
    plain = at = end;
  }
  copyLogical(decoder, logical, plain, at);
  const to = Math.min(at + 1, text.length);
  if (decoder.text === '') {
    const place = map.span({ from: from + 1, to: at });
    decoder.replace('', place.from, place.from);
  }
  return {
    word: { ...map.span({ from, to }), ...decoder.done(), style: { kind: 'json' } },
    inner: { from: from + 1, to: at },
  };
}
