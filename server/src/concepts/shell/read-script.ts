import { readCommand } from './read-commands.ts';
import { readDollar } from './read-expansions.ts';
import {
  at,
  expect,
  follows,
  isDelimiter,
  isUnreadable,
  type Reader,
  skipBlanks,
  stop,
  unlessStopped,
} from './reader.ts';
import type { Command, Item, Link, List, Pipeline } from './tree.ts';

/** Longer scripts are not judged. */
const LONGEST = 100_000;

/**
 * The tree of a script by POSIX's grammar and what bash adds to it; undefined where something in it is not
 * understood, is filled in at run time or is left open. Offsets count in `text`.
 */
export function readTree(text: string): List | undefined {
  if (text.length > LONGEST || isUnreadable(text)) return undefined;
  return unlessStopped(() => {
    const reader: Reader = {
      text,
      pos: 0,
      end: text.length,
      depth: 0,
      pending: [],
      list: readList,
      dollar: readDollar,
    };
    const list = readList(reader, []);
    return reader.pending.length ? undefined : list;
  });
}

/** Reads up to one of the words or `)`, which is left unread; without any to the end. */
export function readList(reader: Reader, closers: readonly string[]): List {
  const from = reader.pos;
  const items: Item[] = [];
  for (;;) {
    skipLines(reader);
    if (at(reader) === '') {
      if (closers.length) stop();
      return { from, to: reader.pos, items };
    }
    if (closes(reader, closers)) return { from, to: reader.pos, items };
    items.push(readItem(reader));
  }
}

function closes(reader: Reader, closers: readonly string[]): boolean {
  return closers.some(
    (word) =>
      follows(reader, word) &&
      (word === ')' || word.startsWith(';') || isDelimiter(at(reader, word.length))),
  );
}

function readItem(reader: Reader): Item {
  const from = reader.pos;
  const links: Link[] = [{ joint: '', pipeline: readPipeline(reader) }];
  for (;;) {
    skipBlanks(reader);
    const joint = follows(reader, '&&') ? '&&' : follows(reader, '||') ? '||' : undefined;
    if (!joint) break;
    reader.pos += 2;
    skipLines(reader);
    links.push({ joint, pipeline: readPipeline(reader) });
  }
  const to = links.at(-1)!.pipeline.to;
  return { from, to, links, end: readEnd(reader) };
}

function readEnd(reader: Reader): Item['end'] {
  const char = at(reader);
  if (char === '' || char === ')' || follows(reader, ';;') || follows(reader, ';&')) return '';
  if (char !== ';' && char !== '&' && char !== '\n') stop();
  if (char === '\n') return '\n';
  reader.pos++;
  return char;
}

function readPipeline(reader: Reader): Pipeline {
  const from = reader.pos;
  const negated = follows(reader, '!') && isDelimiter(at(reader, 1));
  if (negated) reader.pos++;
  skipBlanks(reader);
  const commands: Command[] = [readCommand(reader)];
  const pipes: Pipeline['pipes'][number][] = [];
  for (;;) {
    skipBlanks(reader);
    if (at(reader) !== '|' || at(reader, 1) === '|') break;
    const text = follows(reader, '|&') ? '|&' : '|';
    pipes.push({ from: reader.pos, to: reader.pos + text.length, text });
    reader.pos += text.length;
    skipLines(reader);
    commands.push(readCommand(reader));
  }
  return { from, to: commands.at(-1)!.to, negated, commands, pipes };
}

/** Skips blanks, comments and line ends, with the here-documents that follow them. */
function skipLines(reader: Reader): void {
  skipBlanks(reader);
  while (at(reader) === '\n') {
    reader.pos++;
    for (const heredoc of reader.pending.splice(0)) skipBody(reader, heredoc);
    skipBlanks(reader);
  }
}

function skipBody(reader: Reader, { word, tabs }: Reader['pending'][number]): void {
  const end = word.pieces.map((piece) => ('text' in piece ? piece.text : quoted(piece))).join('');
  for (;;) {
    if (reader.pos >= reader.end) stop();
    const newline = reader.text.indexOf('\n', reader.pos);
    const to = newline < 0 ? reader.end : Math.min(newline, reader.end);
    const line = reader.text.slice(reader.pos, to);
    reader.pos = to;
    if ((tabs ? line.replace(/^\t+/, '') : line) === end) return;
    expect(reader, '\n');
  }
}

const quoted = (piece: object): string =>
  'pieces' in piece && Array.isArray(piece.pieces)
    ? piece.pieces.map((one: { text?: string }) => one.text ?? stop()).join('')
    : stop();
