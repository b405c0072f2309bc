import { address } from '../../core/address.ts';
import type { Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import type { Fill } from '../../yaml/decode.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Templates as holes in decoded text; `{# #}` is nothing. */
export const TEMPLATES: Fill = {
  start: '{',
  read(text, at, to) {
    const kind = text[at + 1];
    const end = kind === '{' ? '}}' : kind === '%' ? '%}' : kind === '#' ? '#}' : undefined;
    const found = end && at + 1 < to ? text.indexOf(end, at + 2) : -1;
    if (found < 0 || found + 2 > to) return undefined;
    return { to: found + 2, ...(kind === '#' && { text: '' }) };
  },
};

export const isTemplate = (text: string): boolean => text.includes('{{') || text.includes('{%');

type Plugin = 'filter' | 'test' | 'lookup';

/** A call that is being read: what is called, and which argument the reader is at. */
interface Call {
  readonly name: string;
  readonly depth: number;
  argument: number;
}

interface Context {
  readonly text: string;
  readonly vocabulary: Vocabulary;
  readonly span: (span: Span) => Span;
  /** Words that statements in the text give a meaning; they are no names of variables. */
  readonly local: ReadonlySet<string>;
  readonly nodes: Node[];
}

/** Words of the expression language, and those that a statement begins with. */
const WORDS: ReadonlySet<string> = new Set(
  `and or not in is if else true false none True False None for endfor endif elif set endset do
  block endblock raw endraw macro endmacro filter endfilter recursive`.split(/\s+/),
);
/** Functions and filters that are given the name of another plugin, and which argument that is. */
const NAMING: Readonly<Record<string, readonly [kind: Plugin, at: number]>> = {
  lookup: ['lookup', 0],
  query: ['lookup', 0],
  q: ['lookup', 0],
  map: ['filter', 0],
  select: ['test', 0],
  reject: ['test', 0],
  selectattr: ['test', 1],
  rejectattr: ['test', 1],
};

/**
 * The variables, filters, tests and lookups in the templates of a decoded text; `bare` text is one
 * expression without braces. `span` leads back to the segment. Linear; broken templates end with the text.
 */
export function jinjaNodes(
  text: string,
  span: (span: Span) => Span,
  vocabulary: Vocabulary,
  bare = false,
): readonly Node[] {
  const context = { text, vocabulary, span, local: localWords(text), nodes: [] };
  if (bare && !isTemplate(text)) {
    readExpression(context, 0, text.length, '');
    return context.nodes;
  }
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    const kind = text[at + 1];
    if (kind === '{') at = readExpression(context, at + 2, text.length, '}}');
    else if (kind === '%') at = readExpression(context, at + 2, text.length, '%}');
    else if (kind === '#') {
      const end = text.indexOf('#}', at + 2);
      at = end < 0 ? text.length : end + 2;
    } else at++;
  }
  return context.nodes;
}

/** Every loop has its own. */
const LOOP_ITEM: ReadonlySet<string> = new Set(['item']);
const GIVES =
  /\{%[-+]?\s*(?:for\s+([\w,()][\w\s,()]{0,199}?)\s+in\b|set\s+([\w,][\w\s,]{0,199}?)\s*[=%-]|macro\s+(\w+\s*\([^%]{0,400}))/g;

function localWords(text: string): ReadonlySet<string> {
  if (!text.includes('{%')) return LOOP_ITEM;
  const given = [...text.matchAll(GIVES)].flatMap(([, loop, set, macro]) => [
    ...(loop === undefined ? [] : ['loop']),
    ...((loop ?? set ?? macro ?? '').match(/\w+/g) ?? []),
  ]);
  return new Set([...LOOP_ITEM, ...given]);
}

/** Reads tokens up to `end` or `to`; returns what is behind. */
function readExpression(context: Context, from: number, to: number, end: string): number {
  const { text } = context;
  let before = '';
  let callee = '';
  let call: Call | undefined;
  let depth = 0;
  for (let at = from; at < to;) {
    const char = text[at]!;
    if (end && depth <= 0 && text.startsWith(end, at)) return at + 2;
    if (/\s/.test(char)) at++;
    else if (char === '"' || char === "'") {
      const close = stringEnd(text, at, to);
      if (call && (before === '(' || before === ',')) addPlugin(context, call, at + 1, close - 1);
      before = 'string';
      at = close;
    } else if (/[A-Za-z_]/.test(char)) {
      const next = wordEnd(text, at, to, before);
      const word = text.slice(at, next);
      addWord(context, { from: at, to: next }, before);
      callee = word;
      before =
        before === 'is' && word === 'not'
          ? 'is'
          : before === '.'
            ? 'name'
            : word === 'is'
              ? 'is'
              : 'name';
      at = next;
    } else if (/\d/.test(char)) {
      while (at < to && /[\w.]/.test(text[at]!)) at++;
      before = 'number';
    } else {
      if (char === '{' || char === '[' || char === '(') depth++;
      else if (char === '}' || char === ']' || char === ')') depth--;
      if (call && depth < call.depth) call = undefined;
      else if (char === ',' && call?.depth === depth) call.argument++;
      if (char === '(' && before === 'name') call = { name: callee, depth, argument: 0 };
      before = char;
      at++;
    }
  }
  return to;
}

function stringEnd(text: string, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[from]) return at + 1;
  }
  return to;
}

/** Names of filters and tests may be dotted; a variable's name ends at the dot. */
function wordEnd(text: string, from: number, to: number, before: string): number {
  const letter = before === '|' || before === 'is' ? /[\w.]/ : /\w/;
  let at = from;
  while (at < to && letter.test(text[at]!)) at++;
  return at;
}

function addWord(context: Context, { from, to }: Span, before: string): void {
  const { text, vocabulary } = context;
  const word = text.slice(from, to);
  if (before === '.') return;
  if (before === '|')
    return add(context, { from, to }, ['filter', vocabulary.plugin('filter', word)]);
  if (before === 'is') {
    if (word !== 'not') add(context, { from, to }, ['test', vocabulary.plugin('test', word)]);
    return;
  }
  if (WORDS.has(word)) return;
  let next = to;
  while (next < text.length && next < to + 50 && /\s/.test(text[next]!)) next++;
  const isNamed = text[next] === '=' && text[next + 1] !== '=';
  if (text[next] === '(') {
    if (vocabulary.fact(['function', word])) add(context, { from, to }, ['function', word]);
    return;
  }
  if (isNamed) return;
  add(context, { from, to }, ['variable', word], !context.local.has(word));
}

/** A string that is the name of a plugin: `lookup('env', …)`, `selectattr('x', 'defined')`. */
function addPlugin(context: Context, call: Call, from: number, to: number): void {
  const [kind, at] = Object.hasOwn(NAMING, call.name) ? NAMING[call.name]! : [];
  const name = context.text.slice(from, to);
  if (kind && call.argument === at && /^[\w.]+$/.test(name))
    add(context, { from, to }, [kind, context.vocabulary.plugin(kind, name)]);
}

function add(context: Context, span: Span, path: readonly string[], isVariable = false): void {
  const place = context.span(span);
  const text = context.text.slice(span.from, span.to);
  context.nodes.push({
    kind: 'argument',
    ...place,
    label: { ...place, text },
    addresses: [address('ansible', ...path)],
    ...(isVariable && { refers: { scope: 'variable', text } }),
  });
}
