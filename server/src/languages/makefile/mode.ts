/** What a segment's `mode` says: how its recipes are read, and the values of the variables that it names. */
export interface Mode {
  readonly prefix: string;
  readonly posix: boolean;
  readonly isOne: boolean;
  readonly values: readonly (readonly [name: string, value: string])[];
}

/** Names and values hold no ends of lines. */
export const spellMode = ({ prefix, posix, isOne, values }: Mode): string =>
  [`${prefix}${posix ? 's' : 'o'}${isOne ? '1' : '-'}`, ...values.flat()].join('\n');

export function readMode(mode: string): Mode {
  const words = mode.slice(3).split('\n');
  const values: (readonly [string, string])[] = [];
  for (let i = 1; i + 1 < words.length; i += 2) values.push([words[i]!, words[i + 1]!]);
  return { prefix: mode[0] ?? '\t', posix: mode[1] === 's', isOne: mode[2] === '1', values };
}
