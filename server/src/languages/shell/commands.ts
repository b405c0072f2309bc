import { type Address, address, below, valueStep } from '../../core/address.ts';
import { knownFile } from '../../core/contents.ts';
import type { Literal, Node } from '../../core/node.ts';
import { pathAddress } from '../../core/parts.ts';
import { type Span, encloses } from '../../core/span.ts';
import { adopt } from './adopt.ts';
import { dataNodes, innermost, printedNodes } from './data.ts';
import { withEntry } from './entry.ts';
import { labelOf, makeNode } from './make.ts';
import { argumentParts, valueParts } from './parts.ts';
import { type ArgumentItem, type Build, type FlagItem, type Reading, baseName } from './items.ts';
import { readCommandLine } from './reading.ts';
import { readScript } from './script.ts';
import { assignedName } from './simple.ts';
import {
  type Group,
  type Heredoc,
  type Pipeline,
  type Script,
  type SimpleCommand,
  type WholeScript,
  type Word,
  isKnown,
  spanIn,
} from './syntax.ts';
import { isBoolean } from './tools.ts';
import { flagValue, isPathLike, normalise } from './values.ts';

const NONE: readonly Node[] = [];

/** Scripts in scripts (`sh -c "…"`) that are nested deeper than this are not read. */
const MAX_SCRIPTS = 8;

/** The nodes of a whole script. */
export function wholeNodes({ loose, ...script }: WholeScript, build: Build): readonly Node[] {
  const nodes = scriptNodes(script, build);
  const data = loose.flatMap((body) => dataNodes(body, body.owner, body.commands, build));
  return adopt(nodes, data);
}

/** The nodes of a script: commands one after the other, pipelines as blocks, comments. */
function scriptNodes(script: Script, build: Build): readonly Node[] {
  const nodes: Node[] = [];
  for (const item of script.items) {
    if (item.kind === 'comment') nodes.push(commentNode(item, build));
    else if (item.commands.length < 2) {
      for (const command of item.commands)
        for (const node of commandNodes(command, build, item.commands)) nodes.push(node);
    } else nodes.push(pipelineNode(item.commands, build));
  }
  return nodes;
}

function pipelineNode(commands: Pipeline['commands'], build: Build): Node {
  const children = commands.flatMap((command) => elementNodes(command, build, commands));
  const span = build.out({ from: commands[0]!.from, to: commands.at(-1)!.to });
  return makeNode('block', span, [address('cli', '|')], { children });
}

function commentNode(span: Span, { out, source }: Build): Node {
  const text = source.slice(span.from + 1, span.to);
  const from = span.from + 1 + (text.length - text.trimStart().length);
  const label = labelOf(out({ from, to: Math.max(from, span.to) }), text.trim());
  return makeNode('comment', out(span), [], { label });
}

/** A compound command stays one element of its pipeline. */
function elementNodes(
  command: SimpleCommand | Group,
  build: Build,
  pipeline: Pipeline['commands'],
): readonly Node[] {
  if (command.kind === 'simple') return commandNodes(command, build, pipeline);
  const children = scriptNodes(command.script, build);
  return [makeNode('block', build.out(command), [], { children })];
}

function commandNodes(
  command: SimpleCommand | Group,
  build: Build,
  pipeline: Pipeline['commands'],
): readonly Node[] {
  if (command.kind === 'group') return scriptNodes(command.script, build);
  const words = withEntry(command.words, build.entry, build);
  const reading = readCommandLine(words, command.assignments, build);
  const others = [
    ...(reading ? printedNodes(reading, command, pipeline, build) : NONE),
    ...command.others.flatMap((word) => [...fileNodes(word, build), ...wordScripts(word, build)]),
    ...command.bodies.flatMap((body) => dataNodes(body, command, pipeline, build)),
  ];
  if (!reading) {
    const settings = command.assignments.map((word) => assignmentNode(word, build));
    return adopt(settings, others);
  }
  const fedBy = feeder(reading, command, pipeline, build);
  const whole = readingNode(reading, build, fedBy ? { ...command, fedBy } : command);
  if (reading.command.implied) return adopt(ownNodes(reading, whole), others);
  if (!others.length) return [whole];
  const before = others.filter(({ to }) => to <= whole.from);
  const inside = others.filter((node) => encloses(whole, node));
  return [...before, { ...whole, children: adopt(whole.children ?? NONE, inside) }];
}

/** The nodes of an argument list. */
export function wordNodes(words: readonly Word[], build: Build): readonly Node[] {
  const reading = readCommandLine(withEntry(words, build.entry, build), [], build);
  return reading ? ownNodes(reading, readingNode(reading, build)) : [];
}

/** The node of a command, or what it holds if its name stands nowhere. */
const ownNodes = ({ command }: Reading, node: Node): readonly Node[] =>
  command.implied ? (node.children ?? NONE) : [node];

/** The whole of a command with its redirections and here-documents. */
interface Tail extends Span {
  readonly bodies: readonly Heredoc[];
  /** The command whose output it reads as a script. */
  readonly fedBy?: string;
}

/** The name of what a pipeline begins with, for a command that reads a script from the pipe. */
function feeder(
  reading: Reading,
  command: SimpleCommand,
  [first]: Pipeline['commands'],
  build: Build,
): string | undefined {
  if (!first || first === command || first.kind === 'group' || !takesInput(reading))
    return undefined;
  const from = readCommandLine(first.words, [], build);
  return from && innermost(from).address.path[0];
}

/** Under this step of a shell's address stands what it is fed by. */
const FED = '<';

