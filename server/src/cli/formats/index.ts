import type { Report } from '../report.ts';
import { compact } from './compact.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { sarif } from './sarif.ts';
import { stylish } from './stylish.ts';

/** Writes what was found, with the line break at its end. */
export type Format = (
  reports: readonly Report[],
  show: { readonly color: boolean },
) => string | Promise<string>;

export const FORMATS: Readonly<Record<string, Format>> = {
  stylish,
  compact,
  json,
  sarif,
  github,
  junit,
};
