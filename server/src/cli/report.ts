import type { Severity } from '../features/settings.ts';
import type { Category } from '../rules/rule.ts';

/** A place in a file: lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding as it is written. */
export interface Problem extends Place {
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (Place & { readonly message: string })[];
  /** What a safe fix would do. */
  readonly fix?: {
    readonly title: string;
    readonly edits: readonly (Place & { readonly text: string })[];
  };
}

/** What was found in one file. Plain data: it crosses threads. */
export interface Report {
  /** As it was given, with `/` between folders. */
  readonly file: string;
  readonly problems: readonly Problem[];
  /** How many safe fixes were applied, or would be. */
  readonly fixed: number;
  /** What `--fix-dry-run` shows. */
  readonly diff?: string;
}

/** Something to tell that is no finding. */
export interface Note {
  readonly file: string;
  readonly note: string;
}

export const isNote = (one: Report | Note): one is Note => 'note' in one;

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
