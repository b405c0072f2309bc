import { address } from '../../core/address.ts';
import type { Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import type { Body } from './instruction.ts';
import { skipBlank } from './lines.ts';
import { decode, type Draft, labelAt, literalOf, type Reader, wordNode } from './nodes.ts';
import { firstWord, wordsIn } from './words.ts';

type Keyword = 'ARG' | 'ENV' | 'LABEL';

/** `NAME=value …`; `ENV` and `LABEL` also in the old form `NAME value`, whose value is the rest of the line. */
export function pairsBody(reader: Reader, at: number, keyword: Keyword): Body {
  const { text } = reader.logical;
  const words = wordsIn(text, at, text.length, reader.escape);
  const [first] = words;
  if (!first) return { children: [] };
  const isOld = keyword !== 'ARG' && text.slice(first.from, first.to).indexOf('=') < 0;
  if (isOld) return { form: 'scalar', children: [oldPair(reader, at, keyword)] };
  return { form: 'map', children: words.map((word) => pair(reader, word, keyword)) };
}

function pair(reader: Reader, word: Span, keyword: Keyword): Node {
  const split = reader.logical.text.slice(word.from, word.to).indexOf('=');
  if (split < 0) return setting(reader, word, undefined, keyword);
  const equals = word.from + split;
  return setting(
    reader,
    { from: word.from, to: equals },
    { from: equals + 1, to: word.to },
    keyword,
  );
}

function oldPair(reader: Reader, at: number, keyword: Keyword): Node {
  const { text } = reader.logical;
  const key = firstWord(text, at, text.length) ?? { from: at, to: at };
  const from = skipBlank(text, key.to, text.length);
  const to = text.trimEnd().length;
  return setting(reader, key, from < to ? { from, to } : undefined, keyword);
}

function setting(reader: Reader, key: Span, value: Span | undefined, keyword: Keyword): Node {
  const decoded = decode(reader, key);
  const name = literalOf(decoded);
  const path = [keyword, name ?? '?'];
  const label = labelAt(reader, key, name ?? decoded.text);
  const node: Draft = {
    kind: 'setting',
    from: label.from,
    to: label.to,
    label,
    addresses: [address('dockerfile', ...path)],
    form: 'null',
  };
  if (keyword !== 'LABEL' && name) node.defines = { scope: 'variable', text: name };
  if (!value) return node;
  const child = wordNode(reader, value, path);
  node.to = Math.max(label.to, child.to);
  node.form = 'scalar';
  if (child.value !== undefined) node.value = child.value;
  node.children = [child];
  return node;
}
