import { HOLE, type PositionMap } from '../../core/decoder.ts';
import type { Span } from '../../core/span.ts';

/** A word after quote removal. What is only known at run time is one hole in `text`. */
export interface Word extends Span {
  readonly text: string;
  /** From offsets in `text` to those of the script; absent where `text` is the script's own. */
  readonly map?: PositionMap;
  /** Something unquoted in it is expanded, so that it may become any number of words. */
  readonly splits?: boolean;
  /** Some character of it is quoted, so that it is no keyword. */
  readonly quoted?: boolean;
  /** Scripts of its command substitutions. */
  readonly scripts?: readonly Script[];
  /** It is the file of a redirection. */
  readonly file?: boolean;
  /** It stands nowhere in the text: what is started gets the words behind it. */
  readonly implied?: boolean;
}

/** The body of a here-document that belongs to a command. */
export interface Heredoc extends Span {
  readonly text: string;
  readonly map: PositionMap;
  /** Nothing in it is expanded. */
  readonly literal: boolean;
}

/** A body that lies behind its command's line, because the line goes on behind the command. */
export interface LooseHeredoc extends Heredoc {
  readonly owner: SimpleCommand;
  /** The pipeline of the owner. */
  readonly commands: Pipeline['commands'];
}

export interface SimpleCommand extends Span {
  readonly kind: 'simple';
  readonly assignments: readonly Word[];
  readonly words: readonly Word[];
  /** Words that are no arguments: targets of redirections, elements of arrays. */
  readonly others: readonly Word[];
  readonly bodies: readonly Heredoc[];
}

/** A subshell, a brace group or a compound command with all commands that lie in it. */
export interface Group extends Span {
  readonly kind: 'group';
  readonly script: Script;
}

export interface Pipeline extends Span {
  readonly kind: 'pipeline';
  readonly commands: readonly (SimpleCommand | Group)[];
}

export interface Comment extends Span {
  readonly kind: 'comment';
}

/** Commands one after the other, however they are joined. */
export interface Script extends Span {
  readonly items: readonly (Pipeline | Comment)[];
  /** False where the text ends before the construct does. */
  readonly closed: boolean;
}

/** A script with what lies in no command of it, in order. */
export interface WholeScript extends Script {
  readonly loose: readonly LooseHeredoc[];
}

/** The script's span of `[from, to)` of a word's text; it never leaves the word. */
export function spanIn(word: Word, from: number, to: number): Span {
  if (!word.map) return { from: word.from + from, to: word.from + to };
  const span = word.map.span({ from, to });
  const start = Math.min(Math.max(span.from, word.from), word.to);
  return { from: start, to: Math.min(Math.max(span.to, start), word.to) };
}

export const isKnown = (text: string): boolean => !text.includes(HOLE);

/** True when nothing of the word is known, not even how many words it becomes. */
export function isAnyNumber(word: Word): boolean {
  if (!word.splits) return false;
  for (const char of word.text) if (char !== HOLE) return false;
  return true;
}
