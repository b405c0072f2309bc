import * as ansible from './ansible.ts';
import * as compose from './compose.ts';
import * as dockerfile from './dockerfile.ts';
import * as terraform from './terraform.ts';
import * as vagrant from './vagrant.ts';

/** Texts by path, the marks in them as `names.test.ts` has it. */
export type Files = Readonly<Record<string, string>>;

interface More {
  /** Other things have the name too, so that it cannot be given back. */
  readonly shared?: boolean;
  readonly ignoresCase?: boolean;
  /** A name that the thing may take, where that is no usual one. */
  readonly fresh?: string;
}

export type Case = readonly [title: string, files: Files, more?: More];
/** `to` at the first mark is refused with the message; without one nothing is offered. */
export type Refused = readonly [title: string, files: Files, to: string, message?: RegExp];

/** Every mark leads to the start of the file `to`. */
export type Leads = readonly [title: string, files: Files, to: string];

const ALL = [dockerfile, compose, terraform, ansible, vagrant];
export const CASES: readonly Case[] = ALL.flatMap((one) => one.CASES);
export const REFUSALS: readonly Refused[] = ALL.flatMap((one) => one.REFUSALS);
export const LEADS: readonly Leads[] = [terraform, ansible, vagrant].flatMap((one) => one.LEADS);
