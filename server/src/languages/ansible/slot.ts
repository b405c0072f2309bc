import type { Frame, Segment, Slot } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import { type Place, placesAt } from '../../yaml/slot.ts';
import { templateSlot, wordSlot } from './cursor.ts';
import { modeOf, roleOf } from './segments.ts';
import { ansible } from './scalars.ts';
import { type Stand, standAt } from './stand.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What may be written at an offset of a segment. Names of modules are keys of a task: they are on
 * offer at `task`, as the facts list them there.
 */
export function slotAt(
  text: string,
  segment: Segment,
  offset: number,
  vocabulary: Vocabulary,
): Slot | undefined {
  const mode = modeOf(segment);
  const template = templateSlot(text, offset);
  if (template) return template;
  if (mode.kind === 'template') return undefined;
  if (mode.kind === 'inventory-ini') return hostSlot(text, segment, offset);
  const places = placesAt(text, mode.indent, offset);
  if (!places.length) return outerKey(text, segment, offset);
  for (const place of places) {
    const stand = standAt(roleOf(mode, segment.within), place, vocabulary);
    const slot = stand && slotOf(place, stand, vocabulary, text, offset);
    if (slot) return slot;
  }
  return undefined;
}

function slotOf(
  place: Place,
  { path, scope, module }: Stand,
  vocabulary: Vocabulary,
  text: string,
  offset: number,
): Slot | undefined {
  const { replace, typed, siblings } = place;
  const common = { prefix: ansible(...path), replace, typed, siblings };
  if (place.role === 'key' && place.bare && place.path.at(-1) === '-' && !siblings.length) {
    // An item that has only begun is one of the names or values, where the list is made of those.
    if (scope || !vocabulary.hasKeys(path)) return undefined;
  }
  if (place.role === 'key') {
    const frame = place.bare && isTask(path) ? frameAt(text, replace) : undefined;
    return { ...common, role: 'key', ...(place.bare && { suffix: ': ' }), ...(frame && { frame }) };
  }
  if (scope) return { ...common, role: 'reference', scope };
  const fact = vocabulary.fact(path);
  if (fact?.parts === 'expression') return wordSlot(text, replace, offset);
  if (module && !place.alone) return optionSlot(place, path, vocabulary);
  if (place.alone && place.path.at(-1) !== '-' && vocabulary.hasKeys(path))
    return { ...common, role: 'key', suffix: ': ' };
  return { ...common, role: 'value' };
}

const isTask = ([step, ...more]: readonly string[]): boolean =>
  (step === 'task' || step === 'handler') && !more.length;

/** A module with its options below it, where nothing stands behind its name. */
function frameAt(text: string, { from, to }: Span): Frame | undefined {
  if (!/^[ \t]*\r?(?:\n|$)/.test(text.slice(to, to + 100))) return undefined;
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  // Editors indent what follows as the line is; dashes are for the frame to add.
  const dashes = before.length - /^[ \t]*/.exec(before)![0].length;
  const indent = ' '.repeat(dashes + 2);
  return { plain: ': ', open: ':', close: '', indent, setting: ': ', around: {} };
}

/** A word left of the segment's own column: a key of the block or play around the task. */
function outerKey(text: string, segment: Segment, offset: number): Slot | undefined {
  const { indent } = modeOf(segment);
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(from, offset);
  const column = before.length - before.trimStart().length;
  const typed = before.slice(column);
  if (column >= indent || !/^\w*$/.test(typed)) return undefined;
  const rest = /^\w*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0;
  // Lists and their keys are indented by two columns each, as people write them.
  const levels = 2 * Math.ceil((indent - column) / 4);
  const outer = segment.within.slice(0, Math.max(0, segment.within.length - levels));
  if (segment.within.length < 2 || segment.within[0] !== '-') return undefined;
  const prefix = ansible(outer.length ? 'block' : 'play');
  const replace = { from: from + column, to: offset + rest };
  return { prefix, role: 'key', replace, typed, siblings: [], suffix: ': ' };
}

/** `apt: name=x sta|`: an option of a free form, or its value. */
function optionSlot(
  place: Place,
  path: readonly string[],
  vocabulary: Vocabulary,
): Slot | undefined {
  const { typed, replace } = place;
  const start = typed.search(/\S*$/);
  const word = typed.slice(start);
  const equals = word.indexOf('=');
  const from = replace.from + start + equals + 1;
  const to = replace.from + typed.length;
  const siblings = [...typed.slice(0, start).matchAll(/(?:^|\s)(\w{1,40})=/g)].map(
    (one) => one[1]!,
  );
  if (equals >= 0) {
    const option = [...path, vocabulary.step(path, word.slice(0, equals))];
    return {
      prefix: ansible(...option),
      role: 'value',
      replace: { from, to },
      typed: word.slice(equals + 1),
      siblings: [],
    };
  }
  return {
    prefix: ansible(...path),
    role: 'key',
    replace: { from, to },
    typed: word,
    siblings,
    suffix: '=',
  };
}

/** Behind a host's name in an inventory: its variables. */
function hostSlot(text: string, { within }: Segment, offset: number): Slot | undefined {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const start = line.search(/\S*$/);
  const word = line.slice(start);
  const isVars = within[0]?.endsWith(':vars') ?? false;
  const first = line.trimStart()[0];
  if (first === '#' || first === ';' || first === '[' || word.includes('#')) return undefined;
  if (!isVars && line.slice(0, start).trim() === '') return undefined;
  const equals = word.indexOf('=');
  const place = isVars ? ['variable'] : ['inventory', 'host'];
  const replace = { from: offset - (word.length - equals - 1), to: offset };
  if (equals >= 0)
    return {
      prefix: ansible(...place, word.slice(0, equals)),
      role: 'value',
      replace,
      typed: word.slice(equals + 1),
      siblings: [],
    };
  return {
    prefix: ansible(...place),
    role: 'key',
    replace,
    typed: word,
    siblings: [],
    suffix: '=',
  };
}
