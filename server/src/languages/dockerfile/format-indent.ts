import type { FormatOptions } from '../../core/language.ts';
import { isBlank } from './format-blanks.ts';

/** How many columns blanks fill. */
export function columnsOf(text: string, tabSize: number): number {
  let columns = 0;
  for (const char of text) {
    if (!isBlank(char)) break;
    columns = char === '\t' ? (Math.floor(columns / tabSize) + 1) * tabSize : columns + 1;
  }
  return columns;
}

/** Blanks that fill so many columns. */
export function indentOf(columns: number, { tabSize, insertSpaces }: FormatOptions): string {
  if (insertSpaces) return ' '.repeat(columns);
  return '\t'.repeat(Math.floor(columns / tabSize)) + ' '.repeat(columns % tabSize);
}

/**
 * From the columns of continued lines to those that they should have: the outermost gets one step, the others
 * keep their distance from it, in steps where they have been written in steps.
 */
export function shifter(columns: readonly number[], step: number): (column: number) => number {
  const least = Math.min(...columns);
  const inSteps = least > 1 && columns.every((column) => column % least === 0);
  return (column) => (inSteps ? (column / least) * step : step + column - least);
}