/** The node of a command. */
function readingNode(reading: Reading, build: Build, tail?: Tail): Node {
  const { command } = reading;
  const children: Node[] = [];
  for (const word of reading.assignments) children.push(assignmentNode(word, build));
  for (const node of wordScripts(command, build)) children.push(node);
  for (const item of reading.items) {
    if (item.kind === 'flag') children.push(flagNode(item, build));
    else if (item.kind === 'argument') children.push(argumentNode(item, build));
    else if (item.kind === 'command') {
      const isFed =
        tail && (tail.bodies.length > 0 || tail.fedBy !== undefined) && takesInput(item);
      const inner = isFed ? tail : undefined;
      children.push(...ownNodes(item, readingNode(item, build, inner)));
    } else for (const word of item.assignments) children.push(assignmentNode(word, build));
  }
  if (reading.readsInput)
    for (const body of tail?.bodies ?? []) children.push(...bodyNodes(body, build));
  const from = reading.assignments[0]?.from ?? command.from;
  const span = { from, to: Math.max(tail?.to ?? 0, endOf(reading)) };
  const name = baseName(command.text);
  const start = command.text.lastIndexOf('/') + 1;
  const label = isKnown(command.text)
    ? labelOf(build.out(spanIn(command, start, command.text.length)), name)
    : undefined;
  const { address: own } = reading;
  const fedBy = reading.readsInput ? tail?.fedBy : undefined;
  const addresses = fedBy === undefined ? [own] : [below(below(own, FED), fedBy), own];
  return makeNode('command', build.out(span), addresses, { label, children });
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

function assignmentNode(word: Word, build: Build): Node {
  const name = assignedName(word.text);
  const place = address('cli', word.text.slice(0, name));
  const from = word.text.indexOf('=') + 1;
  const text = word.text.slice(from);
  const span = build.out(spanIn(word, from, word.text.length));
  const value = isKnown(text) ? text : undefined;
  const addresses = value === undefined ? [] : [below(place, valueStep(value))];
  const inner =
    span.to > span.from ? [makeNode('value', span, addresses, { form: 'scalar', value })] : [];
  const label = labelOf(build.out(spanIn(word, 0, name)), word.text.slice(0, name));
  const children = adopt(inner, wordScripts(word, build));
  return makeNode('setting', build.out(word), [place], { label, value, children });
}

function flagNode(item: FlagItem, build: Build): Node {
  const { flag, value } = item;
  const start = spanIn(item.word, item.from, item.to);
  const label = labelOf(build.out(start), item.text);
  if (!value) {
    const alone = isBoolean(flag.fact) ? true : undefined;
    return makeNode('flag', label, flag.places, { label, value: alone });
  }
  const text = value.word.text.slice(value.from, value.to);
  const literal = isKnown(text) ? flagValue(text, flag.fact) : undefined;
  const span = build.out({ from: start.from, to: value.word.to });
  const node = valueNode(item, value, literal, build);
  const children = adopt(node.to > node.from ? [node] : NONE, wordScripts(value.word, build));
  return makeNode('flag', span, flag.places, { label, value: literal, children });
}

function valueNode(
  item: FlagItem,
  value: NonNullable<FlagItem['value']>,
  literal: Literal | undefined,
  build: Build,
): Node {
  const { address: place, fact } = item.flag;
  const { word, from, to } = value;
  const text = word.text.slice(from, to);
  const isScript = fact.parts === 'script';
  let children: readonly Node[] = NONE;
  if (isScript) children = nestedNodes(word, from, to, build);
  else if (fact.parts) children = valueParts({ word, from, to, text, place, fact, build });
  const addresses = literal === undefined ? [] : valueAddresses(place, text, item);
  const span = build.out(spanIn(word, from, to));
  return makeNode('value', span, addresses, { form: 'scalar', value: literal, children });
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
  const value = known ? word.text : undefined;
  const isScript = parts === 'script';
  const span = build.out(word);
  const own = item.address ? argumentParts(word, item.address, parts, build) : undefined;
  const bare = build.out(spanIn(word, 0, word.text.length));
  const label = own?.label ?? (known && !isScript ? labelOf(bare, word.text) : undefined);
  const inner = isScript ? nestedNodes(word, 0, word.text.length, build) : (own?.children ?? NONE);
  const children = adopt(inner, wordScripts(word, build));
  return makeNode('argument', span, own?.addresses ?? [], { label, value, children });
}

/** The commands of a script that is a word, or a part of one. */
function nestedNodes(word: Word, from: number, to: number, build: Build): readonly Node[] {
  if (build.nesting >= MAX_SCRIPTS) return [];
  const source = word.text.slice(from, to);
  const out = (span: Span) => build.out(spanIn(word, from + span.from, from + span.to));
  return wholeNodes(readScript(source), {
    ...build,
    source,
    out,
    nesting: build.nesting + 1,
    entry: undefined,
  });
}

/** The file of a redirection, if it is one that something is known of. */
function fileNodes(word: Word, build: Build): readonly Node[] {
  const value = word.text;
  const place = word.file && isPathLike(value) ? knownFile(value, build.facts) : undefined;
  if (!place) return NONE;
  const label = labelOf(build.out(spanIn(word, 0, value.length)), value);
  return [makeNode('argument', build.out(word), [place], { label, value })];
}

function bodyNodes(body: Heredoc, build: Build): readonly Node[] {
  if (build.nesting >= MAX_SCRIPTS) return [];
  const out = (span: Span) => build.out(body.map.span(span));
  const inner = { ...build, source: body.text, out, nesting: build.nesting + 1, entry: undefined };
  return wholeNodes(readScript(body.text), inner);
}

const wordScripts = (word: Word, build: Build): readonly Node[] =>
  word.scripts?.length ? word.scripts.flatMap((script) => scriptNodes(script, build)) : NONE;
