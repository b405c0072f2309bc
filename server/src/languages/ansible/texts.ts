import { Decoder, HOLE, type PositionMap } from '../../core/decoder.ts';
import type { Embedding, Node, QuoteStyle } from '../../core/node.ts';
import type { Entry, Value } from '../../yaml/tree.ts';
import { styleOf } from '../../yaml/values.ts';
import { jinjaNodes, TEMPLATES } from './jinja.ts';
import { aliasNode, anchorNodes, type Content } from './content.ts';
import { pieceOf, type Reader, withHoles } from './scalars.ts';

/** A value in another language: a text of its own, or YAML that is part of the file. */
export function textContent(reader: Reader, value: Value, language: string): Content {
  const form = value.kind === 'list' || value.kind === 'map' ? value.kind : 'scalar';
  const { text, map, style } = textOf(reader, value);
  // What a template brings as a whole is unknown.
  const isKnown = text.replaceAll(HOLE, '').trim() !== '';
  const embeds: Embedding = { language, script: { text, map, style } };
  return { form, ...(isKnown && { embeds }), children: ownNodes(reader, value) };
}

interface Text {
  readonly text: string;
  readonly map: PositionMap;
  readonly style: QuoteStyle;
}

function textOf(reader: Reader, value: Value): Text {
  if (value.kind === 'scalar')
    return { ...withHoles(reader, value), style: styleOf(reader.text, value) };
  return { ...yamlOf(reader, value), style: { kind: 'plain' } };
}

/** YAML as it stands from the start of its first line on; what the file's own reader has read is blank. */
function yamlOf({ text, comments = [] }: Reader, value: Value) {
  const line = text.lastIndexOf('\n', value.from - 1) + 1;
  const from = text.slice(line, value.from).trim() ? value.from : line;
  const out = new Decoder();
  let done = from;
  const pass = (to: number, at: number, instead: string) => {
    out.copy(text, done, at).replace(instead, at, to);
    done = to;
  };
  let next = comments.findIndex((comment) => comment.from >= from);
  for (let at = from; at < value.to;) {
    const comment = next < 0 ? undefined : comments[next];
    const template = text[at] === '{' ? TEMPLATES.read(text, at, value.to) : undefined;
    if (comment && comment.from <= at) {
      const to = Math.min(comment.to, value.to);
      pass(to, at, ' '.repeat(to - at));
      next++;
    } else if (template) pass(template.to, at, template.text ?? HOLE);
    at = Math.max(at + 1, done);
  }
  return out.copy(text, done, value.to).done();
}

/** Templates and anchors, which the file's own language reads. */
function ownNodes(reader: Reader, value: Value): readonly Node[] {
  if (value.kind === 'alias') return [aliasNode(value, [])];
  const anchor = anchorNodes(value);
  if (value.kind === 'scalar') {
    const piece = pieceOf(value);
    return [...anchor, ...jinjaNodes(piece.text, piece.place, reader.vocabulary)];
  }
  const members: readonly (Entry | { readonly value?: Value })[] =
    value.kind === 'map' ? value.entries : value.items;
  return [
    ...anchor,
    ...members.flatMap((member) => (member.value ? ownNodes(reader, member.value) : [])),
  ];
}
