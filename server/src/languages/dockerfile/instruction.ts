import { address } from '../../core/address.ts';
import type { Form, Literal, Node } from '../../core/node.ts';
import { BODIES } from './bodies.ts';
import { readCommand } from './command.ts';
import { flagNode, flagsIn } from './flags.ts';
import { skipBlank } from './lines.ts';
import { type Draft, labelAt, place, type Reader } from './nodes.ts';
import { firstWord } from './words.ts';

/** What stands behind an instruction's flags. */
export interface Body {
  readonly children: readonly Node[];
  readonly form?: Form;
  /** For an instruction with one value. */
  readonly value?: Literal;
}

/** Reads the instruction at `from` of the joined line; a word that is none gives a block without content. */
export function instructionNode(reader: Reader, from: number, nested = false): Node {
  const { text } = reader.logical;
  const word = firstWord(text, from, text.length);
  const span = word ?? { from, to: from };
  const written = text.slice(span.from, span.to);
  const keyword = written.toUpperCase();
  const label = labelAt(reader, span, written);
  const { flags, end } = flagsIn(text, span.to, reader.escape);
  const body = bodyOf(reader, keyword, end, nested);
  const children = body
    ? [...flags.map((flag) => flagNode(reader, keyword, flag)), ...body.children]
    : [];
  const { to } = place(reader, { from: span.from, to: Math.max(span.to, text.trimEnd().length) });
  const node: Draft = {
    kind: 'block',
    from: label.from,
    to: Math.max(to, label.to, children.at(-1)?.to ?? 0, reader.heredocs.at(-1)?.to ?? 0),
    label,
    addresses: [address('dockerfile', keyword)],
  };
  if (body?.form) node.form = body.form;
  if (body?.value !== undefined) node.value = body.value;
  if (children.length) node.children = children;
  return node;
}

function bodyOf(reader: Reader, keyword: string, at: number, nested: boolean): Body | undefined {
  switch (keyword) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT': {
      const command = readCommand(reader, at);
      return command ? { form: command.form, children: [command.node] } : { children: [] };
    }
    case 'HEALTHCHECK':
      return { children: healthcheck(reader, at) };
    case 'ONBUILD':
      // An ONBUILD in an ONBUILD is not allowed, so there is nothing to read in it.
      if (nested || skipBlank(reader.logical.text, at, Infinity) >= reader.logical.text.length)
        return { children: [] };
      return { children: [instructionNode(reader, at, true)] };
    default:
      return Object.hasOwn(BODIES, keyword) ? BODIES[keyword]!(reader, at) : undefined;
  }
}

/** `CMD` with its command, or `NONE`. */
function healthcheck(reader: Reader, at: number): readonly Node[] {
  const { text } = reader.logical;
  const word = firstWord(text, at, text.length);
  if (!word) return [];
  const written = text.slice(word.from, word.to);
  const keyword = written.toUpperCase();
  if (keyword !== 'CMD' && keyword !== 'NONE') return [];
  const label = labelAt(reader, word, written);
  const base = {
    kind: 'setting' as const,
    from: label.from,
    to: label.to,
    label,
    addresses: [address('dockerfile', 'HEALTHCHECK', keyword)],
  };
  if (keyword === 'NONE') return [base];
  const command = readCommand(reader, skipBlank(text, word.to, text.length));
  if (!command) return [base];
  const { form, node } = command;
  return [{ ...base, to: Math.max(base.to, node.to), form, children: [node] }];
}
