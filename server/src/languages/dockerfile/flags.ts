import { address } from '../../core/address.ts';
import { HOLE } from '../../core/decoder.ts';
import type { Label, Node } from '../../core/node.ts';
import { readImage, readPairs } from '../../core/parts.ts';
import type { Span } from '../../core/span.ts';
import type { Decoded } from './decode.ts';
import { asImage, isStageName, stageName, userNodes, withImage } from './image.ts';
import { skipBlank } from './lines.ts';
import {
  decode,
  type Draft,
  labelAt,
  place,
  type Reader,
  valueNode,
  withVariables,
  wordNode,
} from './nodes.ts';
import { wordEnd } from './words.ts';

/** A flag's place in the joined line. */
export interface FlagSpan extends Span {
  readonly name: Label;
  readonly value?: Span;
}

/** The flags that begin at `from`, and where what follows them begins. A lone `--` ends them. */
export function flagsIn(
  text: string,
  from: number,
  escape: string,
): { readonly flags: readonly FlagSpan[]; readonly end: number } {
  const flags: FlagSpan[] = [];
  let at = skipBlank(text, from, text.length);
  while (text.startsWith('--', at)) {
    const to = wordEnd(text, at, text.length, escape);
    if (to === at + 2) return { flags, end: skipBlank(text, to, text.length) };
    const equals = text.slice(at, to).indexOf('=');
    const nameEnd = equals < 0 ? to : at + equals;
    flags.push({
      from: at,
      to,
      name: { from: at, to: nameEnd, text: text.slice(at, nameEnd) },
      ...(equals >= 0 && { value: { from: nameEnd + 1, to } }),
    });
    at = skipBlank(text, to, text.length);
  }
  return { flags, end: at };
}

/** The node of a flag of an instruction. Without a value a flag is true. */
export function flagNode(reader: Reader, keyword: string, flag: FlagSpan): Node {
  const { name, value } = flag;
  const path = [keyword, name.text];
  const { from, to } = place(reader, flag);
  const label = labelAt(reader, name, name.text);
  const node: Draft = {
    kind: 'flag',
    from,
    to,
    label,
    addresses: [address('dockerfile', ...path)],
  };
  if (!value) node.value = true;
  else if (value.from < value.to && name.text === '--mount') {
    node.form = 'map';
    node.children = mountNodes(reader, value, path);
  } else if (value.from < value.to) {
    const child = flagValue(reader, value, path, name.text);
    node.form = 'scalar';
    if (child.value !== undefined) node.value = child.value;
    node.children = [child];
  }
  return node;
}

function flagValue(reader: Reader, span: Span, path: readonly string[], name: string): Node {
  const node = wordNode(reader, span, path);
  if (name === '--from') return withStage(asImage(reader, node, span, path), node.value);
  if (name === '--chown') return { ...node, children: userNodes(reader, span, path) };
  if (node.value === 'true' || node.value === 'false')
    return { ...node, value: node.value === 'true' };
  return node;
}

/** A stage may be named by its number where something is taken from it. */
const withStage = (node: Node, value: Node['value']): Node =>
  !node.refers && typeof value === 'string' && /^\d+$/.test(value)
    ? { ...node, refers: stageName(value) }
    : node;

/** `type=cache,target=/x,rw`: a setting for each pair; a key alone is true. */
function mountNodes(reader: Reader, span: Span, path: readonly string[]): readonly Node[] {
  const decoded = decode(reader, span);
  return readPairs(decoded.text).map((pair): Node => {
    const key = reader.vocabulary.mountKeys.get(pair.key.text) ?? pair.key.text;
    const keyPath = [...path, key];
    const { from, to } = decoded.map.span(pair.key);
    const node: Draft = {
      kind: 'setting',
      from,
      to,
      label: { from, to, text: pair.key.text },
      addresses: [address('dockerfile', ...keyPath)],
    };
    if (!pair.value) node.value = true;
    else if (!pair.value.text) node.to = Math.max(to, decoded.map.toOuter(pair.value.from, 'to'));
    else {
      const child = mountValue(reader, decoded, pair.value, keyPath, key);
      node.to = Math.max(to, child.to);
      node.form = 'scalar';
      if (child.value !== undefined) node.value = child.value;
      node.children = [child];
    }
    return node;
  });
}

function mountValue(
  reader: Reader,
  decoded: Decoded,
  label: Label,
  path: readonly string[],
  key: string,
): Node {
  const text = label.text.includes(HOLE) ? undefined : label.text;
  const value = text === 'true' || text === 'false' ? text === 'true' : text;
  const node = valueNode(decoded.map.span(label), path, value);
  const image = key === 'from' && text !== undefined ? readImage(text) : undefined;
  if (image) {
    const at = (part: Span) =>
      decoded.map.span({ from: label.from + part.from, to: label.from + part.to });
    const named = withImage(node, image, path, at, ({ from, to }) =>
      reader.logical.host.slice(from, to),
    );
    return isStageName(text!) ? { ...named, refers: stageName(text!) } : withStage(named, value);
  }
  return withVariables(reader, node, decoded.expansions);
}
