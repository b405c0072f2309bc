import { type Address, address, below } from '../../core/address.ts';
import type { Fact } from '../../core/facts.ts';
import { type Word, isAnyNumber, isKnown } from './syntax.ts';
import { type Flag, type Tool, type Tools, arityOf } from './tools.ts';
import { assignedName } from './simple.ts';

/** One command and what its words mean to it, in the order of the words. */
export interface Reading {
  readonly kind: 'command';
  readonly command: Word;
  readonly tool?: Tool;
  readonly address: Address;
  readonly assignments: readonly Word[];
  readonly items: readonly Item[];
  /** A flag that stands last and lacks its value. */
  readonly awaits?: Flag;
  /** No flag may follow. */
  readonly ended: boolean;
  /** How many positional arguments there are. */
  readonly count: number;
  /** It reads a script from its standard input. */
  readonly readsInput: boolean;
  /** The next positional argument is a script. */
  readonly awaitsScript: boolean;
}

export interface FlagItem {
  readonly kind: 'flag';
  readonly word: Word;
  /** The flag's letters in the word's text. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly flag: Flag;
  readonly value?: { readonly word: Word; readonly from: number; readonly to: number };
}

export interface ArgumentItem {
  readonly kind: 'argument';
  readonly word: Word;
  /** Absent where it is not known which argument this is. */
  readonly address?: Address;
  /** How it divides into parts. */
  readonly parts?: string;
}

export type Item = FlagItem | ArgumentItem | Reading | Bare;

/** Assignments without a command, behind `env`. */
export interface Bare {
  readonly kind: 'bare';
  readonly assignments: readonly Word[];
}

/** Wrappers that are nested deeper than this are not seen through. */
const MAX_NESTING = 32;

/** The command's own name: without its folders, and without `.exe`. */
export const baseName = (text: string): string =>
  text.slice(text.lastIndexOf('/') + 1).replace(/\.exe$/i, '');

export interface Context {
  readonly tools: Tools;
  readonly facts: (place: Address) => Fact | undefined;
}

/** Reads words as a command line, the way the tool itself reads them. */
export function readCommandLine(
  words: readonly Word[],
  assignments: readonly Word[],
  context: Context,
  nesting = 0,
): Reading | undefined {
  const command = words[0];
  if (!command) return undefined;
  const name = isKnown(command.text) ? baseName(command.text) : '';
  const tool = name ? context.tools(name) : undefined;
  return readLevel({
    words,
    at: 0,
    assignments,
    tool,
    place: address('cli', name || '?'),
    context,
    nesting,
  });
}

interface Level {
  readonly words: readonly Word[];
  readonly at: number;
  readonly assignments: readonly Word[];
  readonly tool: Tool | undefined;
  readonly place: Address;
  readonly context: Context;
  readonly nesting: number;
}

/** What is known while the words of one command are read. */
interface State {
  readonly level: Level;
  readonly items: Item[];
  at: number;
  count: number;
  ended: boolean;
  awaits: Flag | undefined;
  /** `sh -c`: the first positional argument is a script. */
  script: boolean;
  /** `command -v`: arguments are names only. */
  names: boolean;
  /** The word before is a flag of unknown arity, so that the next may be its value. */
  doubtful: boolean;
  /** It can no longer be known what a word means. */
  lost: boolean;
}

function readLevel(level: Level): Reading {
  const { words, tool } = level;
  const state: State = {
    level,
    items: [],
    at: level.at + 1,
    count: 0,
    ended: !tool,
    awaits: undefined,
    script: false,
    names: false,
    doubtful: false,
    lost: !tool,
  };
  while (state.at < words.length) readNext(state);
  return {
    kind: 'command',
    command: words[level.at]!,
    ...(tool && { tool }),
    address: tool?.address ?? level.place,
    assignments: level.assignments,
    items: state.items,
    ...(state.awaits && { awaits: state.awaits }),
    ended: state.ended,
    count: state.count,
    readsInput: tool?.fact.parts === 'script' && !state.script && takesInput(state),
    awaitsScript: state.script && state.count === 0,
  };
}

/** A shell reads its input when no file is named; for others every argument before it must be there. */
const takesInput = ({ count, level }: State): boolean => {
  const names = level.tool?.fact.arguments ?? [];
  const optional = names[0] === 'FILE' ? 0 : names.length - 1;
  return count === Math.max(optional, 0);
};

function readNext(state: State): void {
  const word = state.level.words[state.at]!;
  const { text } = word;
  if (state.lost) {
    state.items.push({ kind: 'argument', word });
    state.at++;
  } else if (!state.ended && text === '--') {
    state.ended = true;
    state.doubtful = false;
    state.at++;
  } else if (!state.ended && text.length > 1 && text[0] === '-' && isKnown(flagName(text)))
    readFlag(state, word);
  else readPositional(state, word);
}

const flagName = (text: string): string => {
  const equals = text.indexOf('=');
  return equals < 0 ? text : text.slice(0, equals);
};

function readFlag(state: State, word: Word): void {
  const tool = state.level.tool!;
  const { text } = word;
  const name = flagName(text);
  state.at++;
  state.doubtful = false;
  const long = name.startsWith('--');
  const found = tool.flag(name) ?? (long && name.length > 3 ? tool.flag(name.slice(1)) : undefined);
  if (found || long || !tool.flag(text.slice(0, 2))) {
    const flag = found ?? { address: below(tool.address, name), fact: {} };
    addFlag(state, word, { from: 0, to: name.length, text: name, flag });
  } else readCluster(state, word, tool);
}

