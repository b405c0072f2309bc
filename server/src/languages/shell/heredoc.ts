import { Decoder } from '../../core/decoder.ts';
import type { Group, Heredoc, SimpleCommand } from './syntax.ts';
import { noteVariables } from './variables.ts';
import type { PendingHeredoc, Reader } from './reader.ts';

/**
 * Reads the bodies that begin at the line that starts here. They are attached if all belong to
 * `last`, the command that the line ends with: only then do they lie within its span, otherwise they are
 * loose. One without its end word has no body, so that half-typed text costs one line.
 */
export function readHeredocs(reader: Reader, last?: SimpleCommand | Group): void {
  const pending = reader.pending.splice(0);
  const attach = pending.every(({ owner }) => owner === last);
  for (const heredoc of pending) {
    const body = readBody(reader, heredoc);
    if (!body) continue;
    const { owner, commands } = heredoc;
    if (!attach) {
      reader.loose.push({ ...body, owner, commands });
      continue;
    }
    owner.bodies = [...owner.bodies, body];
    owner.to = Math.max(owner.to, reader.pos);
  }
}

function readBody(reader: Reader, heredoc: PendingHeredoc): Heredoc | undefined {
  const { text, end } = reader;
  const known = lastLines(reader).get((heredoc.stripTabs ? '\t' : '') + heredoc.end);
  if (known === undefined || known < reader.pos) return undefined;
  const out = new Decoder();
  const from = reader.pos;
  for (let at = from; at < end;) {
    const newline = text.indexOf('\n', at);
    const to = newline < 0 || newline >= end ? end : newline + 1;
    const start = heredoc.stripTabs ? skipTabs(text, at) : at;
    if (lineText(text, start, to) === heredoc.end) {
      reader.pos = start + heredoc.end.length;
      return { from, to: at, ...out.done(), literal: heredoc.literal };
    }
    if (heredoc.literal) out.copy(text, start, to);
    else {
      copyUnescaped(out, text, start, to);
      noteVariables(reader, start, to);
    }
    at = to;
  }
  return undefined;
}

/** Where each line stands last, also without its tabs behind one tab: a missing end word is known at once. */
function lastLines(reader: Reader): Map<string, number> {
  if (!reader.lines) {
    reader.lines = new Map();
    for (let at = 0; at < reader.text.length;) {
      const newline = reader.text.indexOf('\n', at);
      const to = newline < 0 ? reader.text.length : newline + 1;
      reader.lines.set(lineText(reader.text, at, to), at);
      reader.lines.set('\t' + lineText(reader.text, skipTabs(reader.text, at), to), at);
      at = to;
    }
  }
  return reader.lines;
}

function skipTabs(text: string, from: number): number {
  let at = from;
  while (text[at] === '\t') at++;
  return at;
}

const lineText = (text: string, from: number, to: number): string =>
  text.slice(from, to).replace(/\r?\n$/, '');

/** Takes over a line whose `\$`, `` \` `` and `\\` the outer shell unescapes. */
function copyUnescaped(out: Decoder, text: string, from: number, to: number): void {
  let start = from;
  for (let at = from; at < to - 1; at++) {
    if (text[at] !== '\\' || !'$`\\'.includes(text[at + 1]!)) continue;
    out.copy(text, start, at);
    start = ++at;
  }
  out.copy(text, start, to);
}
