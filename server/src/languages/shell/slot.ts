import { type Address, address, below } from '../../core/address.ts';
import type { ScriptInput, Slot } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import type { Context, FlagItem, Reading } from './items.ts';
import { readCommandLine } from './reading.ts';
import { readScript } from './script.ts';
import { type Group, type Script, type SimpleCommand, type Word, spanIn } from './syntax.ts';
import type { Tool } from './tools.ts';

/** The words before the cursor's, and the one that the cursor stands in or behind. */
interface Cursor {
  readonly before: readonly Word[];
  readonly word: Word;
}

type Found = Omit<Slot, 'replace' | 'typed'> & {
  /** Where the replaced text starts in the cursor's word. */
  readonly start: number;
};

const COMMAND: Omit<Found, 'start'> = { prefix: address('cli'), role: 'command', siblings: [] };

/** Answers what may be written at an offset; half-typed quotes end there. */
export function createSlots(context: Context) {
  return (input: ScriptInput, offset: number): Slot | undefined => {
    const { text, words } = input;
    const variable = words ? undefined : variableSlot(text, offset);
    if (variable) return variable;
    const cursor = words ? inWords(text, words, offset) : inScript(text.slice(0, offset), offset);
    if (!cursor) return undefined;
    const place = answer(cursor, context, 0);
    if (!place) return undefined;
    const span = words?.find((each) => each.from <= offset && offset <= each.to);
    const to = span?.to ?? wordEnd(text, offset);
    const { from, typed, nested, ...slot } = place;
    const after = words || nested ? [] : flagsBehind(text, to, cursor, context);
    return {
      ...slot,
      siblings: slot.role === 'flag' ? [...new Set([...slot.siblings, ...after])] : slot.siblings,
      replace: { from, to: Math.max(from, to) },
      typed,
    };
  };
}

