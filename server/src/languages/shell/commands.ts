import { type Address, address, below, valueStep } from '../../core/address.ts';
import type { Node } from '../../core/node.ts';
import { pathAddress } from '../../core/parts.ts';
import type { Span } from '../../core/span.ts';
import { adopt } from './adopt.ts';
import { argumentParts, valueParts } from './parts.ts';
import {
  type ArgumentItem,
  type Bare,
  type Context,
  type FlagItem,
  type Item,
  type Reading,
  baseName,
  readCommandLine,
} from './reading.ts';
import { readScript } from './script.ts';
import { assignedName } from './simple.ts';
import {
  type Group,
  type Heredoc,
  type Script,
  type SimpleCommand,
  type Word,
  isKnown,
  spanIn,
} from './syntax.ts';
import { isBoolean } from './tools.ts';
import { flagValue, isPathLike, normalise } from './values.ts';

/** What nodes are made with: how a script's spans are found in the text that the host knows. */
export interface Build extends Context {
  readonly out: (span: Span) => Span;
  readonly source: string;
  /** How many scripts this one lies in. */
  readonly nesting: number;
}

/** Scripts in scripts (`sh -c "…"`) that are nested deeper than this are not read. */
const MAX_SCRIPTS = 8;

/** The nodes of a script: commands one after the other, pipelines as blocks, comments. */
export function scriptNodes(script: Script, build: Build): Node[] {
  return script.items.flatMap((item) => {
    if (item.kind === 'comment') return [commentNode(item, build)];
    const { commands } = item;
    if (commands.length < 2) return commands.flatMap((command) => commandNodes(command, build));
    const children = commands.flatMap((command) => elementNodes(command, build));
    const span = build.out({ from: commands[0]!.from, to: commands.at(-1)!.to });
    return [{ kind: 'block', ...span, addresses: [address('cli', '|')], children }];
  });
}

function commentNode(span: Span, { out, source }: Build): Node {
  const text = source.slice(span.from + 1, span.to);
  const from = span.from + 1 + (text.length - text.trimStart().length);
  const label = { ...out({ from, to: Math.max(from, span.to) }), text: text.trim() };
  return { kind: 'comment', ...out(span), label, addresses: [] };
}

/** A compound command stays one element of its pipeline. */
function elementNodes(command: SimpleCommand | Group, build: Build): Node[] {
  if (command.kind === 'simple') return commandNodes(command, build);
  const children = scriptNodes(command.script, build);
  return [{ kind: 'block', ...build.out(command), addresses: [], children }];
}

function commandNodes(command: SimpleCommand | Group, build: Build): Node[] {
  if (command.kind === 'group') return scriptNodes(command.script, build);
  const reading = readCommandLine(command.words, command.assignments, build);
  const others = command.others.flatMap((word) => wordScripts(word, build));
  if (!reading) {
    const settings = command.assignments.map((word) => assignmentNode(word, build));
    return adopt(settings, others);
  }
  const whole = readingNode(reading, build, command);
  return [{ ...whole, children: adopt(whole.children ?? [], others) }];
}

/** The nodes of an argument list. */
export function wordNodes(words: readonly Word[], build: Build): Node[] {
  const reading = readCommandLine(words, [], build);
  return reading ? [readingNode(reading, build)] : [];
}

type Tail = Span & { readonly bodies: readonly Heredoc[] };

/** The node of a command; `tail` is the whole of it with its redirections and here-documents. */
function readingNode(reading: Reading, build: Build, tail?: Tail): Node {
  const { command } = reading;
  const children = reading.assignments.map((word) => assignmentNode(word, build));
  children.push(...adopt([], wordScripts(command, build)));
  for (const item of reading.items) children.push(...itemNodes(item, build, tail));
  if (reading.readsInput)
    for (const body of tail?.bodies ?? []) children.push(...bodyNodes(body, build));
  const whole = tail && takesInput(reading) && tail.bodies.length > 0;
  const from = reading.assignments[0]?.from ?? command.from;
  const own = { from, to: endOf(reading) };
  const isTop = tail && tail.from <= from && tail.to >= own.to;
  const span = whole || isTop ? { from, to: tail!.to } : own;
  const name = baseName(command.text);
  const start = command.text.lastIndexOf('/') + 1;
  const label = isKnown(command.text)
    ? { ...build.out(spanIn(command, start, command.text.length)), text: name }
    : undefined;
  return {
    kind: 'command',
    ...build.out(span),
    ...(label && { label }),
    addresses: [reading.address],
    ...(children.length > 0 && { children }),
  };
}

/** True when the here-documents are read by it or by the innermost command that it runs. */
function takesInput(reading: Reading): boolean {
  const last = reading.items.at(-1);
  return reading.readsInput || (last?.kind === 'command' && takesInput(last));
}

function endOf(reading: Reading): number {
  const last = reading.items.at(-1);
  if (!last) return reading.command.to;
  if (last.kind === 'command') return endOf(last);
  if (last.kind === 'bare') return last.assignments.at(-1)!.to;
  return Math.max(last.word.to, (last.kind === 'flag' && last.value?.word.to) || 0);
}

