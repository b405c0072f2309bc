import { address } from '../../core/address.ts';
import type { Role, Slot } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import { readDirective } from './directives.ts';

/** The directives' own place among the addresses. */
const PLACE = '#';

const slotOf = (
  role: Role,
  path: readonly string[],
  typed: string,
  replace: Span,
  more: Partial<Pick<Slot, 'siblings' | 'suffix'>> = {},
): Slot => ({
  prefix: address('dockerfile', ...path),
  role,
  replace,
  typed,
  siblings: [],
  ...more,
});

/** In the line of a directive: its name, its value, or an option of `check`. */
export function directiveSlot(text: string, offset: number): Slot | undefined {
  const directive = readDirective(text);
  if (!directive || offset < directive.label.from) return undefined;
  const { key, label, value } = directive;
  if (offset <= label.to)
    return slotOf('key', [PLACE], text.slice(label.from, offset), {
      from: label.from,
      to: label.to,
    });
  if (offset < value.from) return undefined;
  if (key === 'check') return checkSlot(text, offset, value);
  const span = { from: value.from, to: value.to };
  return slotOf('value', [PLACE, key], text.slice(value.from, offset), span);
}

/** In `skip=A,B;error=true`: an option, or one of its values. */
function checkSlot(text: string, offset: number, value: Span): Slot {
  const pairs = piecesOf(text, value, ';');
  const pair = pairs.find(({ to }) => offset <= to) ?? pairs.at(-1)!;
  const path = [PLACE, 'check'];
  const equals = text.slice(pair.from, pair.to).indexOf('=');
  const keyEnd = equals < 0 ? pair.to : pair.from + equals;
  if (offset <= keyEnd) {
    const siblings = pairs
      .filter((one) => one !== pair)
      .map(({ from, to }) => text.slice(from, to).split('=', 1)[0]!.trim());
    const suffix = equals < 0 ? { suffix: '=' } : {};
    const span = { from: pair.from, to: keyEnd };
    return slotOf('key', path, text.slice(pair.from, offset), span, { siblings, ...suffix });
  }
  const items = piecesOf(text, { from: keyEnd + 1, to: pair.to }, ',');
  const item = items.find(({ to }) => offset <= to) ?? items.at(-1)!;
  const siblings = items.filter((one) => one !== item).map(({ from, to }) => text.slice(from, to));
  const option = text.slice(pair.from, keyEnd);
  return slotOf('value', [...path, option], text.slice(item.from, offset), item, { siblings });
}

/** The pieces between separators, without the blanks before them. */
function piecesOf(text: string, { from, to }: Span, separator: string): readonly Span[] {
  const pieces: Span[] = [];
  for (let at = from; at <= to;) {
    const next = text.indexOf(separator, at);
    const end = next < 0 || next > to ? to : next;
    while (at < end && text[at] === ' ') at++;
    pieces.push({ from: at, to: end });
    at = end + 1;
  }
  return pieces;
}

const BEGUN = /^[ \t]*#[ \t]*([a-z]*)$/i;

/** A comment that may become a directive: nothing but a word in the first line that is none. */
export function newDirectiveSlot(line: string, from: number, offset: number): Slot | undefined {
  const word = BEGUN.exec(line)?.[1];
  if (word === undefined) return undefined;
  const start = from + line.length - word.length;
  if (offset < start) return undefined;
  const span = { from: start, to: from + line.length };
  return slotOf('key', [PLACE], word.slice(0, offset - start), span, { suffix: '=' });
}
