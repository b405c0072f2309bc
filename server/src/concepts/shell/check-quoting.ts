import { around, type Check, type Found, type Script, type ScriptFix, sourceOf } from './check.ts';
import { DECLARING, calledBy, IN_FRONT, type PlacedWord, written } from './places.ts';
import type { List, Piece, Substitution, Variable } from './tree.ts';
import { isHarmless } from './values.ts';

/** Roles of words that a shell splits at blanks and expands as patterns. */
const SPLIT: ReadonlySet<PlacedWord['role']> = new Set(['argument', 'target']);
/** Commands to whom it makes no difference: none looks at words, or all want one number. */
const NUMBERS: ReadonlySet<string> = new Set([':', 'exit', 'return', 'shift']);

/** SC2086, SC2046, SC2068, SC2048: what is expanded outside of quotes. */
export const checkExpansions: Check = (script) =>
  script.words.filter((one) => isSplit(one)).flatMap((placed) => unquotedIn(script, placed));

function isSplit({ role, word, place, redirect }: PlacedWord): boolean {
  if (!SPLIT.has(role) || redirect?.operator.startsWith('<<')) return false;
  const { name, args } = calledBy(place.command) ?? { name: '', args: [] };
  const [first] = word.pieces;
  // `: ${x:=a}` gives a value and throws the word away.
  if (NUMBERS.has(name) && role === 'argument') return false;
  // `exec $program`: which command it is, as without exec.
  if (IN_FRONT.has(name) && args[0] === word) return false;
  return !(DECLARING.has(name) && first?.kind === 'plain' && /^\w+=/.test(first.text));
}

function unquotedIn(script: Script, placed: PlacedWord): readonly Found[] {
  const { pieces } = placed.word;
  return pieces.flatMap((piece, i): readonly Found[] => {
    if (piece.kind === 'variable') {
      const isBetween = pieces[i - 1]?.kind === 'double' && pieces[i + 1]?.kind === 'double';
      return variable(script, placed, piece, isBetween);
    }
    if (piece.kind !== 'substitution' || piece.style === '<(' || piece.style === '>(') return [];
    if (isList(script, placed) || isSingle(script, piece.script) || isEcho(placed)) return [];
    const name = `${piece.style === '`' ? '`' : '$('}…${piece.style === '`' ? '`' : ')'}`;
    return [{ code: 'SC2046', ...span(piece), name, fix: quoted(script, piece) }];
  });
}

function variable(
  script: Script,
  placed: PlacedWord,
  piece: Variable,
  isBetween: boolean,
): readonly Found[] {
  const name = sourceOf(script, piece);
  const isAll = piece.name === '@' || piece.index === '@';
  if (isAll && piece.prefix === '')
    return piece.operator
      ? []
      : [{ code: 'SC2068', ...span(piece), name, fix: quoted(script, piece) }];
  if (piece.name === '*' || piece.index === '*' || piece.prefix === '!') return [];
  if (isHarmless(script, piece) || isList(script, placed)) return [];
  const isTested = isCondition(placed);
  const code = isBetween ? 'SC2027' : isTested ? 'SC2070' : 'SC2086';
  return [{ code, ...span(piece), name, ...(!isBetween && { fix: quoted(script, piece) }) }];
}

/** `[ -n $x ]`, which is true without a value. */
function isCondition({ place, word }: PlacedWord): boolean {
  const { name, args } = calledBy(place.command) ?? { name: '', args: [] };
  const own = name === '[' ? args.slice(0, -1) : name === 'test' ? args : [];
  return (
    own.length === 2 && written(own[0]) === '-n' && own[1] === word && word.pieces.length === 1
  );
}

/** A word that is nothing but expansions, where a list is what is wanted. */
function isList(script: Script, { word, place, role }: PlacedWord): boolean {
  if (role !== 'argument' || word.pieces.some(({ kind }) => !EXPANDED.has(kind))) return false;
  const { name } = calledBy(place.command) ?? { name: '' };
  if (script.listed('takes-lists', name)) return true;
  return word.pieces.every((piece) => piece.kind === 'variable' && isListName(script, piece.name));
}

const EXPANDED: ReadonlySet<Piece['kind']> = new Set(['variable', 'substitution']);

