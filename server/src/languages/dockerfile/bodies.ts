import { address, valueStep } from '../../core/address.ts';
import type { Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import { fileNodes, withKnownFile } from './files.ts';
import type { Body } from './instruction.ts';
import { asImage, stageName, userNodes } from './image.ts';
import { readJsonList } from './json.ts';
import {
  decode,
  literalOf,
  partNode,
  place,
  type Reader,
  valueNode,
  withVariables,
  wordNode,
} from './nodes.ts';
import { pairsBody } from './pairs.ts';
import { plainWordsIn } from './words.ts';

/** How what stands behind an instruction's flags is read, for those that hold no command. */
export const BODIES: Readonly<Record<string, (reader: Reader, at: number) => Body>> = {
  FROM: fromBody,
  ADD: (reader, at) => copyBody(reader, at, 'ADD'),
  COPY: (reader, at) => copyBody(reader, at, 'COPY'),
  ARG: (reader, at) => pairsBody(reader, at, 'ARG'),
  ENV: (reader, at) => pairsBody(reader, at, 'ENV'),
  LABEL: (reader, at) => pairsBody(reader, at, 'LABEL'),
  EXPOSE: exposeBody,
  MAINTAINER: maintainerBody,
  SHELL: (reader, at) => listBody(reader, at, 'SHELL'),
  STOPSIGNAL: (reader, at) => valueBody(reader, at, 'STOPSIGNAL'),
  USER: userBody,
  VOLUME: (reader, at) => listBody(reader, at, 'VOLUME'),
  WORKDIR: (reader, at) => valueBody(reader, at, 'WORKDIR'),
};

const words = ({ logical: { text } }: Reader, at: number) => plainWordsIn(text, at, text.length);

/** All that is left of the line; undefined if that is nothing. */
function rest({ logical: { text } }: Reader, at: number): Span | undefined {
  const to = text.trimEnd().length;
  return at < to ? { from: at, to } : undefined;
}

function fromBody(reader: Reader, at: number): Body {
  const [image, as, name] = words(reader, at);
  if (!image) return { children: [] };
  const path = ['FROM', 'image'];
  const node = asImage(reader, wordNode(reader, image, path, true), image, path);
  const value = node.value === undefined ? {} : { value: node.value };
  const isAs = as && reader.logical.text.slice(as.from, as.to).toLowerCase() === 'as';
  if (!isAs || !name) return { ...value, children: [node] };
  const text = reader.logical.text.slice(name.from, name.to);
  const stage: Node = {
    ...partNode(place(reader, name), ['FROM', 'name'], text),
    addresses: [address('dockerfile', 'FROM', 'name')],
    defines: stageName(text),
  };
  return { ...value, children: [node, stage] };
}

/** Sources and, as the last of several words, the destination. */
function copyBody(reader: Reader, at: number, keyword: string): Body {
  const list = readJsonList(reader.logical, at);
  const spans = list ? list.words.map(({ inner }) => inner) : words(reader, at);
  const marks = new Set(reader.heredocs.map(({ mark }) => mark.from));
  const children = spans.map((span, i): Node => {
    const isSource = i < spans.length - 1 || i === 0;
    const path = [keyword, isSource ? 'source' : 'destination'];
    if (marks.has(span.from)) return partNode(place(reader, span), path, undefined);
    const node = list
      ? jsonNode(reader, span, list.words[i]!.word.text, path, true)
      : wordNode(reader, span, path, true);
    return isSource ? node : withKnownFile(reader, node);
  });
  const files = list ? [] : fileNodes(reader, spans.length > 1 ? spans.at(-1) : undefined);
  return { form: list ? 'list' : 'scalar', children: [...children, ...files] };
}

/** A string of a list: JSON's escapes are decoded already, variables are not. */
function jsonNode(
  reader: Reader,
  span: Span,
  text: string,
  path: readonly string[],
  part = false,
): Node {
  if (text.includes('$')) return wordNode(reader, span, path, part);
  return (part ? partNode : valueNode)(place(reader, span), path, text);
}

function listBody(reader: Reader, at: number, keyword: string): Body {
  const list = readJsonList(reader.logical, at);
  const nodes = list
    ? list.words.map(({ word, inner }) => jsonNode(reader, inner, word.text, [keyword]))
    : words(reader, at).map((span) => wordNode(reader, span, [keyword]));
  return { form: list ? 'list' : 'scalar', children: nodes };
}

function valueBody(reader: Reader, at: number, keyword: string): Body {
  const span = rest(reader, at);
  if (!span) return { children: [] };
  const node = wordNode(reader, span, [keyword]);
  const value = node.value === undefined ? {} : { value: node.value };
  return { form: 'scalar', ...value, children: [node] };
}

function userBody(reader: Reader, at: number): Body {
  const span = rest(reader, at);
  if (!span) return { children: [] };
  const value = literalOf(decode(reader, span));
  const children = userNodes(reader, span, ['USER']);
  return { form: 'scalar', ...(value !== undefined && { value }), children };
}

function maintainerBody(reader: Reader, at: number): Body {
  const span = rest(reader, at);
  if (!span) return { children: [] };
  const value = reader.logical.text.slice(span.from, span.to);
  return {
    form: 'scalar',
    value,
    children: [valueNode(place(reader, span), ['MAINTAINER'], value)],
  };
}

/** `port[/protocol]`, each in a node of its own. */
function exposeBody(reader: Reader, at: number): Body {
  const children = words(reader, at).map((span): Node => {
    const decoded = decode(reader, span);
    const item: Node = {
      ...valueNode(place(reader, span), ['EXPOSE'], literalOf(decoded)),
      form: 'item',
    };
    const { text, map } = decoded;
    if (!text) return item;
    if (decoded.expansions.length) return withVariables(reader, item, decoded.expansions);
    const slash = text.indexOf('/');
    const end = slash < 0 ? text.length : slash;
    const number = text.slice(0, end);
    const parts: Node[] = [];
    if (number) {
      const port = /^\d{1,5}$/.test(number) ? Number(number) : number;
      parts.push(partNode(map.span({ from: 0, to: end }), ['EXPOSE', 'port'], port));
    }
    const protocol = slash < 0 ? '' : text.slice(slash + 1);
    if (protocol) {
      const path = ['EXPOSE', 'protocol'];
      const node = partNode(map.span({ from: slash + 1, to: text.length }), path, protocol);
      const canonical = address('dockerfile', ...path, valueStep(protocol.toLowerCase()));
      parts.push({ ...node, addresses: [canonical, ...node.addresses.slice(1)] });
    }
    return { ...item, children: parts };
  });
  return { form: 'list', children };
}
