import * as compose from './compose.ts';
import * as dockerfile from './dockerfile.ts';

/** Texts by path, the marks in them as `names.test.ts` has it. */
export type Files = Readonly<Record<string, string>>;

interface More {
  /** Other things have the name too, so that it cannot be given back. */
  readonly shared?: boolean;
  readonly ignoresCase?: boolean;
}

export type Case = readonly [title: string, files: Files, more?: More];
/** `to` at the first mark is refused with the message; without one nothing is offered. */
export type Refused = readonly [title: string, files: Files, to: string, message?: RegExp];

export const CASES: readonly Case[] = [...dockerfile.CASES, ...compose.CASES];
export const REFUSALS: readonly Refused[] = [...dockerfile.REFUSALS, ...compose.REFUSALS];