/** `-itp 80:80` and `-p80:80`. */
function readCluster(state: State, word: Word, tool: Tool): void {
  const { text } = word;
  for (let at = 1; at < text.length; at++) {
    const name = `-${text[at]!}`;
    const flag = tool.flag(name);
    if (!flag) {
      const rest = `-${text.slice(at)}`;
      const unknown = { address: below(tool.address, rest), fact: {} };
      addFlag(state, word, { from: at, to: text.length, text: rest, flag: unknown });
      return;
    }
    const from = at === 1 ? 0 : at;
    const last = at + 1 === text.length;
    if (arityOf(flag.fact) === 'none' && text[at + 1] !== '=' && !last)
      state.items.push({ kind: 'flag', word, from, to: at + 1, text: name, flag });
    else {
      addFlag(state, word, { from, to: at + 1, text: name, flag });
      return;
    }
  }
}

type Found = Pick<FlagItem, 'from' | 'to' | 'text' | 'flag'>;

/** Adds a flag that is the last of its word, with the value that stands in the word or behind it. */
function addFlag(state: State, word: Word, found: Found): void {
  const { fact } = found.flag;
  const arity = arityOf(fact);
  const item = { kind: 'flag', word, ...found } as const;
  const { words } = state.level;
  if (found.to < word.text.length) {
    const from = word.text[found.to] === '=' ? found.to + 1 : found.to;
    state.items.push({ ...item, value: { word, from, to: word.text.length } });
  } else if (fact.parts === 'command' && state.at < words.length) {
    // `python -m pip install`: the module and all that follows is a command line of its own.
    state.items.push(item);
    readInner(state, true);
  } else if (arity === 'next' && state.at < words.length) {
    const next = words[state.at++]!;
    state.items.push({ ...item, value: { word: next, from: 0, to: next.text.length } });
  } else {
    state.items.push(item);
    if (arity === 'next') state.awaits = found.flag;
    state.doubtful = arity === 'unknown' && !/^--?(no-|\d+$)/.test(found.text);
  }
  if (arity === 'none' && fact.parts === 'script') state.script = true;
  if (fact.parts === 'names') state.names = true;
}

function readPositional(state: State, word: Word): void {
  const { tool } = state.level;
  const { doubtful } = state;
  state.doubtful = false;
  if (state.names || word.text === '-') {
    state.items.push({ kind: 'argument', word });
    state.at++;
    return;
  }
  const below = state.count === 0 && !state.script ? tool!.subcommand(word.text) : undefined;
  if (below) readSubcommand(state, below);
  else if (isAnyNumber(word) || doubtful) {
    state.items.push({ kind: 'argument', word });
    state.at++;
    state.count++;
    if (tool!.fact.stops || tool!.hasSubcommands) state.lost = true;
  } else if (state.count === 0 && tool!.hasSubcommands && !tool!.fact.arguments)
    readSubcommand(state, undefined);
  else readArgument(state, word);
}

/** The rest of the words belongs to a subcommand, which may be unknown. */
function readSubcommand(state: State, tool: Tool | undefined): void {
  const { level } = state;
  const place = below(level.tool!.address, level.words[state.at]!.text);
  state.items.push(readLevel({ ...level, at: state.at, assignments: [], tool, place }));
  state.at = level.words.length;
  state.count++;
  state.ended = true;
}

function readArgument(state: State, word: Word): void {
  const { level } = state;
  const { tool, context } = level;
  const name = argumentName(tool!.fact.arguments ?? [], state.count);
  const place = name ? below(tool!.address, name) : undefined;
  const first = state.count++ === 0;
  if (tool!.fact.stops) state.ended = true;
  if (first && state.script) {
    state.items.push({ kind: 'argument', word, parts: 'script' });
    state.at++;
    state.lost = true;
    return;
  }
  const parts = place && context.facts(place)?.parts;
  const alone = state.at + 1 === level.words.length;
  if (parts === 'command' || parts === 'inner-command' || (parts === 'script' && !alone)) {
    readInner(state, parts !== 'inner-command');
    return;
  }
  state.items.push({
    kind: 'argument',
    word,
    ...(place && { address: place }),
    ...(parts && { parts }),
  });
  state.at++;
}

/** The rest of the words is a command line of its own; in a container only if it is one we know. */
function readInner(state: State, any: boolean): void {
  const { words, context, nesting } = state.level;
  const assignments: Word[] = [];
  let at = state.at;
  while (at < words.length && assignedName(words[at]!.text)) assignments.push(words[at++]!);
  const name = baseName(words[at]?.text ?? '');
  state.ended = true;
  if (at === words.length && any) {
    state.items.push({ kind: 'bare', assignments });
    state.at = at;
  } else if (nesting < MAX_NESTING && (any || (at === state.at && context.tools(name)))) {
    state.items.push(readCommandLine(words.slice(at), assignments, context, nesting + 1)!);
    state.at = words.length;
  } else state.lost = true;
}

/** The name of the argument at `index`; the last repeats where it ends in `...`. */
export function argumentName(names: readonly string[], index: number): string | undefined {
  const last = names.at(-1);
  const name = names[index] ?? (last?.endsWith('...') ? last : undefined);
  return name?.replace(/\.\.\.$/, '');
}
