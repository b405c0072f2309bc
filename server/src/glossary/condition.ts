import type { Literal } from '../core/node.ts';

/** Decides whether a value is meant; a value that nobody knows never is. */
export type Condition = (value: Literal | undefined) => boolean;

const OF_WORDS = '$ ';

/** True for a condition about the words of a command line: its arguments and the name of what it runs. */
export const isOfWords = (text: string): boolean => text.startsWith(OF_WORDS);

/**
 * Reads a condition: `true`; `host`; `host|none`; `/etc/*` (a glob; `\*` is a star itself); `< 1024`, `>= 2`
 * (numbers); `!=host|none` (any other known value); `a* & !=*b`, where both must hold. Behind `$ ` it is about
 * what a command is called with, not about a value. Absent means always. Undefined for a comparison without a number.
 */
export function parseCondition(text: string | undefined): Condition | undefined {
  if (text === undefined) return () => true;
  const conditions = (isOfWords(text) ? text.slice(OF_WORDS.length) : text)
    .split(' & ')
    .map(parseOne);
  if (conditions.length === 1) return conditions[0];
  return conditions.some((one) => !one)
    ? undefined
    : (value) => conditions.every((one) => one!(value));
}

function parseOne(text: string): Condition | undefined {
  const comparison = /^(<=?|>=?)\s*(.*)$/.exec(text.trim());
  if (comparison) return compare(comparison[1]!, Number(comparison[2] || 'NaN'));
  const negated = text.startsWith('!=');
  const words = (negated ? text.slice(2) : text).split('|').map((word) => matcher(word.trim()));
  const matches = (value: string) => words.some((word) => word(value));
  return (value) => value !== undefined && matches(String(value)) !== negated;
}

function compare(operator: string, limit: number): Condition | undefined {
  if (Number.isNaN(limit)) return undefined;
  return (value) => {
    if (value === undefined || value === null || value === '' || typeof value === 'boolean')
      return false;
    const number = Number(value);
    if (Number.isNaN(number)) return false;
    if (operator === '<') return number < limit;
    if (operator === '<=') return number <= limit;
    return operator === '>' ? number > limit : number >= limit;
  };
}

function matcher(word: string): (value: string) => boolean {
  const [head, ...rest] = word.split(/(?<!\\)\*/).map((piece) => piece.replaceAll('\\*', '*'));
  if (!rest.length) return (value) => value === head;
  return (value) => {
    if (!value.startsWith(head!)) return false;
    let at = head!.length;
    for (const [i, piece] of rest.entries()) {
      const last = i === rest.length - 1;
      const found = last ? value.length - piece.length : value.indexOf(piece, at);
      if (found < at || (last && !value.endsWith(piece))) return false;
      at = found + piece.length;
    }
    return true;
  };
}
