import type { InnerName, ScriptInput } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import { readScript } from './script.ts';
import { assignedName } from './simple.ts';
import { baseName, type Context } from './items.ts';
import { type Group, type Script, type SimpleCommand, spanIn, type Word } from './syntax.ts';

const SCOPE = 'environment';

/** Something that happens to a variable, in the order in which the shell does it. */
interface Event extends Span {
  readonly text: string;
  readonly when: number;
  readonly sets: boolean;
}

/**
 * The variables that a script reads from its environment, each place once. A variable that the script sets
 * before anything reads it is its own and left out; one that it sets later is the same variable all along.
 */
export function environmentNames(
  { text, words }: Pick<ScriptInput, 'text' | 'words'>,
  tools: Context['tools'],
): readonly InnerName[] {
  if (!text.includes('$')) return [];
  // An argument list is not expanded, but it may hold a script for a shell.
  if (words)
    return inner(
      words.map((span) => wordAt(text, span)),
      tools,
    );
  const variables: Span[] = [];
  const script = readScript(text, variables);
  const events: Event[] = variables.map((span) => ({
    ...span,
    text: text.slice(span.from, span.to),
    when: span.from,
    sets: false,
  }));
  addScript({ text, events, tools }, script);
  events.sort((a, b) => a.when - b.when);
  const own = new Map<string, boolean>();
  for (const { text: name, sets } of events) if (!own.has(name)) own.set(name, sets);
  return events
    .filter(({ text: name, from }, i) => !own.get(name) && events[i - 1]?.from !== from)
    .map(({ from, to, text: name }) => ({ from, to, text: name, scope: SCOPE, declares: false }));
}

interface Found {
  readonly text: string;
  readonly events: Event[];
  readonly tools: Context['tools'];
}

const wordAt = (text: string, { from, to }: Span): Word => ({
  from,
  to,
  text: text.slice(from, to),
});

const TAKES_SCRIPT = /^-[a-z]*c$/;

/** The word of a command line that is a script: what stands behind `sh -c`. */
export function scriptWord(words: readonly Word[], tools: Context['tools']): Word | undefined {
  const flag = words.findIndex(
    ({ text }, i) =>
      i > 0 &&
      TAKES_SCRIPT.test(text) &&
      tools(baseName(words[i - 1]!.text))?.fact.parts === 'script',
  );
  return flag < 0 ? undefined : words[flag + 1];
}

/** What the script behind `sh -c` reads, in offsets of the text that holds its word. */
function inner(words: readonly Word[], tools: Context['tools']): readonly InnerName[] {
  const script = scriptWord(words, tools);
  if (!script || !script.text.includes('$')) return [];
  return environmentNames({ text: script.text }, tools).map((name) => ({
    ...name,
    ...spanIn(script, name.from, name.to),
  }));
}

function addScript(found: Found, script: Script): void {
  for (const item of script.items)
    if (item.kind === 'pipeline') for (const command of item.commands) addCommand(found, command);
}

function addCommand(found: Found, command: SimpleCommand | Group): void {
  if (command.kind === 'group') return addGroup(found, command);
  const { words, assignments } = command;
  // In front of a command it is set for that command alone, and the shell does not see it.
  if (!words.length) for (const word of assignments) addAssignment(found, word);
  const [first] = words;
  const builtin = first && !first.quoted && BUILTINS.get(first.text);
  if (builtin)
    for (const word of words.slice(1))
      if (!addAssignment(found, word)) addWord(found, word, builtin === 'sets', word.from);
  for (const { from, to, text } of inner(words, found.tools))
    found.events.push({ from, to, text, when: from, sets: false });
  for (const word of [...words, ...assignments, ...command.others])
    for (const script of word.scripts ?? []) addScript(found, script);
}

/** `for NAME in …` sets its variable when the words behind it have been read. */
function addGroup(found: Found, { from, script }: Group): void {
  const [head] = script.items;
  const words = head?.kind === 'pipeline' ? head.commands[0] : undefined;
  const isLoop = /(?:for|select)\s/y;
  isLoop.lastIndex = from;
  if (isLoop.test(found.text) && words?.kind === 'simple' && words.others[0])
    addWord(found, words.others[0], true, words.to);
  addScript(found, script);
}

/** Builtins of the shell that take variables by name, and whether they set them (POSIX 2.14, Bash). */
const BUILTINS: ReadonlyMap<string, 'sets' | 'names'> = new Map([
  ['export', 'names'],
  ['readonly', 'names'],
  ['unset', 'names'],
  ['declare', 'names'],
  ['typeset', 'names'],
  ['local', 'sets'],
  ['read', 'sets'],
]);

/** `NAME=value`: set when the value has been read. */
function addAssignment({ events }: Found, word: Word): boolean {
  const length = assignedName(word.text);
  if (!length || (word.map && word.map.toOuter(length) !== word.from + length)) return false;
  const { from, to } = word;
  // What is added to was there before.
  const sets = word.text[length] === '=';
  const text = word.text.slice(0, length);
  events.push({ from, to: from + length, text, when: sets ? to : from, sets });
  return true;
}

function addWord({ events }: Found, word: Word, sets: boolean, when: number): void {
  const { from, to, text } = word;
  if (/^[A-Za-z_]\w*$/.test(text) && to - from === text.length)
    events.push({ from, to, text, when, sets });
}
