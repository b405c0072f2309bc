import type { Script } from './check.ts';
import { calledBy, written, writtenIn } from './places.ts';
import type { Span } from '../../core/span.ts';
import type { Piece, Variable } from './tree.ts';

/** Parameters that are numbers or single words. */
const SINGLE: ReadonlySet<string> = new Set('#?$!-0'.split(''));

/** What is assigned: a text, and the variables that are put into it; nothing where only a run tells. */
interface Value {
  readonly text?: string | undefined;
  readonly names?: readonly string[];
}

/** A value from the end of its assignment on. */
interface Assigned extends Value {
  readonly at: number;
  /** Where it surely holds, up to the next one: the rest of its list. */
  readonly holds?: Span;
}

const known = new WeakMap<Script, ReadonlyMap<string, readonly Assigned[]>>();

/** What a script gives each of its variables. */
function assigned(script: Script): ReadonlyMap<string, readonly Assigned[]> {
  let values = known.get(script);
  if (!values) known.set(script, (values = readAssigned(script)));
  return values;
}

function readAssigned(script: Script): ReadonlyMap<string, readonly Assigned[]> {
  const values = new Map<string, Assigned[]>();
  for (const { command, item, link, list, pipeline } of script.places) {
    const isSure = item.links[0] === link && item.end !== '&' && pipeline.commands.length === 1;
    const holds = isSure ? { holds: { from: command.to, to: list.to } } : {};
    const add = (name: string, value: Value) => {
      const where = command.kind === 'simple' ? holds : {};
      values.set(name, [...(values.get(name) ?? []), { ...value, ...where, at: command.to }]);
    };
    if (command.kind === 'for')
      for (const word of command.words) add(command.name!, { text: writtenName(word.pieces) });
    if (command.kind !== 'simple') continue;
    for (const one of command.assignments)
      add(one.name, one.elements || one.appends ? {} : valueIn(one.value.pieces));
    const { name, args } = calledBy(command) ?? { name: '', args: [] };
    for (const word of READERS.has(name) ? args : []) {
      const [, variable = '', value] = /^(\w+)(=.*)?$/s.exec(writtenStart(word.pieces)) ?? [];
      // `local x` names it, and leaves its value.
      if (!variable || (value === undefined && NAMING.has(name))) continue;
      const text = written(word);
      add(variable, { text: value === undefined ? undefined : text?.slice(variable.length + 1) });
    }
  }
  return values;
}

const NAMING: ReadonlySet<string> = new Set('export local readonly declare typeset'.split(' '));

/** Commands whose arguments are names of variables. */
const READERS: ReadonlySet<string> = new Set(
  'read export local readonly declare typeset getopts mapfile printf eval let unset'.split(' '),
);

/** The value with a character for each number in it, whatever that is; undefined with anything else. */
function valueIn(pieces: readonly Piece[]): Value {
  let text = '';
  const names: string[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'arithmetic' || (piece.kind === 'variable' && isNumber(piece))) text += '0';
    else if (piece.kind === 'variable' && piece.operator === '' && piece.prefix === '')
      names.push(piece.name);
    else {
      const own = piece.kind === 'double' ? valueIn(piece.pieces) : { text: writtenIn([piece]) };
      if (own.text === undefined) return {};
      text += own.text;
      names.push(...(own.names ?? []));
    }
  }
  return { text, names };
}

const isNumber = ({ name, prefix }: Variable): boolean =>
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

/**
 * True where it does no harm, or is meant, that an expansion is split: its value is known, or it is one
 * that cannot hold blanks. Undefined values may hold anything.
 */
export function isHarmless(script: Script, piece: Variable): boolean {
  const { name, prefix, operator } = piece;
  if (prefix === '#' || SINGLE.has(name)) return true;
  if (operator === ':+' || operator === '+') return true;
  if (/^[:/^,@]/.test(operator) && !/^:[-=?]/.test(operator)) return false;
  return isKnownName(script, name, [], valueAt(script, piece));
}

/** The one value that a variable has where it stands, as far as the commands before it tell. */
function valueAt(script: Script, { name, from }: Variable): readonly Value[] | undefined {
  const last = (assigned(script).get(name) ?? [])
    .filter(({ at }) => at <= from)
    .toSorted((a, b) => b.at - a.at)[0];
  return last?.holds && from <= last.holds.to ? [last] : undefined;
}

function isKnownName(
  script: Script,
  name: string,
  above: readonly string[] = [],
  own: readonly Value[] | undefined = assigned(script).get(name),
): boolean {
  if (above.includes(name)) return true;
  if (!own) return Boolean(script.valueOf(name)) || script.listed('single', name);
  return own.every(
    ({ text, names = [] }) =>
      text !== undefined && names.every((one) => isKnownName(script, one, [...above, name])),
  );
}

/** True where a script itself, or the file around it, gives the variable a value that is not empty. */
export const isSetFor = (script: Script, name: string): boolean =>
  isKnownName(script, name) &&
  (assigned(script).get(name) ?? []).every(({ text, names }) => text !== '' || names!.length > 0);
