import type { Check, Found } from './check.ts';
import { calledBy, hasSwitch, isLookedAt, type Place, written } from './places.ts';
import type { Piece, Variable, Word } from './tree.ts';
import { isSetFor } from './values.ts';

/** SC2164: what follows a `cd` that failed runs in the wrong folder. */
export const checkFolder: Check = ({ places, stopsAtFailure }) =>
  stopsAtFailure
    ? []
    : places.flatMap((place): readonly Found[] => {
        const called = calledBy(place.command);
        if (called?.name !== 'cd' || place.pipeline.commands.length > 1) return [];
        if (place.link.joint === '||' || place.item.end === '&') return [];
        const target = written(called.args[0]);
        if (!called.args.length || (target && /^(?:\/|\.\.?(?:\/\.\.)*\/?)$/.test(target)))
          return [];
        if (isLookedAt(place) || !hasNext(place)) return [];
        const { from, to } = place.command;
        const fix = { title: 'Stop where it fails', edits: [{ from: to, to, text: ' || exit' }] };
        return [{ code: 'SC2164', from, to, fix }];
      });

/** Whether a command follows in the same shell, whatever becomes of this one. */
export function hasNext(place: Place): boolean {
  if (place.list.items.at(-1) !== place.item) return true;
  const { above, role } = place;
  if (role !== 'body' || !above || above.command.kind === 'function') return false;
  return above.command.kind !== 'subshell' && hasNext(above);
}

/** Folders at the root that no image can lose. */
const ROOTS = /^\/(?:bin|boot|dev|etc|home|lib|opt|root|sbin|srv|usr|var)?(?:\/|$)/;

/** SC2115: `rm -r` of `/` where the variable is empty. */
export const checkDeletion: Check = (script) =>
  script.places.flatMap(({ command }) => {
    const called = calledBy(command);
    if (called?.name !== 'rm') return [];
    const { args } = called;
    if (!hasSwitch(args, 'r', '--recursive') && !hasSwitch(args, 'R')) return [];
    return args.flatMap((word): readonly Found[] => {
      const [first, ...rest] = flat(word);
      if (first?.kind !== 'variable' || isGuarded(first) || isSetFor(script, first)) return [];
      if (!isRoot(rest)) return [];
      const { from, to, name } = first;
      const fix = {
        title: 'Stop where it is empty',
        edits: [{ from, to, text: `\${${name}:?}` }],
      };
      return [{ code: 'SC2115', from: word.from, to: word.to, name, fix }];
    });
  });

const isGuarded = ({ operator, prefix, index, name }: Variable): boolean =>
  operator !== '' || prefix !== '' || index !== undefined || !/^[A-Za-z_]/.test(name);

const flat = ({ pieces }: Word): readonly Piece[] =>
  pieces.flatMap((piece) => (piece.kind === 'double' ? piece.pieces : [piece]));

/** True when what follows the variable leads to a folder at the root, or to all of them. */
function isRoot(pieces: readonly Piece[]): boolean {
  const text = pieces.map((piece) => ('text' in piece ? piece.text : '\0')).join('');
  return (
    text === '/' ||
    text === '/*' ||
    (ROOTS.test(text) && !/[\0]/.test(text) && text.length > 1 && ROOTS.exec(text)![0].length > 1)
  );
}

/** SC2035: a file whose name begins with a dash is read as an option. */
export const checkPatterns: Check = ({ places, listed }) =>
  places.flatMap(({ command }) => {
    const called = calledBy(command);
    if (!called || !listed('dashes', called.name)) return [];
    const end = called.args.findIndex((word) => written(word) === '--');
    return called.args.flatMap((word, i): readonly Found[] => {
      const [first] = word.pieces;
      if (first?.kind !== 'plain' || !/^[*?]/.test(first.text) || (end >= 0 && end < i)) return [];
      const { from, to } = word;
      const fix = { title: 'Write ./', edits: [{ from, to: from, text: './' }] };
      return [{ code: 'SC2035', from, to, fix }];
    });
  });

const TESTS = /^-i?(?:name|path|wholename|lname)$/;

/** SC2061: the shell, not find, expands a bare pattern. */
export const checkFindPatterns: Check = ({ places, text }) =>
  places.flatMap(({ command }) => {
    const called = calledBy(command);
    if (called?.name !== 'find') return [];
    return called.args.flatMap((word, i): readonly Found[] => {
      const bare = word.pieces.some(({ kind }) => kind === 'plain');
      const pattern = word.pieces.some((one) => one.kind === 'plain' && /[*?[]/.test(one.text));
      if (!bare || !pattern || !TESTS.test(written(called.args[i - 1]) ?? '')) return [];
      const { from, to } = word;
      const only = word.pieces.every(({ kind }) => kind === 'plain');
      const fix = {
        title: 'Quote it',
        safe: true,
        edits: [{ from, to, text: `'${text.slice(from, to)}'` }],
      };
      return [{ code: 'SC2061', from, to, ...(only && { fix }) }];
    });
  });

/** Paths in which only the last folder can be missing. */
const LAST_ALONE = /^(?:~|\/(?:dev|etc|home|media|mnt|opt|root|run|srv|tmp|usr|var))\/+[^/]+\/*$/;

/** SC2174: `-m` means the last folder only. */
export const checkModes: Check = ({ places }) =>
  places.flatMap(({ command }): readonly Found[] => {
    const called = calledBy(command);
    if (called?.name !== 'mkdir' || !hasSwitch(called.args, 'p', '--parents')) return [];
    const mode = called.args.find((word) => hasSwitch([word], 'm', '--mode'));
    const deep = called.args.some((word) => {
      const path = written(word) ?? '';
      return /^(?!-).*[^/]\/+[^/]/.test(path) && !LAST_ALONE.test(path);
    });
    return mode && deep ? [{ code: 'SC2174', from: mode.from, to: mode.to }] : [];
  });
