import { address } from '../../core/address.ts';
import type { Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import type { Body } from './instruction.ts';
import { skipBlank } from './lines.ts';
import { decode, literalOf, place, type Reader, wordNode } from './nodes.ts';
import { plainWordsIn, wordsIn } from './words.ts';

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
  const key = plainWordsIn(text, at, text.length)[0] ?? { from: at, to: at };
  const from = skipBlank(text, key.to, text.length);
  const to = text.trimEnd().length;
  return setting(reader, key, from < to ? { from, to } : undefined, keyword);
}

function setting(reader: Reader, key: Span, value: Span | undefined, keyword: Keyword): Node {
  const decoded = decode(reader, key);
  const name = literalOf(decoded);
  const path = [keyword, name ?? '?'];
  const label = { ...place(reader, key), text: name ?? decoded.text };
  const child = value && wordNode(reader, value, path);
  const known = child?.value;
  return {
    kind: 'setting',
    from: label.from,
    to: Math.max(label.to, child?.to ?? 0),
    label,
    addresses: [address('dockerfile', ...path)],
    form: child ? 'scalar' : 'null',
    ...(known !== undefined && { value: known }),
    ...(keyword !== 'LABEL' &&
      name !== undefined && { defines: { scope: 'variable', text: name } }),
    ...(child && { children: [child] }),
  };
}
