import { UNKNOWN_STEP } from '../../core/address.ts';
import type { Label, Literal, Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import type { Entry, Scalar, Value } from '../../yaml/tree.ts';
import { jinjaNodes } from './jinja.ts';
import { fileOf, type Giving, ROLE } from './names.ts';
import { withParts } from './parts.ts';
import {
  ansible,
  commandOf,
  expressionNode,
  inside,
  literalOf,
  partOf,
  type Piece,
  pieceOf,
  type Reader,
  scriptOf,
  valueNode,
  withHoles,
} from './scalars.ts';
import { type Content } from './content.ts';
import { contentOf, NOTHING, settingNode } from './settings.ts';
import { leading, roleFiles } from './targets.ts';
import { fileIn, withFile } from './written.ts';
import { splitWords, unquoted, type Word } from './words.ts';

const FREE = 'free_form';
/** Options that name another file or role. */
const NAMES: Readonly<Record<string, Giving>> = {
  role: ROLE,
  'tasks-file': fileOf('tasks'),
  'playbook-file': fileOf('playbook'),
  'vars-file': fileOf('vars'),
};

/** The place of a module by the name that is written; an unknown short name stays as it is, a template is nobody's. */
export const modulePath = ({ vocabulary }: Reader, name: string): readonly string[] => [
  'module',
  vocabulary.module(name) ?? (name.includes('{{') ? UNKNOWN_STEP : name),
];

/** A task's module with its options, as a map or in free form. */
export function moduleNode(reader: Reader, entry: Entry): Node {
  const path = modulePath(reader, entry.key.text);
  return settingNode(entry, [path], moduleContent(reader, entry.value, path));
}

export function moduleContent(
  reader: Reader,
  value: Value | undefined,
  path: readonly string[],
): Content {
  if (!value) return NOTHING;
  const content =
    value.kind === 'scalar' ? freeForm(reader, value, path) : contentOf(reader, value, [path]);
  const file = value.kind === 'map' ? fileIn(reader, value, path) : undefined;
  const own = file
    ? content.children.map((node) => withFile(reader, node, file))
    : content.children;
  const tasks = content.children.find(({ label }) => label?.text === 'tasks_from')?.value;
  const children = own.map((child) =>
    path[1] === SET_FACT ? definition(child) : withReference(reader, child, tasks),
  );
  return { ...content, children };
}

const SET_FACT = 'ansible.builtin.set_fact';

/** An option of `set_fact` is a variable. */
function definition(node: Node): Node {
  const text = node.label?.text;
  if (node.kind !== 'setting' || text === undefined || text === 'cacheable') return node;
  const addresses = [ansible('variable', text), ...node.addresses];
  return { ...node, addresses, defines: { scope: 'variable', text } };
}

/** The value of an option that names a role or a file refers to it; `tasks` is the role's file. */
function withReference(reader: Reader, node: Node, tasks: Literal | undefined): Node {
  if (node.kind !== 'setting' || typeof node.value !== 'string') return node;
  const name = givingAt(reader, node.addresses[0]?.path ?? []);
  const [value, ...rest] = node.children ?? [];
  if (!name || value?.kind !== 'value') return node;
  const named = name({ ...value, label: labelOf(value, node.value) }, []);
  const isOther = name === ROLE && typeof tasks === 'string' && named.leads;
  const given = isOther ? leading(named, roleFiles(node.value, tasks)) : named;
  return { ...node, children: [given, ...rest] };
}

function givingAt({ vocabulary }: Reader, path: readonly string[]): Giving | undefined {
  const parts = vocabulary.fact(path)?.parts;
  return parts !== undefined && Object.hasOwn(NAMES, parts) ? NAMES[parts] : undefined;
}

/** A value without the quotes around it. */
function labelOf({ from, to }: Node, text: string): Label {
  const quotes = to - from === text.length + 2 ? 1 : 0;
  return { from: from + quotes, to: to - quotes, text };
}

/** `action: apt name=x` and `local_action: {module: apt, name: x}`; the module is named in the value. */
export function actionNode(
  reader: Reader,
  entry: Entry,
  places: readonly (readonly string[])[],
): Node {
  const { value } = entry;
  if (value?.kind === 'scalar') {
    const word = splitWords(value.text)[0];
    if (!word || word.key !== undefined) return settingNode(entry, places, NOTHING);
    const path = modulePath(reader, value.text.slice(word.from, word.to));
    const { embeds, children } = freeForm(reader, value, path, word);
    const name = nameOf(reader, pieceOf(value), word, path);
    return settingNode(entry, places, {
      form: 'scalar',
      ...(embeds && { embeds }),
      children: [name, ...children],
    });
  }
  if (value?.kind !== 'map') return settingNode(entry, places, contentOf(reader, value, places));
  const named = value.entries.find(({ key }) => key.text === 'module')?.value;
  const path = named?.kind === 'scalar' ? modulePath(reader, named.text) : ['module', '?'];
  const children = value.entries.map((one) => {
    if (one.value === named && named?.kind === 'scalar') {
      const name = nameOf(reader, pieceOf(named), { from: 0, to: named.text.length }, path);
      return settingNode(one, [], { form: 'scalar', children: [name] });
    }
    const option = [...path, reader.vocabulary.step(path, one.key.text)];
    return settingNode(one, [option], contentOf(reader, one.value, [option]));
  });
  return settingNode(entry, places, { form: 'map', children });
}

function nameOf(_: Reader, piece: Piece, span: Span, path: readonly string[]): Node {
  const place = piece.place(span);
  const text = piece.text.slice(span.from, span.to);
  return { kind: 'argument', ...place, label: { ...place, text }, addresses: [ansible(...path)] };
}

/**
 * `key=value` words as options; what else there is, is the module's free form where it has one.
 * A `module` word in front has been read by who asks.
 */
function freeForm(reader: Reader, scalar: Scalar, path: readonly string[], module?: Span): Content {
  const { vocabulary } = reader;
  const free = [...path, FREE];
  const fact = vocabulary.fact(free);
  const words = splitWords(scalar.text).filter(({ from }) => !module || from >= module.to);
  const isOption = ({ key }: Word) =>
    key !== undefined && (!fact || isKnown(reader, path, key) || takesAny(path));
  const options = words.filter(isOption);
  const rest = words.filter((word) => !isOption(word));
  const piece = pieceOf(scalar);
  const pairs = options.map((word) => pairNode(reader, piece, word, path));
  if (!rest.length && options.length) return { form: 'map', children: pairs };
  if (fact?.parts === 'script' || fact?.parts === 'command')
    return runContent(reader, scalar, pairs, fact.parts, options, module);
  // A template among the pairs may bring more of them.
  if (options.length)
    return {
      form: 'map',
      children: merged(pairs, templatesOf(reader, piece, module)),
    };
  if (module) return { children: templatesOf(reader, piece, module) };
  return wholeContent(reader, scalar, path, fact !== undefined);
}

const isKnown = ({ vocabulary }: Reader, path: readonly string[], key: string): boolean =>
  vocabulary.fact([...path, vocabulary.step(path, key)]) !== undefined;

/** Modules whose options people choose. */
const takesAny = (path: readonly string[]): boolean =>
  path[1] === SET_FACT || path[1] === 'ansible.builtin.add_host';

/** A text that is not made of pairs: the option that it stands for, or an unknown value. */
function wholeContent(
  reader: Reader,
  scalar: Scalar,
  path: readonly string[],
  isFree: boolean,
): Content {
  const { vocabulary } = reader;
  const target = isFree && vocabulary.fact([...path, 'file']) ? [...path, 'file'] : [...path, FREE];
  const piece = pieceOf(scalar);
  const value = literalOf(piece, undefined);
  if (scalar.text === '' || value === null) return NOTHING;
  const name = givingAt(reader, target);
  const node = valueNode(reader, piece, [ansible(...target)]);
  const labelled = { ...node, label: { ...inside(scalar), text: scalar.text } };
  const named = name && typeof value === 'string' ? name(labelled, []) : name ? labelled : node;
  return { form: 'scalar', ...(value !== undefined && { value }), children: [named] };
}

function runContent(
  reader: Reader,
  scalar: Scalar,
  pairs: readonly Node[],
  parts: 'script' | 'command',
  options: readonly Span[],
  module: Span | undefined,
): Content {
  const piece = pieceOf(scalar);
  // Options are found in the text as it is written; holes change only what stands behind them.
  const { map } = withHoles(reader, scalar);
  const inner = (module ? [module, ...options] : options).map((span) => {
    const { from, to } = piece.place(span);
    return { from: map.toInner(from), to: map.toInner(to) };
  });
  const embeds =
    parts === 'script' ? scriptOf(reader, scalar, inner) : commandOf(reader, scalar, inner);
  const value = literalOf({ ...piece, plain: false }, undefined);
  const children = merged(pairs, templatesOf(reader, piece, module));
  return {
    form: 'scalar',
    ...(value !== undefined && { value }),
    ...(embeds && { embeds }),
    children,
  };
}

/** The templates of a free form; those in a word in front are part of that. */
function templatesOf(
  { vocabulary }: Reader,
  piece: Piece,
  module: Span | undefined,
): readonly Node[] {
  const templates = jinjaNodes(piece.text, piece.place, vocabulary);
  const start = module && piece.place(module).to;
  return start === undefined ? templates : templates.filter(({ from }) => from >= start);
}

/** Options and the templates between them, in order; an option has its own templates already. */
function merged(pairs: readonly Node[], templates: readonly Node[]): readonly Node[] {
  const all = [...pairs, ...templates].toSorted((a, b) => a.from - b.from || b.to - a.to);
  let end = -1;
  return all.filter(({ kind, from, to }) => {
    const isFree = from >= end;
    if (kind === 'setting') end = to;
    return isFree;
  });
}

/** An option as a word of a free form; its value is a string unless the option says otherwise. */
function pairNode(reader: Reader, piece: Piece, word: Word, path: readonly string[]): Node {
  const { vocabulary } = reader;
  const key = word.key ?? '';
  const option = [...path, vocabulary.step(path, key)];
  const place = ansible(...option);
  const fact = vocabulary.fact(option);
  const label = { ...piece.place({ from: word.from, to: word.from + key.length }), text: key };
  const value = partOf(piece, unquoted(piece.text, { from: word.value, to: word.to }));
  const node =
    fact?.parts === 'expression'
      ? expressionNode(reader, value)
      : valueNode(reader, value, [place], fact);
  const child = withParts(reader, node, value, [place], fact?.parts);
  const span = piece.place(word);
  return {
    kind: 'setting',
    from: span.from,
    to: Math.max(span.to, child.to),
    label,
    addresses: [place],
    form: 'scalar',
    ...(child.value !== undefined && { value: child.value }),
    children: [child],
  };
}
