import { fileLanguage, knownFile } from '../../core/contents.ts';
import { Decoder } from '../../core/decoder.ts';
import type { Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import { copyLines } from './command.ts';
import { expansionAt } from './decode.ts';
import type { Heredoc, HeredocMark } from './lines.ts';
import { decode, literalOf, type Reader, variable } from './nodes.ts';

/** Adds to what a `COPY` names as its destination the file, if it is one that something is known of. */
export function withKnownFile({ vocabulary }: Reader, node: Node): Node {
  const { value } = node;
  const place = typeof value === 'string' ? knownFile(value, vocabulary.fact) : undefined;
  return place ? { ...node, addresses: [...node.addresses, place] } : node;
}

/**
 * The bodies of here-documents: those that become files in a language of ours, and the variables that the
 * builder fills in. `target` is the destination.
 */
export function fileNodes(reader: Reader, target: Span | undefined): readonly Node[] {
  const path = target && literalOf(decode(reader, target));
  return reader.heredocs.flatMap((heredoc): readonly Node[] => {
    const { body, mark } = heredoc;
    const script = contentOf(reader, heredoc);
    const children = script.variables;
    const file = path?.endsWith('/') ? path + mark.name : path;
    const { text, map } = script;
    const language = file && fileLanguage(file, text, reader.vocabulary.fact);
    if (!language) return children;
    const style = { kind: 'plain' } as const;
    const embeds = { language, script: { text, map, style } };
    const node: Node = { kind: 'value', ...body, addresses: [], form: 'scalar', embeds };
    return [children.length ? { ...node, children } : node];
  });
}

/** The text of a file, with variables as holes where the builder fills them in, and their nodes. */
function contentOf(reader: Reader, { body, mark }: Heredoc) {
  const { logical } = reader;
  const lines = new Decoder();
  copyLines(lines, logical.host, body, mark.chomp);
  const { text, map } = lines.done();
  if (isLiteral(logical.text, mark) || !text.includes('$')) return { text, map, variables: [] };
  const variables: Node[] = [];
  const inBody = { ...reader, logical: { ...logical, text, map } };
  const out = new Decoder();
  let done = 0;
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
    const expansion = at >= done && text[at - 1] !== '\\' && expansionAt(text, at, text.length);
    if (!expansion) continue;
    out.copy(text, done, at).hole(at, expansion.to);
    variables.push(variable(inBody, expansion));
    done = expansion.to;
  }
  const filled = out.copy(text, done, text.length).done();
  return { text: filled.text, map: filled.map.within(map), variables };
}

/** Quotes around the end word keep the builder from filling in variables. */
export const isLiteral = (line: string, { from, to }: HeredocMark): boolean =>
  /["']/.test(line.slice(from, to));
