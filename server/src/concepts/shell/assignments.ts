import { calledBy, DECLARING, written, writtenIn } from './places.ts';
import type { Command, Piece, Simple, Variable, Word } from './tree.ts';

/** What is assigned: a text, and the variables that are put into it; nothing where only a run tells. */
export interface Value {
  readonly text?: string | undefined;
  readonly names?: readonly Variable[];
}

export type Assigned = readonly [name: string, value: Value];

/** What a command itself gives to variables, without what stands inside of it. */
export function assignedBy(command: Command): readonly Assigned[] {
  if (command.kind === 'for') return [[command.name!, listValue(command.words)]];
  if (command.kind !== 'simple') return [];
  return [
    ...command.assignments.map(({ name, elements, appends, value }): Assigned => [
      name,
      elements || appends ? {} : valueIn(value.pieces),
    ]),
    ...declared(command),
  ];
}

function listValue(words: readonly Word[]): Value {
  const isKnown =
    words.length > 0 && words.every(({ pieces }) => writtenName(pieces) !== undefined);
  return isKnown ? { text: 'x' } : {};
}

/** Commands whose arguments are names of variables. */
const READERS: ReadonlySet<string> = new Set(
  'read getopts mapfile printf eval let unset'.split(' ').concat(...DECLARING),
);

function declared(command: Simple): readonly Assigned[] {
  const { name, args } = calledBy(command) ?? { name: '', args: [] };
  if (!READERS.has(name)) return [];
  return args.flatMap((word, i): readonly Assigned[] => {
    const [, variable = '', given] = /^(\w+)(=.*)?$/s.exec(writtenStart(word.pieces)) ?? [];
    // `local x` names it, and leaves its value; printf fills what stands behind -v.
    if (!variable || (given === undefined && DECLARING.has(name))) return [];
    if (name === 'printf' && written(args[i - 1]) !== '-v') return [];
    if (name === 'unset') return [[variable, { text: '' }]];
    const { text, names = [] } = given === undefined ? {} : valueIn(word.pieces);
    return [[variable, { text: text?.slice(variable.length + 1), names }]];
  });
}

/** The value with a character for each number in it, whatever that is; without text with anything else. */
function valueIn(pieces: readonly Piece[]): Value {
  let text = '';
  const names: Variable[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'arithmetic' || (piece.kind === 'variable' && isNumber(piece))) text += '0';
    else if (piece.kind === 'variable' && piece.operator === '' && piece.prefix === '')
      names.push(piece);
    else {
      const own = piece.kind === 'double' ? valueIn(piece.pieces) : { text: writtenIn([piece]) };
      if (own.text === undefined) return {};
      text += own.text;
      names.push(...(own.names ?? []));
    }
  }
  return { text, names };
}

/** Parameters that are numbers or single words. */
const SINGLE: ReadonlySet<string> = new Set('#?$!-0'.split(''));

export const isNumber = ({ name, prefix }: Variable): boolean =>
  prefix === '#' || (prefix === '' && SINGLE.has(name));

const writtenStart = (pieces: readonly Piece[]): string => {
  const [first] = pieces;
  return first && 'text' in first ? first.text + (pieces.length > 1 ? '\0' : '') : '';
};

/** A word that is written bare, without patterns. */
function writtenName(pieces: readonly Piece[]): string | undefined {
  const isPattern = pieces.some((piece) => piece.kind === 'plain' && /[*?[{~]/.test(piece.text));
  return isPattern ? undefined : writtenIn(pieces);
}
