import type { Address } from '../../core/address.ts';
import type { Fact } from '../../core/facts.ts';
import type { Span } from '../../core/span.ts';
import type { Word } from './syntax.ts';
import type { Flag, Tool, Tools } from './tools.ts';

/** One command and what its words mean to it, in the order of the words. */
export interface Reading {
  readonly kind: 'command';
  readonly command: Word;
  readonly tool: Tool | undefined;
  readonly address: Address;
  readonly assignments: readonly Word[];
  readonly items: readonly Item[];
  /** A flag that stands last and lacks its value. */
  readonly awaits: Flag | undefined;
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
  readonly value: { readonly word: Word; readonly from: number; readonly to: number } | undefined;
}

export interface ArgumentItem {
  readonly kind: 'argument';
  readonly word: Word;
  /** Absent where it is not known which argument this is. */
  readonly address?: Address;
  /** How it divides into parts. */
  readonly parts?: string | undefined;
}

export type Item = FlagItem | ArgumentItem | Reading | Bare;

/** Assignments without a command, behind `env`. */
export interface Bare {
  readonly kind: 'bare';
  readonly assignments: readonly Word[];
}

/** The command's own name: without its folders, and without `.exe`. */
export const baseName = (text: string): string => strip(text.slice(text.lastIndexOf('/') + 1));

const strip = (name: string): string => (/\.exe$/i.test(name) ? name.slice(0, -4) : name);

export interface Context {
  readonly tools: Tools;
  readonly facts: (place: Address) => Fact | undefined;
}

/** What nodes are made with: how a script's spans are found in the text that the host knows. */
export interface Build extends Context {
  readonly out: (span: Span) => Span;
  readonly source: string;
  /** How many scripts this one lies in. */
  readonly nesting: number;
  /** Whose arguments the words are where they do not say so; of the outermost text alone. */
  readonly entry?: Address | undefined;
}
