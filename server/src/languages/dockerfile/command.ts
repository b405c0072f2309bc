import type { Address } from '../../core/address.ts';
import { Decoder } from '../../core/decoder.ts';
import type { Embedding, Node } from '../../core/node.ts';
import { imageAddress, readImage } from '../../core/parts.ts';
import type { Span } from '../../core/span.ts';
import { readJsonList } from './json.ts';
import { contentEnd, copyLogical, type Heredoc, nextLine, skipTabs } from './lines.ts';
import { place, type Reader } from './nodes.ts';
import { isPosixShell } from './shells.ts';
import { isBlankCode } from './words.ts';

/** A command as an instruction holds it: a list of words, or a script for the shell. */
export interface Command {
  readonly form: 'list' | 'scalar';
  readonly node: Node;
}

/** Reads the command that begins at `from` of the joined line; undefined where there is no room for one. */
export function readCommand(reader: Reader, from: number): Command | undefined {
  const { text } = reader.logical;
  if (from >= text.length && !isBlankCode(text.charCodeAt(text.length - 1))) return undefined;
  const list = readJsonList(reader.logical, from);
  if (list) {
    const span = place(reader, { from, to: text.trimEnd().length });
    const words = list.words.map(({ word }) => word);
    const to = Math.max(span.to, words.at(-1)?.to ?? 0);
    const entry = entryOf(reader.image);
    const embeds = { language: 'shell', words, ...(entry && { entry }) };
    return { form: 'list', node: argument({ from: span.from, to }, embeds) };
  }
  return { form: 'scalar', node: scriptNode(reader, from) };
}

/** A name that a variable is a part of is not known. */
function entryOf(reference: string | undefined): Address | undefined {
  const image = reference === undefined ? undefined : readImage(reference);
  return image && !image.name.includes('$') ? imageAddress(image.name) : undefined;
}

const argument = ({ from, to }: Span, embeds: Embedding | undefined): Node => ({
  kind: 'argument',
  from,
  to,
  addresses: [],
  ...(embeds && { embeds }),
});

function scriptNode(reader: Reader, from: number): Node {
  const { logical, heredocs, escape, posix } = reader;
  const { text, host, pieces } = logical;
  const lineEnd = pieces.at(-1)!.line.to;
  const last = heredocs.at(-1);
  const start = from < text.length ? place(reader, { from, to: text.length }).from : lineEnd;
  const span = { from: start, to: last?.to ?? lineEnd };
  const only = last && bodyAlone(reader, from);
  // No command begins with a dash: it is a flag that is being written, or arguments for an entry point.
  const isShell = posix && text[from] !== '-' && !(only && !isShellScript(host, only));
  if (!isShell) return argument(span, undefined);
  const decoder = new Decoder();
  if (only) copyLines(decoder, host, only.body, only.mark.chomp);
  else {
    copyLogical(decoder, logical, from, text.length);
    if (last) copyLines(decoder, host, { from: lineEnd, to: last.to }, false);
  }
  if (decoder.text === '') {
    const at = only ? only.body.from : lineEnd;
    decoder.replace('', at, at);
  }
  const style = only ? { kind: 'plain' as const } : { kind: 'plain' as const, escape };
  return argument(span, { language: 'shell', script: { ...decoder.done(), style } });
}

/** The here-document that is the whole command, so that its body is what runs. */
function bodyAlone({ logical: { text }, heredocs }: Reader, from: number): Heredoc | undefined {
  const [first, second] = heredocs;
  if (!first || second) return undefined;
  return first.mark.from === from && first.mark.to === text.trimEnd().length ? first : undefined;
}

/** False where the body's first line names another interpreter. */
function isShellScript(host: string, { body }: Heredoc): boolean {
  const end = contentEnd(host, body.from, nextLine(host, body.from));
  const line = host.slice(body.from, Math.min(end, body.to)).trimStart();
  if (!line.startsWith('#!')) return true;
  const [program = '', ...rest] = line.slice(2).trim().split(/\s+/, 4);
  const named = program.endsWith('/env') ? rest.find((word) => !word.startsWith('-')) : program;
  return isPosixShell(named ?? '');
}

/** Copies whole lines with plain line breaks; `<<-` takes leading tabs away. */
export function copyLines(
  decoder: Decoder,
  host: string,
  { from, to }: Span,
  chomp: boolean,
): void {
  for (let line = from; line < to;) {
    const next = Math.min(nextLine(host, line), to);
    const stop = contentEnd(host, line, next);
    const at = chomp ? Math.min(skipTabs(host, line), stop) : line;
    if (stop === next - 1 || stop === next) decoder.copy(host, at, next);
    else decoder.copy(host, at, stop).replace('\n', stop, next);
    line = next;
  }
}
