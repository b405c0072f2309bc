import { type Address, address, below } from '../../core/address.ts';
import type { Context, FlagItem, Item, Reading } from './items.ts';
import { baseName } from './items.ts';
import { entryIn, withEntry } from './entry.ts';
import { type Word, isAnyNumber, isKnown } from './syntax.ts';
import { type Flag, type Tool, flagAt } from './tools.ts';
import { assignedName } from './simple.ts';

/** Wrappers that are nested deeper than this are not seen through. */
const MAX_NESTING = 32;

/** Reads words as a command line, the way the tool itself reads them. */
export function readCommandLine(
  words: readonly Word[],
  assignments: readonly Word[],
  context: Context,
  nesting = 0,
): Reading | undefined {
  const command = words[0];
  if (!command) return undefined;
  // An argument list may begin with a flag: that of whatever is started, which nobody knows here.
  const isName = isKnown(command.text) && !command.text.startsWith('-');
  const name = isName ? baseName(command.text) : '';
  const tool = name ? context.tools(name) : undefined;
  return readLevel({
    words,
    at: 0,
    assignments,
    tool,
    place: tool?.address ?? address('cli', name || '?'),
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
    tool,
    address: tool?.address ?? level.place,
    assignments: level.assignments,
    items: state.items,
    awaits: state.awaits,
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
  } else if (!state.ended && isFlag(state, text)) readFlag(state, word);
  else readPositional(state, word);
}

/** A lone `-` is an argument, but for tools such as `su` that know it as a flag. */
const isFlag = ({ level }: State, text: string): boolean =>
  text.length > 1
    ? text[0] === '-' && isKnown(flagName(text))
    : text === '-' && level.tool!.flag(text) !== undefined;

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
  const found = tool.flag(name) ?? otherDash(tool, name);
  if (found || long || !tool.flag(text.slice(0, 2))) {
    const flag = found ?? flagAt(below(tool.address, name), {});
    addFlag(state, word, { from: 0, to: name.length, text: name, flag });
  } else readCluster(state, word, tool);
}

/** Terraform's `-name` may be written `--name`; where `dash` says so, `--name` may be written `-name`. */
function otherDash(tool: Tool, name: string): Flag | undefined {
  if (name.startsWith('--')) return name.length > 3 ? tool.flag(name.slice(1)) : undefined;
  return tool.fact.parts === 'dash' ? tool.flag(`-${name}`) : undefined;
}

/** `-itp 80:80` and `-p80:80`. */
function readCluster(state: State, word: Word, tool: Tool): void {
  const { text } = word;
  for (let at = 1; at < text.length; at++) {
    const name = `-${text[at]!}`;
    const flag = tool.flag(name);
    if (!flag) {
      const rest = `-${text.slice(at)}`;
      const unknown = flagAt(below(tool.address, rest), {});
      addFlag(state, word, { from: at, to: text.length, text: rest, flag: unknown });
      return;
    }
    const from = at === 1 ? 0 : at;
    const last = at + 1 === text.length;
    if (flag.arity === 'none' && text[at + 1] !== '=' && !last)
      addSwitch(state, {
        kind: 'flag',
        word,
        from,
        to: at + 1,
        text: name,
        flag,
        value: undefined,
      });
    else {
      addFlag(state, word, { from, to: at + 1, text: name, flag });
      return;
    }
  }
}

function addSwitch(state: State, item: FlagItem): void {
  const { fact } = item.flag;
  state.items.push(item);
  if (fact.parts === 'script') state.script = true;
  if (fact.parts === 'names') state.names = true;
}

type Found = Pick<FlagItem, 'from' | 'to' | 'text' | 'flag'>;

/** Adds a flag that is the last of its word, with the value that stands in the word or behind it. */
function addFlag(state: State, word: Word, found: Found): void {
  const { from, to, text, flag } = found;
  const { fact, arity } = flag;
  const { words } = state.level;
  let value: FlagItem['value'];
  let inner = false;
  if (to < word.text.length) {
    value = { word, from: word.text[to] === '=' ? to + 1 : to, to: word.text.length };
  } else if (state.at < words.length && fact.parts === 'command') {
    // `python -m pip install`: the module and all that follows is a command line of its own.
    inner = true;
  } else if (state.at < words.length && arity === 'next') {
    const next = words[state.at++]!;
    value = { word: next, from: 0, to: next.text.length };
  } else {
    if (arity === 'next') state.awaits = flag;
    state.doubtful = arity === 'unknown' && !/^--?(no-|\d+$)/.test(text);
  }
  state.items.push({ kind: 'flag', word, from, to, text, flag, value });
  if (inner) readInner(state, true);
  if (arity === 'none' && fact.parts === 'script') state.script = true;
  if (fact.parts === 'names') state.names = true;
}

function readPositional(state: State, word: Word): void {
  const { tool } = state.level;
  const { doubtful } = state;
  state.doubtful = false;
  if (state.names) {
    state.items.push({ kind: 'argument', word });
    state.at++;
    return;
  }
  const below = state.count === 0 && !state.script ? tool!.subcommand(word.text) : undefined;
  if (below?.fact.parts === 'command') readInner(state, true);
  else if (below) readSubcommand(state, below);
  else if (isAnyNumber(word) || doubtful) {
    state.items.push({ kind: 'argument', word });
    state.at++;
    state.count++;
    if (tool!.fact.stops || tool!.hasSubcommands) state.lost = true;
  } else if (state.count === 0 && tool!.hasSubcommands && !tool!.fact.arguments)
    readSubcommand(state, tool!.other(word.text));
  else readArgument(state, word);
}

/** The rest of the words belongs to a subcommand, which may be unknown. */
function readSubcommand(state: State, tool: Tool | undefined): void {
  const { level } = state;
  const place = below(level.tool!.address, level.words[state.at]!.text);
  const { words, context, nesting } = level;
  const inner = { words, at: state.at, assignments: [], tool, place, context, nesting };
  state.items.push(readLevel(inner));
  state.at = level.words.length;
  state.count++;
  state.ended = true;
}

function readArgument(state: State, word: Word): void {
  const { level } = state;
  const { tool } = level;
  const argument = tool!.argument(state.count);
  const first = state.count++ === 0;
  if (tool!.fact.stops) state.ended = true;
  if (first && state.script) {
    state.items.push({ kind: 'argument', word, parts: 'script' });
    state.at++;
    state.lost = true;
    return;
  }
  const parts = argument?.parts;
  const alone = state.at + 1 === level.words.length;
  if (parts === 'command' || parts === 'inner-command' || (parts === 'script' && !alone)) {
    readInner(state, parts !== 'inner-command');
    return;
  }
  state.items.push(argument ? { kind: 'argument', word, ...argument } : { kind: 'argument', word });
  state.at++;
}

/** The rest of the words is a command line of its own; in a container only if it is one we know. */
function readInner(state: State, any: boolean): void {
  const { words, context, nesting } = state.level;
  const assignments: Word[] = [];
  let at = state.at;
  while (at < words.length && assignedName(words[at]!.text)) assignments.push(words[at++]!);
  const name = baseName(words[at]?.text ?? '');
  const rest = words.slice(at);
  const entered = any || at > state.at ? rest : withEntry(rest, entryIn(state.items), context);
  state.ended = true;
  if (at === words.length && any) {
    state.items.push({ kind: 'bare', assignments });
    state.at = at;
  } else if (
    nesting < MAX_NESTING &&
    (any || entered !== rest || (at === state.at && context.tools(name)))
  ) {
    state.items.push(readCommandLine(entered, assignments, context, nesting + 1)!);
    state.at = words.length;
  } else state.lost = true;
}
