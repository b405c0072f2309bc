import { address } from '../../core/address.ts';
import type { Segment, Slot } from '../../core/language.ts';
import { type Place, placesAt } from '../../yaml/slot.ts';
import { scopeAt } from './names.ts';
import { indentOf, placeOf } from './parse.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What may be written at an offset of a segment. */
export function slotAt(
  text: string,
  segment: Segment,
  offset: number,
  vocabulary: Vocabulary,
): Slot | undefined {
  const indent = indentOf(segment);
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const outside = indent > 0 && /^ */.exec(text.slice(start, offset))![0].length < indent;
  const places = placesAt(text, indent, offset);
  if (!places.length && outside) return topLevel(text, offset);
  const found = places.map((place) => slotOf(place, placeOf(segment), vocabulary));
  return found.find((slot) => slot !== undefined);
}

/** A word in the first column begins a section. */
function topLevel(text: string, offset: number): Slot | undefined {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const typed = text.slice(from, offset);
  const rest = /^[\w-]*/.exec(text.slice(offset, offset + 100))?.[0] ?? '';
  if (!/^[\w-]*$/.test(typed)) return undefined;
  const replace = { from, to: offset + rest.length };
  return { prefix: address('compose'), role: 'key', replace, typed, siblings: [], suffix: ': ' };
}

function slotOf(place: Place, within: readonly string[], vocabulary: Vocabulary): Slot | undefined {
  const path = [...within];
  for (const key of place.path) if (key !== '-') path.push(vocabulary.step(path, key));
  const fact = vocabulary.fact(path);
  const { replace, typed, siblings } = place;
  const common = { replace, typed, siblings };
  if (place.role === 'key') {
    // An item may be a short form as well; that is offered where it is a name.
    const long = [...path, fact?.parts ?? ''];
    const short = scopeAt(path) ?? scopeAt(long);
    const isItem = place.bare && place.path.at(-1) === '-';
    if (isItem && (short || !vocabulary.hasKeys(path))) return undefined;
    const scope = scopeAt([...path, '*']);
    const suffix = place.bare ? { suffix: `${place.quote}: ` } : {};
    const prefix = address('compose', ...path);
    if (scope) return { prefix, role: 'reference', scope, ...common, ...suffix };
    return { prefix, role: 'key', ...common, ...suffix };
  }
  const own = place.path.at(-1) !== '-' && place.alone && vocabulary.hasKeys(path);
  if (own && !fact?.types?.includes('string'))
    return { prefix: address('compose', ...path), role: 'key', ...common, suffix: ': ' };
  const parts = fact?.parts;
  const long = parts === 'context' || parts === 'path' || parts === 'service' || parts === 'source';
  const target = long && vocabulary.fact([...path, parts]) ? [...path, parts] : path;
  const scope = scopeAt(target);
  const role = scope ? ('reference' as const) : ('value' as const);
  return { prefix: address('compose', ...target), role, ...(scope && { scope }), ...common };
}
