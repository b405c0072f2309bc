import { address } from '../../core/address.ts';
import { fileLanguage } from '../../core/contents.ts';
import { Decoder, HOLE, PositionMap } from '../../core/decoder.ts';
import type { Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import { type Build, type Context, type Reading } from './items.ts';
import { makeNode } from './make.ts';
import { readCommandLine } from './reading.ts';
import {
  type Heredoc,
  isKnown,
  type Pipeline,
  type SimpleCommand,
  spanIn,
  type Word,
} from './syntax.ts';

/** What a here-document holds for the command that reads it, where that is another language than a shell's. */
export function dataNodes(
  body: Heredoc,
  owner: SimpleCommand,
  pipeline: Pipeline['commands'],
  build: Build,
): readonly Node[] {
  const language = languageOf(body.text, pipeline, pipeline.indexOf(owner), build);
  if (!language) return [];
  const { text, map } = expanded(body, build.source);
  const outer = build.nesting
    ? PositionMap.traced(text.length, (span) => build.out(map.span(span)))
    : map;
  const script = { text, map: outer, style: { kind: 'plain' } } as const;
  const node = makeNode('value', build.out(body), [], { form: 'scalar' });
  return [{ ...node, embeds: { language, script } }];
}

/** What the facts call a command that writes what it reads, perhaps changed in places. */
const THROUGH = 'through';
/** Under this step the facts say what commands read from their standard input. */
const INPUT = '<';
/** The same of what they print, and what the facts call a command that prints its arguments. */
const OUTPUT = '>';
const TEXT = 'text';
const STANDARD: ReadonlySet<string> = new Set(['-', '/dev/stdin']);

/** The language of what the command at an index reads from its standard input. */
function languageOf(
  text: string,
  pipeline: Pipeline['commands'],
  at: number,
  context: Context,
): string | undefined {
  const command = pipeline[at];
  const whole =
    command?.kind === 'simple' && readCommandLine(command.words, command.assignments, context);
  if (!command || command.kind === 'group' || !whole) return undefined;
  const reading = innermost(whole);
  const parts = partsAt(INPUT, reading, context);
  if (parts !== THROUGH) return readsStandard(reading) ? parts : undefined;
  const files = [...argumentsOf(reading), ...command.others.filter(({ file }) => file)];
  return writtenAs(text, files, context) ?? languageOf(text, pipeline, at + 1, context);
}

const partsAt = (step: string, { address: { path } }: Reading, { facts }: Context) =>
  facts(address('cli', step, ...path))?.parts;

const argumentsOf = ({ items }: Reading): readonly Word[] =>
  items.flatMap((item) => (item.kind === 'argument' ? [item.word] : []));

const writtenAs = (text: string, files: readonly Word[], { facts }: Context): string | undefined =>
  files.flatMap((word) =>
    isKnown(word.text) ? (fileLanguage(word.text, text, facts) ?? []) : [],
  )[0];

/** The one text that a command prints, where that becomes a file or an input in another language. */
export function printedNodes(
  whole: Reading,
  command: SimpleCommand,
  pipeline: Pipeline['commands'],
  build: Build,
): readonly Node[] {
  const reading = innermost(whole);
  // Options of echo, which the facts do not know.
  const [word, ...more] = argumentsOf(reading).filter(({ text }) => !/^-[neE]+$/.test(text));
  if (!word?.quoted || more.length || partsAt(OUTPUT, reading, build) !== TEXT) return [];
  const files = command.others.filter(({ file }) => file);
  const next = pipeline.indexOf(command) + 1;
  const language =
    writtenAs(word.text, files, build) ?? languageOf(word.text, pipeline, next, build);
  if (!language || word.text.replaceAll(HOLE, '').trim() === '') return [];
  const { text } = word;
  const place = (span: Span) => build.out(spanIn(word, span.from, span.to));
  const map = PositionMap.traced(text.length, place);
  const script = { text, map, style: { kind: 'plain' } } as const;
  const node = makeNode('value', place({ from: 0, to: text.length }), [], { form: 'scalar' });
  return [{ ...node, embeds: { language, script } }];
}

export function innermost(reading: Reading): Reading {
  const last = reading.items.at(-1);
  return last?.kind === 'command' ? innermost(last) : reading;
}

/** `-f -`: some flag names the standard input as a file. */
const readsStandard = ({ items }: Reading): boolean =>
  items.some(
    (item) =>
      item.kind === 'flag' &&
      item.value &&
      STANDARD.has(item.value.word.text.slice(item.value.from, item.value.to)),
  );

const EXPANSION =
  /\$(?:\{(?:[^{}\n]|\{[^{}\n]{0,200}\}){0,500}\}|[A-Za-z_]\w*|[\d@*#?$!-]|\((?:[^()\n]|\([^()\n]{0,200}\)){0,500}\))|`[^`\n]{0,500}`/g;

/** The body with what the shell expands as holes. `source` is what the body's map leads to. */
function expanded(body: Heredoc, source: string): Pick<Heredoc, 'text' | 'map'> {
  if (body.literal || !/[$`]/.test(body.text)) return body;
  const out = new Decoder();
  let done = 0;
  for (const { 0: match, index } of body.text.matchAll(EXPANSION)) {
    if (isEscaped(source, body.map.toOuter(index))) continue;
    out.copy(body.text, done, index).hole(index, index + match.length);
    done = index + match.length;
  }
  const { text, map } = out.copy(body.text, done, body.text.length).done();
  return { text, map: map.within(body.map) };
}

/** True behind an odd number of backslashes. */
function isEscaped(source: string, at: number): boolean {
  let from = at;
  while (source[from - 1] === '\\') from--;
  return (at - from) % 2 === 1;
}
