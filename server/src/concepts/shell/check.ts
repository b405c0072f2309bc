import type { Edit, Span } from '../../core/span.ts';
import type { Place, PlacedWord } from './places.ts';
import type { List } from './tree.ts';

/** The shell that runs a script: `sh` is one of which nothing is known but POSIX. */
export type Shell = 'bash' | 'dash' | 'ash' | 'sh';

/** A script to be judged, and what is known of where it runs. */
export interface Script {
  readonly text: string;
  readonly tree: List;
  readonly shell: Shell;
  /** The script ends at the first failure. */
  readonly stopsAtFailure: boolean;
  /** The dialect lacks the option `pipefail`. */
  readonly lacksPipefail: boolean;
  /** The value of a variable that is set outside of the script; undefined where nobody knows. */
  readonly valueOf: (name: string) => string | undefined;
  /** Words that the page lists under a key. */
  readonly listed: (key: string, word: string) => boolean;
  readonly places: readonly Place[];
  readonly words: readonly PlacedWord[];
}

/** What is found, by ShellCheck's number. Offsets are the script's. */
export interface Found extends Span {
  readonly code: string;
  readonly name?: string;
  readonly fix?: ScriptFix;
}

export interface ScriptFix {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly safe?: boolean;
}

/** Judges a script in one respect. */
export type Check = (script: Script) => readonly Found[];

export const sourceOf = ({ text }: Script, { from, to }: Span): string => text.slice(from, to);

/** An edit that puts something in front of a span and behind it. */
export const around = ({ from, to }: Span, before: string, behind: string): readonly Edit[] => [
  { from, to: from, text: before },
  { from: to, to, text: behind },
];
