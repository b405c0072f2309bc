import type { Check, Found, Script, Shell } from './check.ts';
import {
  allPieces,
  calledBy,
  isCalled,
  type Called,
  type Place,
  type PlacedWord,
  written,
} from './places.ts';
import type { Piece, Variable } from './tree.ts';

/** What of bash BusyBox's ash lacks too. */
const NOT_IN_ASH: ReadonlySet<string> = new Set(
  'SC3008 SC3009 SC3011 SC3030 SC3044 SC3054'.split(' '),
);

const lacks = (shell: Shell, code: string): boolean =>
  shell === 'dash' || (shell === 'ash' && NOT_IN_ASH.has(code));

/** SC3000 to SC3061: what only bash reads, where the shell is surely another. */
export const checkDialect: Check = (script) => {
  const { shell, places, words } = script;
  if (shell !== 'dash' && shell !== 'ash') return [];
  const found = [
    ...places.flatMap((place) => [...inCommand(place), ...calls(place, script)]),
    ...words.flatMap((word) => inWord(word, script)),
  ];
  return found.filter(({ code }) => code === 'SC3040' || lacks(shell, code));
};

function inCommand({ command, pipeline, index }: Place): readonly Found[] {
  const { from } = command;
  const found: Found[] = [];
  const tell = (code: string, name: string, at = from, to = at + name.length) =>
    found.push({ code, from: at, to, name });
  if (command.kind === 'test') tell('SC3010', '[[');
  if (command.kind === 'arithmetic-command') tell('SC3006', '((');
  if ('opener' in command && command.opener === 'select') tell('SC3008', 'select');
  if (command.kind === 'function' && command.opener === 'function') tell('SC2113', 'function');
  for (const { from: at, operator, descriptor } of command.redirects) {
    if (operator === '<<<') tell('SC3011', '<<<', at + descriptor.length);
    if (operator === '&>') tell('SC3020', '&>', at);
  }
  const pipe = pipeline.pipes[index];
  if (pipe?.text === '|&') tell('SC3029', '|&', pipe.from);
  if (command.kind === 'simple')
    for (const one of command.assignments) {
      if (one.elements) tell('SC3030', `${one.name}=(…)`, one.from, one.to);
      else if (one.appends) tell('SC3024', '+=', one.from + one.name.length);
    }
  return found;
}

/** Commands that dash has not. */
const MISSING: ReadonlySet<string> = new Set(
  'declare typeset shopt pushd popd dirs disown'.split(' '),
);

function calls({ command }: Place, { lacksPipefail }: Script): readonly Found[] {
  const called = calledBy(command);
  if (!called || command.kind !== 'simple') return [];
  const { name, word } = called;
  const at = { from: word.from, to: word.to, name };
  if (MISSING.has(name) && isOwn(called)) return [{ code: 'SC3044', ...at }];
  if (name === 'source' && isOwn(called)) {
    const edits = [{ from: word.from, to: word.to, text: '.' }];
    return [{ code: 'SC3046', ...at, fix: { title: 'Write .', edits } }];
  }
  if (name === 'let' && isOwn(called)) return [{ code: 'SC3039', ...at }];
  if (name === 'echo') return echoFlags(called);
  if (name === 'set' && lacksPipefail) return pipefail(called);
  return name === '[' ? doubleEquals(called) : [];
}

/** Written by its name alone, it is the shell's own. */
const isOwn = ({ name, word }: Called): boolean => written(word) === name;

function echoFlags({ args: [first] }: Called): readonly Found[] {
  const text = written(first);
  if (!first || !text || !/^-[neE]*[eE][neE]*$/.test(text)) return [];
  return [{ code: 'SC3036', from: first.from, to: first.to, name: text }];
}

function pipefail({ args }: Called): readonly Found[] {
  const option = args.findIndex((word) => written(word) === 'pipefail');
  if (option < 1 || !/^-[a-z]*o$/.test(written(args[option - 1]) ?? '')) return [];
  const { from, to } = args[option]!;
  return [{ code: 'SC3040', from, to, name: 'pipefail' }];
}

function doubleEquals({ args }: Called): readonly Found[] {
  return args.flatMap((word, i): readonly Found[] => {
    if (i === 0 || written(word) !== '==' || i >= args.length - 2) return [];
    const { from, to } = word;
    const fix = { title: 'Write =', safe: true, edits: [{ from, to, text: '=' }] };
    return [{ code: 'SC3014', from, to, name: '==', fix }];
  });
}

function inWord({ word, role, place }: PlacedWord, script: Script): readonly Found[] {
  const pieces = allPieces(word.pieces);
  const found = pieces.flatMap((piece): readonly Found[] => {
    const { from, to } = piece;
    if (piece.kind === 'ansi') return [{ code: 'SC3003', from, to, name: "$'…'" }];
    if (piece.kind === 'substitution' && (piece.style === '<(' || piece.style === '>('))
      return [{ code: 'SC3001', from, to, name: `${piece.style}…)` }];
    return piece.kind === 'variable' ? expansion(piece) : [];
  });
  const splits = role === 'argument' || role === 'listed';
  return splits && !isCalled(place.command, '[')
    ? [...found, ...braces(word.pieces, script)]
    : found;
}

/** `{a,b}` and `{1..3}`, which other shells keep as they are. */
function braces(pieces: readonly Piece[], { text }: Script): readonly Found[] {
  return pieces.flatMap((piece): readonly Found[] => {
    if (piece.kind !== 'plain') return [];
    const match = /\{[^{}\s]*(?:,|\.\.)[^{}\s]*\}/.exec(piece.text);
    if (!match || text[piece.from - 1] === '$') return [];
    if (
      match[0].includes('..') &&
      !/\{(?:-?\d+|[A-Za-z])\.\.(?:-?\d+|[A-Za-z])(?:\.\.-?\d+)?\}/.test(match[0])
    )
      return [];
    const from = piece.from + match.index;
    return [{ code: 'SC3009', from, to: from + match[0].length, name: match[0] }];
  });
}

function expansion({ from, to, prefix, index, operator, name }: Variable): readonly Found[] {
  const code =
    index !== undefined
      ? 'SC3054'
      : prefix === '!'
        ? 'SC3053'
        : operator === ':'
          ? 'SC3057'
          : operator.startsWith('/')
            ? 'SC3060'
            : /^[\^,]/.test(operator)
              ? 'SC3059'
              : undefined;
  return code ? [{ code, from, to, name: `\${${name}…}` }] : [];
}

/** SC2028: bash's echo prints `\n` as it stands. */
export const checkEchoEscapes: Check = ({ places, shell, text }) =>
  shell !== 'bash' || text.includes('xpg_echo')
    ? []
    : places.flatMap(({ command }): readonly Found[] => {
        const called = calledBy(command);
        if (called?.name !== 'echo' || /^-[neE]*e/.test(written(called.args[0]) ?? '')) return [];
        const word = called.args.find(
          ({ from, to }) => /\\[nt]/.test(text.slice(from, to)) && isQuoted(text[from]),
        );
        return word ? [{ code: 'SC2028', from: word.from, to: word.to }] : [];
      });

const isQuoted = (char: string | undefined): boolean => char === '"' || char === "'";