function itemNodes(item: Item, build: Build, tail: Tail | undefined): Node[] {
  switch (item.kind) {
    case 'command':
      return [readingNode(item, build, tail && takesInput(item) ? tail : undefined)];
    case 'bare':
      return bareNodes(item, build);
    case 'flag':
      return [flagNode(item, build)];
    case 'argument':
      return [argumentNode(item, build)];
  }
}

const bareNodes = ({ assignments }: Bare, build: Build): Node[] =>
  assignments.map((word) => assignmentNode(word, build));

function assignmentNode(word: Word, build: Build): Node {
  const name = assignedName(word.text);
  const place = address('cli', word.text.slice(0, name));
  const from = word.text.indexOf('=') + 1;
  const text = word.text.slice(from);
  const span = build.out(spanIn(word, from, word.text.length));
  const addresses = isKnown(text) ? [below(place, valueStep(text))] : [];
  const value = isKnown(text) ? { value: text } : {};
  const inner: Node[] =
    span.to > span.from ? [{ kind: 'value', ...span, addresses, form: 'scalar', ...value }] : [];
  return {
    kind: 'setting',
    ...build.out(word),
    label: { ...build.out(spanIn(word, 0, name)), text: word.text.slice(0, name) },
    addresses: [place],
    ...value,
    children: adopt(inner, wordScripts(word, build)),
  };
}

function flagNode(item: FlagItem, build: Build): Node {
  const { word, flag, value } = item;
  const start = spanIn(word, item.from, item.to);
  const label = { ...build.out(start), text: item.text };
  const { address: place, fact } = flag;
  const base = { kind: 'flag', label, addresses: [place] } as const;
  if (!value) return { ...base, ...build.out(start), ...(isBoolean(fact) && { value: true }) };
  const text = value.word.text.slice(value.from, value.to);
  const span = { from: start.from, to: value.word.to };
  const literal = isKnown(text) ? { value: flagValue(text, fact) } : {};
  const inner = build.out(spanIn(value.word, value.from, value.to));
  const parts =
    fact.parts === 'script' && isKnown(text)
      ? nestedNodes(value.word, value.from, value.to, build)
      : valueParts({ ...value, text, place, fact, build });
  const node: Node = {
    kind: 'value',
    ...inner,
    addresses: isKnown(text) ? valueAddresses(place, text, item) : [],
    form: 'scalar',
    ...literal,
    ...(parts.length > 0 && { children: parts }),
  };
  const children = adopt(inner.to > inner.from ? [node] : [], wordScripts(value.word, build));
  return { ...base, ...build.out(span), ...literal, ...(children.length > 0 && { children }) };
}

/** A value as it is written, and as the choice whose rest is a name (`container:web`). */
function valueAddresses(place: Address, text: string, { flag: { fact } }: FlagItem): Address[] {
  const own = below(place, valueStep(normalise(text, fact)));
  const head = fact.choices?.find((choice) => choice.endsWith(':') && text.startsWith(choice));
  return [
    own,
    ...(head ? [below(place, valueStep(head))] : []),
    ...(fact.parts === 'path' && isPathLike(text) ? [pathAddress(text)] : []),
  ];
}

function argumentNode(item: ArgumentItem, build: Build): Node {
  const { word, parts } = item;
  if (parts === 'assignment' && assignedName(word.text)) return assignmentNode(word, build);
  const known = isKnown(word.text);
  const own = item.address
    ? argumentParts(word, item.address, parts, build)
    : { addresses: [], children: [], label: undefined };
  const isScript = parts === 'script' && known;
  const inner = isScript ? nestedNodes(word, 0, word.text.length, build) : own.children;
  const children = adopt(inner, wordScripts(word, build));
  const whole = known && !isScript ? { ...build.out(word), text: word.text } : undefined;
  const label = own.label ?? whole;
  return {
    kind: 'argument',
    ...build.out(word),
    ...(label && { label }),
    addresses: own.addresses,
    ...(known && { value: word.text }),
    ...(children.length > 0 && { children }),
  };
}

/** The commands of a script that is a word, or a part of one. */
function nestedNodes(word: Word, from: number, to: number, build: Build): Node[] {
  if (build.nesting >= MAX_SCRIPTS) return [];
  const source = word.text.slice(from, to);
  const out = (span: Span) => build.out(spanIn(word, from + span.from, from + span.to));
  return scriptNodes(readScript(source), { ...build, source, out, nesting: build.nesting + 1 });
}

function bodyNodes(body: Heredoc, build: Build): Node[] {
  if (build.nesting >= MAX_SCRIPTS) return [];
  const out = (span: Span) => build.out(body.map.span(span));
  const inner = { ...build, source: body.text, out, nesting: build.nesting + 1 };
  return scriptNodes(readScript(body.text), inner);
}

const wordScripts = (word: Word, build: Build): Node[] =>
  word.scripts?.length ? word.scripts.flatMap((script) => scriptNodes(script, build)) : [];
