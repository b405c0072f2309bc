import { address } from '../../core/address.ts';
import type { Segment, Slot } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import { readDirective } from './directives.ts';
import { type FlagSpan, flagsIn } from './flags.ts';
import { heredocMarks, joinLines, type Logical, readHeader, readHeredocs } from './lines.ts';
import { leading } from './parse.ts';
import { DIRECTIVE, readMode } from './segments.ts';
import { type Cursor, slotFor, variableSlot, wordAt } from './cursor.ts';
import { bodySlot } from './slot-bodies.ts';
import type { Vocabulary } from './vocabulary.ts';
import { firstWord } from './words.ts';

/** What may be written at an offset of a segment's text. */
export function slotAt(
  text: string,
  segment: Segment,
  offset: number,
  vocabulary: Vocabulary,
): Slot | undefined {
  if (segment.entity === DIRECTIVE) return directiveSlot(text, offset);
  const { comments, at } = leading(text);
  if (comments.some(({ from, to }) => from < offset && offset <= to)) return undefined;
  const { escape } = readMode(segment.mode);
  if (offset < at || at >= text.length) return newInstruction(offset);
  const header = readHeader(text, at, escape);
  if (header.comments.some(({ from, to }) => from < offset && offset <= to)) return undefined;
  const logical = joinLines(text, header.lines);
  if (offset >= header.end && text[offset - 1] === '\n' && !isContinued(text, logical)) {
    const heredocs = readHeredocs(text, header.end, heredocMarks(logical.text, escape));
    return offset > (heredocs.at(-1)?.to ?? -1) ? newInstruction(offset) : undefined;
  }
  if (offset > header.end) return undefined;
  const cursor = { logical, at: logical.map.toInner(offset), offset, escape, vocabulary };
  return instructionSlot(cursor, 0, false);
}

/** True when the escape character stands behind the last line. */
function isContinued(text: string, { pieces }: Logical): boolean {
  const to = pieces.at(-1)?.line.to ?? 0;
  return to < text.length && text[to] !== '\n' && text[to] !== '\r';
}

const newInstruction = (offset: number): Slot => ({
  prefix: address('dockerfile'),
  role: 'key',
  replace: { from: offset, to: offset },
  typed: '',
  siblings: [],
  suffix: ' ',
});

function directiveSlot(text: string, offset: number): Slot | undefined {
  const directive = readDirective(text);
  if (!directive || offset < directive.label.from) return undefined;
  const inKey = offset <= directive.label.to;
  const span = inKey ? directive.label : directive.value;
  if (!inKey && offset < span.from) return undefined;
  return {
    prefix: inKey ? address('dockerfile', '#') : address('dockerfile', '#', directive.key),
    role: inKey ? 'key' : 'value',
    replace: { from: span.from, to: span.to },
    typed: text.slice(span.from, offset),
    siblings: [],
  };
}

function instructionSlot(cursor: Cursor, from: number, nested: boolean): Slot | undefined {
  const { logical, at, escape } = cursor;
  const { text } = logical;
  const word = firstWord(text, from, text.length);
  if (!word || at < word.from)
    return slotFor(cursor, 'key', [], { from: at, to: at }, { suffix: ' ' });
  if (at <= word.to) {
    const followed = word.to < text.length;
    return slotFor(cursor, 'key', [], word, followed ? {} : { suffix: ' ' });
  }
  const keyword = text.slice(word.from, word.to).toUpperCase();
  if (keyword === 'ONBUILD') return nested ? undefined : instructionSlot(cursor, word.to, true);
  const { flags, end } = flagsIn(text, word.to, escape);
  const flag = flags.find((one) => one.from <= at && at <= one.to);
  if (flag) return flagSlot(cursor, keyword, flag, flags);
  const typed = wordAt(cursor, word.to);
  const isFirst = typed.from <= end && typed.from < at;
  if (isFirst && /^--?$/.test(text.slice(typed.from, at)))
    return slotFor(cursor, 'flag', [keyword], typed, {
      siblings: siblingsOf(flags, undefined),
      suffix: '=',
    });
  return at >= end || !flags.length ? bodySlot(cursor, keyword, Math.min(end, at)) : undefined;
}

/** Flags that may be written several times. */
const REPEATED: ReadonlySet<string> = new Set(['--mount', '--exclude', '--device']);

const siblingsOf = (flags: readonly FlagSpan[], own: FlagSpan | undefined): readonly string[] =>
  flags.flatMap((flag) => (flag === own || REPEATED.has(flag.name.text) ? [] : [flag.name.text]));

function flagSlot(
  cursor: Cursor,
  keyword: string,
  flag: FlagSpan,
  flags: readonly FlagSpan[],
): Slot {
  const { name, value } = flag;
  if (!value || cursor.at <= name.to) {
    const siblings = siblingsOf(flags, flag);
    return slotFor(
      cursor,
      'flag',
      [keyword],
      name,
      value ? { siblings } : { siblings, suffix: '=' },
    );
  }
  const path = [keyword, name.text];
  if (name.text === '--mount') return mountSlot(cursor, path, value);
  if (name.text === '--from') return slotFor(cursor, 'reference', path, value, { scope: 'stage' });
  return variableSlot(cursor, value) ?? slotFor(cursor, 'value', path, value);
}

/** The pair of `--mount` that the cursor is in: its key, or the key's value. */
function mountSlot(cursor: Cursor, path: readonly string[], value: Span): Slot {
  const { at, vocabulary } = cursor;
  const { text } = cursor.logical;
  const before = text.slice(value.from, at);
  const from = value.from + before.lastIndexOf(',') + 1;
  const comma = text.indexOf(',', at);
  const to = comma < 0 || comma > value.to ? value.to : comma;
  const equals = text.indexOf('=', from);
  const keyEnd = equals < 0 || equals > to ? to : equals;
  const canonical = (key: string) => vocabulary.mountKeys.get(key) ?? key;
  if (at <= keyEnd) {
    const others = text.slice(value.from, value.to).split(',');
    const own = text.slice(from, to);
    const siblings = others
      .filter((pair) => pair !== own)
      .map((pair) => canonical(pair.split('=', 1)[0]!));
    const span = { from, to: keyEnd };
    return slotFor(
      cursor,
      'key',
      path,
      span,
      keyEnd < to ? { siblings } : { siblings, suffix: '=' },
    );
  }
  const key = canonical(text.slice(from, keyEnd));
  const span = { from: keyEnd + 1, to };
  if (key === 'from') return slotFor(cursor, 'reference', [...path, key], span, { scope: 'stage' });
  return variableSlot(cursor, span) ?? slotFor(cursor, 'value', [...path, key], span);
}
