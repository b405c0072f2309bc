import { type Address, address } from '../../core/address.ts';
import type { Frame, Slot } from '../../core/language.ts';
import { parseHcl } from './hcl.ts';
import { into, LABELS, type Place, ROOT, stepOf, topPlace } from './place.ts';
import { isBuiltIn, scopeOf } from './references.ts';
import type { Block, Expression, Item } from './syntax.ts';

/** What the cursor stands in: the place of the body or object around it, and names that it has. */
interface Body {
  readonly place: Place;
  readonly siblings: readonly string[];
  readonly isTop: boolean;
  /** The innermost block or object whose inside holds the cursor. */
  readonly from: number;
}

const at = (place: Place): Address => address('terraform', ...place.path);

/**
 * What may be written at `offset`. A resource's type is a `key`, with the block's type as prefix: names
 * of types are children of `resource`.
 */
export function slotAt(text: string, kind: string, offset: number): Slot | undefined {
  const { items, comments } = parseHcl(text);
  if (comments.some(({ from, to }) => from < offset && offset <= to)) return undefined;
  const body = bodyAt(text, items, offset, kind);
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1) + 1, body.from);
  const line = text.slice(lineStart, offset);
  const header = headerSlot(text, line, offset, body);
  if (header) return header;
  const open = openAttribute(items, offset);
  const key = /^[\s\uFEFF{,]*([A-Za-z_][\w-]*)?$/.exec(line);
  if (key && !open) return keySlot(text, kind, offset, body, key[1] ?? '');
  return valueSlot(text, offset, line, body, open);
}

function bodyAt(text: string, items: readonly Item[], offset: number, kind: string): Body {
  const root = kind === 'tfvars' ? { ...ROOT, path: ['variable-value'] } : ROOT;
  let body: Body = { place: root, siblings: namesOf(items), isTop: true, from: 0 };
  let level = items;
  for (;;) {
    const item = level.find(({ from, to }) => from < offset && offset <= to);
    if (item?.kind === 'block') {
      const { inside } = item;
      if (offset < inside.from || offset > inside.to) return body;
      const place = body.isTop ? blockPlace(item) : nestedPlace(body.place, item);
      body = { place, siblings: namesOf(item.body), isTop: false, from: inside.from };
      level = item.body;
    } else if (item?.kind === 'attribute' && item.value) {
      return objectAt(text, item.value, offset, into(body.place, item.name.text)) ?? body;
    } else return body;
  }
}

const namesOf = (items: readonly Item[]): readonly string[] => [
  ...new Set(items.flatMap((item) => (item.kind === 'attribute' ? [item.name.text] : []))),
];

const blockPlace = ({ type, labels }: Block): Place =>
  topPlace(
    type.text,
    labels.map((label) => label.text.replaceAll('"', '')),
  );

function nestedPlace(place: Place, { type, labels }: Block): Place {
  const names = labels.map((label) => stepOf(label.text.replaceAll('"', '')));
  if (type.text === 'dynamic') return into(place, 'dynamic', ...names);
  const isContent = type.text === 'content' && place.path.at(-2) === 'dynamic';
  if (!isContent) return into(place, type.text, ...names);
  return { ...place, path: [...place.path.slice(0, -2), place.path.at(-1)!] };
}

/** The innermost object of an expression around the cursor. */
function objectAt(text: string, value: Expression, offset: number, place: Place): Body | undefined {
  if (offset <= value.from || offset > value.to) return undefined;
  const list =
    value.kind === 'tuple' ? value.items : value.kind === 'call' ? value.arguments : undefined;
  for (const one of list ?? []) {
    const found = objectAt(text, one, offset, place);
    if (found) return found;
  }
  if (value.kind !== 'object' || (offset === value.to && text[offset - 1] === '}'))
    return undefined;
  for (const entry of value.entries) {
    const step = entry.key.kind === 'name' ? entry.key.name : '?';
    const found = entry.value && objectAt(text, entry.value, offset, into(place, step));
    if (found) return found;
  }
  const siblings = value.entries.flatMap(({ key }) => (key.kind === 'name' ? [key.name] : []));
  return { place, siblings, isTop: false, from: value.from + 1 };
}