/** A name whose last word says that it holds several: `BUILD_DEPS`, `CFLAGS`. */
function isListName(script: Script, name: string): boolean {
  const last = name.slice(name.lastIndexOf('_') + 1).toLowerCase();
  return script.listed('lists', last) || last.endsWith('flags');
}

/** A script whose output is one word: `nproc`, `uname -m`. */
function isSingle(script: Script, list: List | undefined): boolean {
  const [item] = list?.items ?? [];
  if (!item || list!.items.length > 1) return false;
  return item.links.every(({ pipeline }) => {
    const { name } = calledBy(pipeline.commands.at(-1)!) ?? { name: '' };
    return script.listed('one-word', name);
  });
}

/** `echo $(…)`, of which SC2005 tells. */
function isEcho({ place }: PlacedWord): boolean {
  const { name, args } = calledBy(place.command) ?? { name: '', args: [] };
  return name === 'echo' && args.length === 1 && args[0]!.pieces.length === 1;
}

const span = ({ from, to }: Variable | Substitution) => ({ from, to });

const quoted = (_: Script, piece: Variable | Substitution): ScriptFix => ({
  title: 'Quote it',
  edits: around(piece, '"', '"'),
});

/** SC2006: backquotes. */
export const checkBackquotes: Check = (script) =>
  substitutions(script).flatMap((piece): readonly Found[] => {
    if (piece.style !== '`') return [];
    const fix: ScriptFix = {
      title: 'Write $(…)',
      safe: true,
      edits: [
        { from: piece.from, to: piece.from + 1, text: '$(' },
        { from: piece.to - 1, to: piece.to, text: ')' },
      ],
    };
    const at = { from: piece.from, to: piece.from + 1 };
    return [{ code: 'SC2006', ...at, ...(piece.script && { fix }) }];
  });

function substitutions({ words }: Script): readonly Substitution[] {
  const found: Substitution[] = [];
  const visit = (pieces: readonly Piece[]): void => {
    for (const piece of pieces) {
      if (piece.kind === 'substitution') found.push(piece);
      else if (piece.kind === 'double') visit(piece.pieces);
      else if (piece.kind === 'variable') visit(piece.argument);
    }
  };
  for (const { word } of words) visit(word.pieces);
  return found;
}

/** What opens a value in text that was meant to be quoted: `{"a": "b"}`, `x="y"`. */
const OPENS = /[=:,{[( ]$/;

/** SC2140: quotes inside of quotes, which end them. */
export const checkNestedQuotes: Check = ({ words }) =>
  words.flatMap(({ word: { pieces } }) =>
    pieces.flatMap((piece, i): readonly Found[] => {
      const before = pieces[i - 1];
      const behind = pieces[i + 1];
      if (piece.kind !== 'plain' || before?.kind !== 'double' || behind?.kind !== 'double')
        return [];
      const last = before.pieces.at(-1);
      const opens = last?.kind === 'plain' && OPENS.test(last.text);
      if (!opens || '=:/'.includes(piece.text)) return [];
      return [{ code: 'SC2140', from: piece.from, to: piece.to, name: piece.text }];
    }),
  );

/** SC2088: a tilde in quotes stays one. */
export const checkTildes: Check = ({ words, listed }) =>
  words.flatMap(({ word, role, place, redirect }): readonly Found[] => {
    const [first] = word.pieces;
    const { name } = calledBy(place.command) ?? { name: '' };
    const isPath =
      role === 'target'
        ? !redirect!.operator.startsWith('<<')
        : role === 'argument' && listed('paths', name);
    if (!isPath || !first || (first.kind !== 'double' && first.kind !== 'single')) return [];
    const text = first.kind === 'double' ? textOf(first.pieces[0]) : textOf(first);
    if (!text.startsWith('~/')) return [];
    const from = first.from + 1;
    const fix = { title: 'Write $HOME', edits: [{ from, to: from + 1, text: '$HOME' }] };
    return [{ code: 'SC2088', from, to: from + 1, ...(first.kind === 'double' && { fix }) }];
  });

const textOf = (piece: Piece | undefined): string =>
  piece?.kind === 'plain' || piece?.kind === 'single' ? piece.text : '';
