import type { Script } from './check.ts';
import { calledBy, written, writtenIn } from './places.ts';
import type { Piece, Variable } from './tree.ts';

/** Parameters that are numbers or single words. */
const SINGLE: ReadonlySet<string> = new Set('#?$!-0'.split(''));

const known = new WeakMap<Script, ReadonlyMap<string, readonly (string | undefined)[]>>();

/** What a script gives each of its variables; undefined for a value that is only known at run time. */
function assigned(script: Script): ReadonlyMap<string, readonly (string | undefined)[]> {
  let values = known.get(script);
  if (!values) known.set(script, (values = readAssigned(script)));
  return values;
}

function readAssigned(script: Script): ReadonlyMap<string, readonly (string | undefined)[]> {
  const values = new Map<string, (string | undefined)[]>();
  const add = (name: string, value: string | undefined) => {
    values.set(name, [...(values.get(name) ?? []), value]);
  };
  for (const { command } of script.places) {
    if (command.kind === 'for')
      for (const word of command.words) add(command.name!, writtenName(word.pieces));
    if (command.kind !== 'simple') continue;
    for (const one of command.assignments)
      add(one.name, one.elements || one.appends ? undefined : valueIn(one.value.pieces));
    const { name, args } = calledBy(command) ?? { name: '', args: [] };
    for (const word of READERS.has(name) ? args : []) {
      const [, variable = '', value] = /^(\w+)(=.*)?$/s.exec(writtenStart(word.pieces)) ?? [];
      if (!variable) continue;
      const text = written(word);
      add(variable, value === undefined ? undefined : text?.slice(variable.length + 1));
    }
  }
  return values;
}

/** Commands whose arguments are names of variables. */
const READERS: ReadonlySet<string> = new Set(
  'read export local readonly declare typeset getopts mapfile printf eval let unset'.split(' '),
);

/** A number counts as one whatever it is. */
const valueIn = (pieces: readonly Piece[]): string | undefined =>
  pieces.length > 0 && pieces.every(({ kind }) => kind === 'arithmetic') ? '0' : writtenIn(pieces);

const writtenStart = (pieces: readonly Piece[]): string => {
  const [first] = pieces;
  return first && 'text' in first ? first.text + (pieces.length > 1 ? '\0' : '') : '';
};

/** A word that is written bare, without patterns. */
function writtenName(pieces: readonly Piece[]): string | undefined {
  const isPattern = pieces.some((piece) => piece.kind === 'plain' && /[*?[{~]/.test(piece.text));
  return isPattern ? undefined : writtenIn(pieces);
}

/**
 * True where it does no harm, or is meant, that an expansion is split: its value is known, or it is one
 * that cannot hold blanks. Undefined values may hold anything.
 */
export function isHarmless(script: Script, piece: Variable): boolean {
  const { name, prefix, operator } = piece;
  if (prefix === '#' || SINGLE.has(name)) return true;
  if (operator === ':+' || operator === '+') return true;
  if (/^[:/^,@]/.test(operator) && !/^:[-=?]/.test(operator)) return false;
  return isKnownName(script, name) || script.listed('single', name);
}

function isKnownName(script: Script, name: string): boolean {
  const own = assigned(script).get(name);
  if (!own) return Boolean(script.valueOf(name));
  return own.every((value) => value !== undefined && value !== '');
}

/** True where a script itself, or the file around it, gives the variable a value that is not empty. */
export const isSetFor = isKnownName;
