import type { ScriptInput } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import type { Paint, Token } from '../../core/tokens.ts';
import { scriptWord } from './environment.ts';
import type { Context } from './items.ts';
import { readScript } from './script.ts';
import { assignedName } from './simple.ts';
import { type Group, type Script, type SimpleCommand, spanIn, type Word } from './syntax.ts';

const VARIABLE: Paint = { type: 'variable' };
const DECLARED: Paint = { type: 'variable', modifiers: ['declaration'] };
const STRING: Paint = { type: 'string' };
const NUMBER: Paint = { type: 'number' };

/** Scripts in scripts are read so deep. */
const DEEPEST = 8;

/**
 * What is no node in a script: reserved words, operators, variables, the words of assignments and
 * redirections. In offsets of the input; words of an argument list are not expanded, scripts in them are.
 */
export function shellTokens(
  { text, words }: Pick<ScriptInput, 'text' | 'words'>,
  tools: Context['tools'],
  depth = 0,
): readonly Token[] {
  const found: Found = { text, tools, depth, tokens: [] };
  if (words) {
    addInner(
      found,
      words.map(({ from, to }) => ({ from, to, text: text.slice(from, to) })),
    );
    return found.tokens;
  }
  const variables: Span[] = [];
  const marks: Span[] = [];
  addScript(found, readScript(text, variables, marks));
  for (const { from, to } of marks) {
    const type = /\w/.test(text[from] ?? '') ? 'keyword' : 'operator';
    found.tokens.push({ from, to, type });
  }
  for (const span of variables) found.tokens.push({ ...span, ...VARIABLE });
  return found.tokens;
}

interface Found {
  readonly text: string;
  readonly tools: Context['tools'];
  readonly depth: number;
  readonly tokens: Token[];
}

function addScript(found: Found, { items }: Script): void {
  for (const item of items)
    if (item.kind === 'pipeline')
      for (const command of item.commands)
        if (command.kind === 'group') addGroup(found, command);
        else addCommand(found, command);
}

/** `for NAME in …`; the name is the first word of the group. */
function addGroup(found: Found, { from, script }: Group): void {
  addScript(found, script);
  const [head] = script.items;
  const words = head?.kind === 'pipeline' ? head.commands[0] : undefined;
  const isLoop = /(?:for|select)\s/y;
  isLoop.lastIndex = from;
  if (words?.kind === 'simple' && words.others[0] && isLoop.test(found.text))
    found.tokens.push({ ...spanOf(words.others[0]), ...DECLARED });
}

function addCommand(found: Found, { words, assignments, others }: SimpleCommand): void {
  const { tokens } = found;
  for (const word of others)
    if (isText(word)) tokens.push({ ...spanOf(word), ...(isNumber(word) ? NUMBER : STRING) });
  for (const word of assignments) addAssignment(tokens, word);
  addInner(found, words);
  for (const word of [...words, ...assignments, ...others])
    for (const script of word.scripts ?? []) addScript(found, script);
}

/** What a word's substitutions hold are nodes. */
const isText = ({ scripts }: Word): boolean => !scripts?.length;

const isNumber = ({ text, quoted }: Word): boolean => !quoted && /^\d+$/.test(text);

const spanOf = ({ from, to }: Span): Span => ({ from, to });

function addAssignment(tokens: Token[], word: Word): void {
  const length = assignedName(word.text);
  const value = word.from + word.text.indexOf('=', length) + 1;
  if (value < word.to && isText(word)) tokens.push({ from: value, to: word.to, ...STRING });
  tokens.push({ from: word.from, to: word.from + length, ...DECLARED });
}

/** The script behind `sh -c`. */
function addInner({ tools, depth, tokens }: Found, words: readonly Word[]): void {
  const script = depth < DEEPEST ? scriptWord(words, tools) : undefined;
  if (!script) return;
  for (const token of shellTokens({ text: script.text }, tools, depth + 1))
    tokens.push({ ...token, ...spanIn(script, token.from, token.to) });
}