/** Behind the `$` of a variable, where the shell would fill one in. */
function variableSlot(text: string, offset: number): Slot | undefined {
  const typed = /\$\{?(\w*)$/.exec(text.slice(Math.max(0, offset - 200), offset));
  if (!typed || /^\d/.test(typed[1]!)) return undefined;
  const sign = offset - typed[0].length;
  const found: Span[] = [];
  readScript(`${text.slice(0, sign)}$x`, found);
  if (found.at(-1)?.from !== sign + 1) return undefined;
  const from = offset - typed[1]!.length;
  const to = offset + /^\w*/.exec(text.slice(offset, offset + 200))![0].length;
  const prefix = address('cli', '$');
  const slot = { prefix, role: 'reference', siblings: [], scope: 'environment' } as const;
  return { ...slot, replace: { from, to }, typed: typed[1]! };
}

type Placed = Omit<Found, 'start'> & {
  readonly from: number;
  readonly typed: string;
  /** In a script that is a word of the text's own. */
  readonly nested?: boolean;
};

/** Reads the words before the cursor and asks what its word is; looks into a script in that word. */
function answer({ before, word }: Cursor, context: Context, nesting: number): Placed | undefined {
  const reading = readCommandLine(before, [], context);
  const inner = reading ? innermost(reading) : undefined;
  if (inner && holdsScript(inner) && nesting < 8) {
    const script = inScript(word.text, word.text.length);
    const placed = script && answer(script, context, nesting + 1);
    const from = placed && spanIn(word, placed.from, word.text.length).from;
    return placed && { ...placed, from: from ?? word.from, nested: true };
  }
  const found = inner ? inCommand(inner, word.text, context) : { ...COMMAND, start: 0 };
  if (!found) return undefined;
  const { start, ...slot } = found;
  const { from } = spanIn(word, start, word.text.length);
  return { ...slot, from, typed: word.text.slice(start) };
}

const holdsScript = (reading: Reading): boolean =>
  reading.awaitsScript || reading.awaits?.fact.parts === 'script';

/** The command that the next word belongs to. */
function innermost(reading: Reading): Reading {
  const last = reading.items.at(-1);
  return last?.kind === 'command' ? innermost(last) : reading;
}

function inCommand(reading: Reading, text: string, context: Context): Found | undefined {
  const { tool, awaits } = reading;
  if (!tool) return undefined;
  const siblings = flagsOf(reading);
  if (awaits) return inValue(awaits.address, text, 0, context);
  if (!reading.ended && text.startsWith('-')) {
    const equals = text.indexOf('=');
    if (equals < 0) return { prefix: tool.address, role: 'flag', siblings, start: 0 };
    const flag = tool.flag(text.slice(0, equals));
    return flag && inValue(flag.address, text, equals + 1, context);
  }
  if (tool.hasSubcommands && reading.count === 0 && !reading.awaitsScript)
    return { prefix: tool.address, role: 'command', siblings: [], start: 0 };
  return inArgument(reading, tool, text);
}

function inArgument(reading: Reading, tool: Tool, text: string): Found | undefined {
  const argument = tool.argument(reading.count);
  const parts = argument?.parts;
  if (parts === 'command' || (parts === 'inner-command' && reading.count > 0))
    return text.startsWith('-') ? undefined : { ...COMMAND, start: 0 };
  if (text === '' && !reading.ended && tool.flags.size > 0)
    return { prefix: tool.address, role: 'flag', siblings: flagsOf(reading), start: 0 };
  return argument && { prefix: argument.address, role: 'value', siblings: [], start: 0 };
}

/** In the value of a flag, or in one of its `key=value` pairs. */
function inValue(place: Address, text: string, from: number, context: Context): Found {
  const parts = context.facts(place)?.parts;
  // Of `/run:size=64m` the options stand behind the path.
  const colon = parts === 'tmpfs' ? text.indexOf(':', from) : -1;
  if (parts !== 'mount' && parts !== 'key-value' && colon < 0)
    return { prefix: place, role: 'value', siblings: [], start: from };
  const first = Math.max(from, colon + 1);
  const start = parts === 'key-value' ? from : Math.max(first, text.lastIndexOf(',') + 1);
  const equals = text.indexOf('=', start);
  if (equals < 0) {
    const keys = text.slice(first, start).split(',').filter(Boolean);
    const siblings = keys.map((pair) => pair.split('=')[0]!);
    return { prefix: place, role: 'key', siblings, start, suffix: '=' };
  }
  const key = text.slice(start, equals);
  const canonical = context.facts(below(place, key))?.same ?? key;
  return { prefix: below(place, canonical), role: 'value', siblings: [], start: equals + 1 };
}

/** The canonical names of the flags that a command has already. */
const flagsOf = (reading: Reading): string[] => [
  ...new Set(
    reading.items
      .filter((item): item is FlagItem => item.kind === 'flag')
      .map(({ flag }) => flag.address.path.at(-1)!),
  ),
];

/** Flags of the same command that stand behind the cursor's word, in its line. */
function flagsBehind(text: string, from: number, { before }: Cursor, context: Context): string[] {
  if (!before.length || !/[ \t]/.test(text[from] ?? '')) return [];
  const newline = text.indexOf('\n', from);
  const first = readScript(text.slice(from, newline < 0 ? text.length : newline)).items[0];
  const command = first?.kind === 'pipeline' ? first.commands[0] : undefined;
  if (command?.kind !== 'simple') return [];
  const reading = readCommandLine([...before, ...command.words], [], context);
  return reading ? flagsOf(innermost(reading)) : [];
}

function inWords(text: string, spans: readonly Span[], offset: number): Cursor | undefined {
  const at = spans.findIndex(({ from, to }) => from <= offset && offset <= to);
  const words = spans.map((span) => ({ ...span, text: text.slice(span.from, span.to) }));
  const word = words[at];
  if (!word) return undefined;
  return {
    before: words.slice(0, at),
    word: { from: word.from, to: offset, text: text.slice(word.from, offset) },
  };
}

/** The cursor at the end of a text that was cut there. */
function inScript(text: string, offset: number): Cursor | undefined {
  const command = lastOpen(readScript(text), text);
  if (command === 'comment') return undefined;
  const empty: Word = { from: offset, to: offset, text: '' };
  if (!command) return { before: [], word: empty };
  const last = command.words.at(-1);
  if (last && last.to === text.length && !/[ \t]$/.test(rawTail(text, last)))
    return { before: command.words.slice(0, -1), word: last };
  return command.others.at(-1)?.to === text.length
    ? undefined
    : { before: command.words, word: empty };
}

/** What the word looks like, without the blanks that an open quote takes in. */
const rawTail = (text: string, word: Word): string =>
  word.quoted ? '' : text.slice(word.from, word.to);

/** The command that the text ends in: undefined where a new one may start. */
function lastOpen(script: Script, text: string): SimpleCommand | 'comment' | undefined {
  const item = script.items.at(-1);
  if (!item) return undefined;
  if (item.kind === 'comment') return item.to === text.length ? 'comment' : undefined;
  return openIn(item.commands.at(-1), text);
}

function openIn(
  command: SimpleCommand | Group | undefined,
  text: string,
): SimpleCommand | 'comment' | undefined {
  if (!command) return undefined;
  if (command.kind === 'group')
    return command.script.closed ? undefined : lastOpen(command.script, text);
  for (const word of [...command.words, ...command.assignments, ...command.others]) {
    const open = word.to === text.length ? word.scripts?.find((each) => !each.closed) : undefined;
    if (open) return lastOpen(open, text);
  }
  return /^(?:[ \t\r]|\\\r?\n)*$/.test(text.slice(command.to)) ? command : undefined;
}

const wordEnd = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && !/[\s|&;<>()'"`]/.test(text[at]!)) at++;
  return at;
};
