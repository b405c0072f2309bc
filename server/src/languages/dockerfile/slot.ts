import { address } from '../../core/address.ts';
import type { Segment, Slot } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import { isLiteral } from './files.ts';
import { type FlagSpan, flagsIn } from './flags.ts';
import {
  type Heredoc,
  heredocMarks,
  joinLines,
  type Logical,
  readHeader,
  readHeredocs,
} from './lines.ts';
import { leading } from './parse.ts';
import { readMode } from './mode.ts';
import { DIRECTIVE } from './segments.ts';
import { type Cursor, slotFor, variableSlot, wordAt } from './cursor.ts';
import { accountSlot, bodySlot } from './slot-bodies.ts';
import { directiveSlot, newDirectiveSlot } from './slot-directives.ts';
import { mountSourceSlot } from './slot-paths.ts';
import type { Vocabulary } from './vocabulary.ts';
import { firstWord } from './words.ts';

/** What may be written at an offset of a segment's text. */
export function slotAt(
  text: string,
  segment: Segment,
  offset: number,
  vocabulary: Vocabulary,
): Slot | undefined {
  if (segment.entity === DIRECTIVE)
    return text[offset - 1] === '\n'
      ? newInstruction(offset, barred(vocabulary))
      : directiveSlot(text, offset);
  const { comments, at } = leading(text);
  const { escape, outside } = readMode(segment.mode);
  const comment = comments.find(({ from, to }) => from < offset && offset <= to);
  if (comment) {
    const isFirst = outside === 'top' && !text.slice(0, comment.from).includes('\n');
    const line = text.slice(comment.from, comment.to);
    return isFirst ? newDirectiveSlot(line, comment.from, offset) : undefined;
  }
  const siblings = outside ? barred(vocabulary) : [];
  if (offset < at || at >= text.length) return newInstruction(offset, siblings);
  const header = readHeader(text, at, escape);
  if (header.comments.some(({ from, to }) => from < offset && offset <= to)) return undefined;
  const logical = joinLines(text, header.lines);
  const cursor = { logical, at: logical.map.toInner(offset), offset, escape, vocabulary };
  if (offset >= header.end && text[offset - 1] === '\n' && !isContinued(text, logical)) {
    const heredocs = readHeredocs(text, header.end, heredocMarks(logical.text, escape));
    if (offset <= (heredocs.at(-1)?.to ?? -1)) return bodyVariable(cursor, text, heredocs);
    const isFirst = outside && segment.entity !== 'FROM';
    return newInstruction(offset, isFirst ? siblings : []);
  }
  if (offset > header.end) {
    const heredocs = readHeredocs(text, header.end, heredocMarks(logical.text, escape));
    return bodyVariable(cursor, text, heredocs);
  }
  return instructionSlot(cursor, 0, { siblings });
}

/** https://docs.docker.com/reference/dockerfile/#format: what may stand before the first stage. */
const BEFORE_STAGES: ReadonlySet<string> = new Set(['ARG', 'FROM']);

/** Instructions that have no place where only some are allowed. */
const barred = ({ instructions }: Vocabulary): readonly string[] =>
  [...instructions].filter((name) => !BEFORE_STAGES.has(name));

/** In the body of a file: a variable that the builder fills in. What a `RUN` holds is not its business. */
function bodyVariable(
  cursor: Cursor,
  text: string,
  heredocs: readonly Heredoc[],
): Slot | undefined {
  const { logical, offset } = cursor;
  if (/^\s*(?:ONBUILD\s+)?RUN\b/i.test(logical.text)) return undefined;
  const inside = heredocs.find(({ body }) => body.from <= offset && offset <= body.to);
  if (!inside || isLiteral(logical.text, inside.mark)) return undefined;
  const before = text.slice(Math.max(inside.body.from, offset - 200), offset);
  const typed = /(?:^|[^\\])\$\{?(\w*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const to = offset + (/^\w*/.exec(text.slice(offset, inside.body.to))?.[0].length ?? 0);
  const replace = { from: offset - typed.length, to };
  const prefix = address('dockerfile', 'ARG');
  return { prefix, role: 'reference', replace, typed, siblings: [], scope: 'variable' };
}

/** True when the escape character stands behind the last line. */
function isContinued(text: string, { pieces }: Logical): boolean {
  const to = pieces.at(-1)?.line.to ?? 0;
  return to < text.length && text[to] !== '\n' && text[to] !== '\r';
}

const newInstruction = (offset: number, siblings: readonly string[]): Slot => ({
  prefix: address('dockerfile'),
  role: 'key',
  replace: { from: offset, to: offset },
  typed: '',
  siblings,
  suffix: ' ',
});

/** Where an instruction stands. */
interface Setting {
  /** Instructions that may not stand there. */
  readonly siblings: readonly string[];
  readonly nested?: boolean;
}

/** https://docs.docker.com/reference/dockerfile/#onbuild: what may not stand behind it. */
const NOT_LATER: readonly string[] = ['FROM', 'MAINTAINER', 'ONBUILD'];

function instructionSlot(cursor: Cursor, from: number, setting: Setting): Slot | undefined {
  const { siblings } = setting;
  const { logical, at, escape } = cursor;
  const { text } = logical;
  const word = firstWord(text, from, text.length);
  if (!word || at < word.from)
    return slotFor(cursor, 'key', [], { from: at, to: at }, { siblings, suffix: ' ' });
  if (at <= word.to) {
    const followed = word.to < text.length;
    return slotFor(cursor, 'key', [], word, { siblings, ...(!followed && { suffix: ' ' }) });
  }
  const keyword = text.slice(word.from, word.to).toUpperCase();
  if (keyword === 'ONBUILD')
    return setting.nested
      ? undefined
      : instructionSlot(cursor, word.to, { siblings: NOT_LATER, nested: true });
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
  if (at < end && flags.length) return undefined;
  const body = Math.min(end, at);
  // Other stages and images are no folders in sight.
  const copies = keyword === 'COPY' || keyword === 'ADD';
  if (copies && flags.some(({ name }) => name.text === '--from'))
    return variableSlot(cursor, wordAt(cursor, body));
  return bodySlot(cursor, keyword, body);
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
): Slot | undefined {
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
  const variable = variableSlot(cursor, value);
  if (variable) return variable;
  return name.text === '--chown'
    ? accountSlot(cursor, value, path)
    : slotFor(cursor, 'value', path, value);
}

/** The pair of `--mount` that the cursor is in: its key, or the key's value. */
function mountSlot(cursor: Cursor, path: readonly string[], value: Span): Slot | undefined {
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
    const written = others
      .filter((pair) => pair !== own)
      .map((pair) => canonical(pair.split('=', 1)[0]!));
    const siblings = [...written, ...otherKeys(vocabulary, others)];
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
  const variable = variableSlot(cursor, span);
  if (variable || key !== 'source')
    return variable ?? slotFor(cursor, 'value', [...path, key], span);
  return mountSourceSlot(cursor, [...path, key], { span, mount: value, canonical });
}

/** Keys of mounts of other types than the one that is written. */
function otherKeys(vocabulary: Vocabulary, pairs: readonly string[]): readonly string[] {
  const type = pairs.map((pair) => /^type=(.+)$/.exec(pair)?.[1]).find(Boolean);
  return type === undefined ? [] : vocabulary.mountKeysBeside(type);
}