const HEADER = /^\s*([A-Za-z_][\w-]*)[ \t]+((?:"[^"]*"[ \t]+)*)"([^"]*)$/;

/** Inside the quotes of a block's label. */
function headerSlot(text: string, line: string, offset: number, body: Body): Slot | undefined {
  const match = HEADER.exec(line);
  if (!match) return undefined;
  const [, type = '', before = '', typed = ''] = match;
  const names = (before.match(/"[^"]*"/g) ?? []).map((word) => word.slice(1, -1));
  // The last label is for people to choose, but a provider's.
  const known = type === 'provider' ? 1 : (LABELS[type] ?? 1) - 1;
  if (body.isTop && names.length >= known) return undefined;
  const place = type === 'dynamic' ? body.place : into(body.place, type, ...names);
  const word = { from: offset - typed.length, to: endOfWord(text, offset, /[^"\s]/) };
  const rest = /^"?[ \t]*\r?(?=\n|$)/.exec(text.slice(word.to, word.to + 80))?.[0];
  const slot = { prefix: at(place), role: 'key', replace: word, typed, siblings: [] } as const;
  if (!body.isTop || rest === undefined) return slot;
  // Nothing stands behind the word: its quote is replaced with it, so that the whole block can be written.
  const isClosed = rest.startsWith('"');
  const replace = isClosed ? { from: word.from, to: word.to + 1 } : word;
  const open = LABELS[type] === 2 ? '" "NAME" {' : '" {';
  return { ...slot, replace, suffix: '"', frame: { ...FRAME, plain: '"', open } };
}

const FRAME: Frame = {
  plain: ' ',
  open: ' {',
  close: '}',
  indent: '  ',
  setting: ' = ',
  block: ' {',
  around: { string: ['"', '"'], list: ['[', ']'], map: ['{', '}'] },
};

function endOfWord(text: string, offset: number, char: RegExp): number {
  let to = offset;
  while (to < text.length && char.test(text[to]!)) to++;
  return to;
}

function keySlot(text: string, kind: string, offset: number, body: Body, typed: string): Slot {
  const to = endOfWord(text, offset, /[\w-]/);
  const replace = { from: offset - typed.length, to };
  const rest = text.slice(to, to + 80);
  const hasMore = /^[ \t]*[={"]/.test(rest) && !/^[ \t]*=[=>]/.test(rest);
  const isBlock = body.isTop && kind !== 'tfvars';
  const suffix = hasMore ? undefined : isBlock ? ' ' : ' = ';
  const own = text.slice(replace.from, to);
  const siblings = body.siblings.filter((name) => name !== own);
  const base = { prefix: at(body.place), replace, typed, siblings };
  if (body.isTop && kind === 'tfvars') {
    const more = suffix === undefined ? {} : { suffix };
    return { ...base, role: 'reference', scope: 'variable', ...more };
  }
  return {
    ...base,
    role: 'key',
    ...(suffix !== undefined && { suffix }),
    ...(suffix === ' = ' && { frame: FRAME }),
  };
}

/** The attribute or entry whose value the cursor stands in, apart from what is a body of its own. */
function openAttribute(items: readonly Item[], offset: number): Expression | undefined {
  for (const item of items) {
    if (offset < item.from || offset > item.to) continue;
    if (item.kind === 'block') return openAttribute(item.body, offset);
    return item.value && offset > item.value.from ? listAt(item.value, offset) : undefined;
  }
  return undefined;
}

/** The bracket or call around the cursor, in which a line does not begin with a key. */
function listAt(value: Expression, offset: number): Expression | undefined {
  if (offset <= value.from || offset > value.to) return undefined;
  switch (value.kind) {
    case 'tuple':
      return first(value.items, offset) ?? value;
    case 'call':
      return first(value.arguments, offset) ?? value;
    case 'template':
      return value;
    case 'object':
      return first(
        value.entries.flatMap((entry) => (entry.value ? [entry.value] : [])),
        offset,
      );
    default:
      return undefined;
  }
}

function first(list: readonly Expression[], offset: number): Expression | undefined {
  const around = list.find(({ from, to }) => from < offset && offset <= to);
  return around && around.kind !== 'object' && around.kind !== 'template'
    ? listAt(around, offset)
    : undefined;
}

const KEY_BEFORE = /(?:^|[{,\s])(?:"([^"]*)"|([A-Za-z_][\w-]*))[ \t]*[=:][ \t]*(?![=>])/;
const REFERENCE = /([A-Za-z_][\w-]*)\.((?:[A-Za-z_][\w-]*\.)?[\w-]*)$/;

/** The name that a text ends with, with its namespaces (`provider::aws::arn_parse`). */
function nameBefore(text: string): string {
  let from = text.length;
  for (;;) {
    if (from > 0 && /[\w-]/.test(text[from - 1]!)) from--;
    else if (text.endsWith('::', from)) from -= 2;
    else return text.slice(from).replace(/^[^A-Za-z_]+/, '');
  }
}

function valueSlot(
  text: string,
  offset: number,
  line: string,
  body: Body,
  open: Expression | undefined,
): Slot | undefined {
  const bareLine = /^[^"]*$/.test(line);
  const key = KEY_BEFORE.exec(line);
  const name = key?.[1] ?? key?.[2] ?? keyOfOpen(text, open);
  if (name === undefined) return undefined;
  const behind = key ? line.slice(key.index + key[0].length) : line;
  const place = into(body.place, name);
  const interpolated = /[$%]\{[^}"]*$/.test(behind);
  const inString = !interpolated && isInString(behind);
  if (!inString || interpolated) {
    const reference = referenceSlot(text, offset, behind, place);
    if (reference) return reference;
  }
  if (interpolated || (bareLine && /[\w)\]]\s*(?:[?:+\-*/(]|&&|\|\|)\s*\w*$/.test(behind)))
    return functionSlot(text, offset, behind);
  const typed = inString ? behind.slice(behind.lastIndexOf('"') + 1) : nameBefore(behind);
  const inside = inString ? /[^"\n]/ : /[\w-]/;
  const to = endOfWord(text, offset, inside);
  const replace = { from: offset - typed.length, to };
  return { prefix: at(place), role: 'value', replace, typed, siblings: [] };
}

const isInString = (text: string): boolean =>
  (text.replace(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 1;

/** The key before the list that the cursor's line goes on with. */
function keyOfOpen(text: string, open: Expression | undefined): string | undefined {
  if (!open) return undefined;
  const start = text.lastIndexOf('\n', open.from) + 1;
  const key = KEY_BEFORE.exec(text.slice(start, open.from + 1));
  return key?.[1] ?? key?.[2];
}

function referenceSlot(
  text: string,
  offset: number,
  behind: string,
  place: Place,
): Slot | undefined {
  const match = REFERENCE.exec(behind);
  if (!match) return undefined;
  const [, word = '', names = ''] = match;
  const { scope, names: most } = scopeOf(word) ?? { names: 1 };
  if (names.split('.').length > most) return undefined;
  if (isBuiltIn(word)) {
    const replace = { from: offset - names.length, to: endOfWord(text, offset, /[\w-]/) };
    const prefix = address('terraform', 'reference', word);
    return { prefix, role: 'key', replace, typed: names, siblings: [] };
  }
  // The name of a resource is its type and its label together.
  const typed = scope ? names : `${word}.${names}`;
  const to = endOfWord(text, offset, /[\w-]/);
  return {
    prefix: at(place),
    role: 'reference',
    scope: scope ?? 'resource',
    replace: { from: offset - typed.length, to },
    typed,
    siblings: [],
  };
}

function functionSlot(text: string, offset: number, behind: string): Slot {
  const typed = nameBefore(behind);
  const replace = { from: offset - typed.length, to: endOfWord(text, offset, /[\w-]/) };
  const prefix = address('terraform', 'function');
  return { prefix, role: 'key', replace, typed, siblings: [], suffix: '(' };
}
