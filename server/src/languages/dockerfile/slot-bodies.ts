import type { Slot } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import { type Cursor, slotFor, variableSlot, wordAt } from './cursor.ts';
import { sourceSlot } from './slot-paths.ts';
import { firstWord, wordsIn } from './words.ts';

/** What may stand behind an instruction's flags; `from` is where they end. */
export function bodySlot(cursor: Cursor, keyword: string, from: number): Slot | undefined {
  const word = wordAt(cursor, from);
  if (HOLDS_COMMAND.has(keyword)) return undefined;
  if (keyword === 'SHELL') return shellSlot(cursor, from);
  if (keyword === 'HEALTHCHECK')
    return isFirst(cursor, word, from)
      ? slotFor(cursor, 'key', ['HEALTHCHECK'], word, { suffix: ' ' })
      : undefined;
  const variable = keyword === 'MAINTAINER' ? undefined : variableSlot(cursor, word);
  if (variable) return variable;
  switch (keyword) {
    case 'FROM':
      return isFirst(cursor, word, from) ? imageSlot(cursor, word) : asSlot(cursor, word, from);
    case 'ADD':
    case 'COPY':
      return sourceSlot(cursor, keyword, from);
    case 'USER':
      return accountSlot(cursor, word, ['USER']);
    case 'EXPOSE':
      return divided(cursor, word, '/', ['EXPOSE', 'port'], ['EXPOSE', 'protocol']);
    case 'STOPSIGNAL':
      return slotFor(cursor, 'value', ['STOPSIGNAL'], word);
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return pairSlot(cursor, keyword, from);
    default:
      return undefined;
  }
}

/** The list as a whole: a shell alone, without what makes it run a script, helps nobody. */
function shellSlot(cursor: Cursor, from: number): Slot {
  const to = Math.max(cursor.at, cursor.logical.text.trimEnd().length);
  return slotFor(cursor, 'value', ['SHELL', 'form'], { from: Math.min(from, cursor.at), to });
}

const HOLDS_COMMAND: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT']);

/** True when nothing stands between the flags and the word. */
const isFirst = ({ logical: { text } }: Cursor, word: Span, from: number): boolean =>
  text.slice(from, word.from).trim() === '';

/** A stage or an image; behind the colon a tag. */
function imageSlot(cursor: Cursor, word: Span): Slot {
  const before = cursor.logical.text.slice(word.from, cursor.at);
  const colon = before.indexOf(':', before.lastIndexOf('/') + 1);
  if (colon >= 0 && !before.includes('@'))
    return slotFor(cursor, 'value', ['FROM', 'image', 'tag'], {
      from: word.from + colon + 1,
      to: word.to,
    });
  return slotFor(cursor, 'reference', ['FROM', 'image'], word, { scope: 'stage' });
}

/** Behind the image, the word before the name of the stage. */
const asSlot = (cursor: Cursor, word: Span, from: number): Slot | undefined =>
  /^\S+\s+$/.test(cursor.logical.text.slice(from, word.from).trimStart())
    ? slotFor(cursor, 'value', ['FROM', 'as'], word)
    : undefined;

/** `user:group`, in an instruction or a flag. */
export const accountSlot = (cursor: Cursor, word: Span, path: readonly string[]): Slot => ({
  ...divided(cursor, word, ':', [...path, 'user'], [...path, 'group']),
  scope: 'account',
});

function divided(
  cursor: Cursor,
  word: Span,
  separator: string,
  head: readonly string[],
  tail: readonly string[],
): Slot {
  const found = cursor.logical.text.indexOf(separator, word.from);
  const cut = found < 0 || found > word.to ? word.to : found;
  if (cursor.at <= cut) return slotFor(cursor, 'value', head, { from: word.from, to: cut });
  return slotFor(cursor, 'value', tail, { from: cut + 1, to: word.to });
}

/** The name or the value of `NAME=value`. */
function pairSlot(cursor: Cursor, keyword: string, from: number): Slot | undefined {
  const { logical, at, escape } = cursor;
  const { text } = logical;
  const words = wordsIn(text, from, text.length, escape);
  const names = words.map((one) => text.slice(one.from, one.to).split('=', 1)[0]!);
  const index = words.findIndex((one) => one.from <= at && at <= one.to);
  const word = words[index] ?? { from: at, to: at };
  const equals = text.indexOf('=', word.from);
  const cut = equals < 0 || equals > word.to ? word.to : equals;
  if (at > cut)
    return slotFor(cursor, 'value', [keyword, text.slice(word.from, cut)], {
      from: cut + 1,
      to: word.to,
    });
  const first = firstWord(text, from, text.length);
  const isOld =
    keyword !== 'ARG' && first && at > first.to && !text.slice(first.from, first.to).includes('=');
  if (isOld) return undefined;
  const siblings = names.filter((_, i) => i !== index);
  const suffix = keyword === 'ARG' || cut < word.to ? {} : { suffix: '=' };
  const scope = keyword === 'ARG' ? { scope: 'argument' } : {};
  const span = { from: word.from, to: cut };
  return slotFor(cursor, 'key', [keyword], span, { siblings, ...suffix, ...scope });
}
