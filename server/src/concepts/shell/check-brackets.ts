import type { Check, Found, ScriptFix } from './check.ts';
import { calledBy, type Place, simpleOf, substitutionsIn, written, writtenIn } from './places.ts';
import type { Word } from './tree.ts';

/** The words between `[` and `]`. */
function testedBy({ command }: Place): readonly Word[] | undefined {
  const called = calledBy(command);
  if (called?.name !== '[' || written(called.args.at(-1)) !== ']') return undefined;
  return called.args.slice(0, -1);
}

/** SC1035, SC1020: blanks that a `[` or a `]` needs. */
export const checkBlanks: Check = ({ places }) =>
  places.flatMap((place): readonly Found[] => {
    const [first, ...rest] = simpleOf(place)?.words ?? [];
    const start = first?.pieces[0];
    const last = rest.at(-1);
    if (!first || start?.kind !== 'plain' || !last) return [];
    const opened = /^\[\[?/.exec(start.text)?.[0] ?? '';
    if (!opened) return [];
    const close = opened === '[' ? ']' : ']]';
    const end = last.pieces.at(-1);
    if (first.to - first.from > opened.length) {
      if (!written(last)?.endsWith(close)) return [];
      const { from } = first;
      return [{ code: 'SC1035', from, to: from + opened.length, fix: blank(from + opened.length) }];
    }
    if (opened === '[[' || written(last) === close || end?.kind !== 'plain') return [];
    // `[ … ]]` mixes two kinds of test: no blank mends that.
    if (!end.text.endsWith(close) || /\[[^\]]*\]$|^\]\]$/.test(end.text)) return [];
    const from = end.to - close.length;
    return [{ code: 'SC1020', from, to: end.to, fix: blank(from) }];
  });

const blank = (at: number): ScriptFix => ({
  title: 'Add a blank',
  safe: true,
  edits: [{ from: at, to: at, text: ' ' }],
});

/** SC2077, SC2078: one word is true whatever it holds. */
export const checkOneWord: Check = ({ places }) =>
  places.flatMap((place): readonly Found[] => {
    const tested = testedBy(place);
    const [word] = tested ?? [];
    if (!word || tested!.length !== 1) return [];
    const { from, to } = word;
    const sign = word.pieces.flatMap((piece) => {
      const match = piece.kind === 'plain' ? /[!=]?=/.exec(piece.text) : null;
      return match ? [{ from: piece.from + match.index, text: match[0] }] : [];
    });
    if (sign.length === 1) {
      const { from: at, text } = sign[0]!;
      const edits = [{ from: at, to: at + text.length, text: ` ${text} ` }];
      return [
        { code: 'SC2077', from, to, name: text, fix: { title: 'Add blanks', edits, safe: false } },
      ];
    }
    const text = writtenIn(word.pieces);
    if (text === undefined || sign.length || text === 'true' || text === 'false') return [];
    return [{ code: 'SC2078', from, to }];
  });

const COMPARING = /^(?:==?|!=|-(?:eq|ne|lt|le|gt|ge))$/;

/** SC2050: two words that are written out compare the same at each run. */
export const checkConstants: Check = ({ places }) =>
  places.flatMap((place): readonly Found[] => {
    const [left, operator, right, more] = testedBy(place) ?? [];
    if (!right || more || !COMPARING.test(written(operator) ?? '')) return [];
    if (written(left) === undefined || written(right) === undefined) return [];
    if (
      [left!, right].some((word) =>
        word.pieces.some((one) => one.kind === 'plain' && /[*?~]/.test(one.text)),
      )
    )
      return [];
    return [{ code: 'SC2050', from: operator!.from, to: operator!.to }];
  });

/** SC2166: `-a` and `-o` in one test. */
export const checkJoined: Check = ({ places }) =>
  places.flatMap((place) => {
    const tested = testedBy(place) ?? [];
    const texts = tested.map((word) => written(word));
    const joints = tested.flatMap((word, i) => {
      const isJoint =
        i > 0 && i < tested.length - 1 && /^-[ao]$/.test(texts[i] ?? '') && texts[i - 1] !== '!';
      return isJoint ? [{ word, sign: texts[i] === '-a' ? '&&' : '||' }] : [];
    });
    const isMixed = new Set(joints.map(({ sign }) => sign)).size > 1;
    const isPlain = !texts.some((text) => text === '(' || text === ')' || text === '!');
    return joints.map(({ word: { from, to }, sign }): Found => {
      const fix = { title: `Write ${sign}`, edits: [{ from, to, text: `] ${sign} [` }] };
      return {
        code: 'SC2166',
        from,
        to,
        name: sign,
        ...(isPlain &&
          !isMixed &&
          joints.length === 1 &&
          place.link.pipeline.commands.length === 1 &&
          place.item.links.length === 1 && { fix }),
      };
    });
  });

/** SC2143: grep tells by its status. */
export const checkGrep: Check = ({ places }) =>
  places.flatMap((place): readonly Found[] => {
    const [operator, word, more] = testedBy(place) ?? [];
    if (!word || more || !/^-[nz]$/.test(written(operator) ?? '')) return [];
    const [outer] = word.pieces;
    const pieces = outer?.kind === 'double' ? outer.pieces : word.pieces;
    const [only] = substitutionsIn(pieces);
    const [item, next] = only?.script?.items ?? [];
    if (pieces.length !== 1 || only?.style !== '$(' || !item || next || item.links.length > 1)
      return [];
    const { name, args } = calledBy(item.links[0]!.pipeline.commands.at(-1)!) ?? {
      name: '',
      args: [],
    };
    if (!/^[ef]?grep$/.test(name) || args.some((arg) => !isQuiet(written(arg)))) return [];
    return [{ code: 'SC2143', from: operator!.from, to: operator!.to }];
  });

/** False for options that make grep print something else than the lines. */
const isQuiet = (text: string | undefined): boolean =>
  text === undefined || !/^-(?:-|[A-Za-z]*[cloLv])/.test(text);
