import type { Check, Found } from './check.ts';
import { calledBy, hasSwitch, isCalled, type Place, written } from './places.ts';
import type { Command, Word } from './tree.ts';

/** The command that reads what a place writes into a pipe. */
const nextOf = ({ pipeline, index }: Place): Command | undefined => pipeline.commands[index + 1];

const isBare = ({ pieces }: Word): boolean =>
  pieces.every(({ kind }) => kind !== 'variable' && kind !== 'substitution') &&
  !pieces.some((one) => one.kind === 'plain' && /[*?[{]/.test(one.text));

const isQuotedWhole = ({ pieces }: Word): boolean =>
  pieces.length === 1 && pieces[0]!.kind === 'double';

/** SC2002: `cat` of one file into a pipe. */
export const checkCat: Check = ({ places, text }) =>
  places.flatMap((place): readonly Found[] => {
    const { command, index } = place;
    const called = calledBy(command);
    const next = nextOf(place);
    if (called?.name !== 'cat' || called.args.length !== 1 || index > 0 || next?.kind !== 'simple')
      return [];
    const [file] = called.args;
    if (command.redirects.length || (written(file) ?? 'x').startsWith('-')) return [];
    if (!isBare(file!) && !isQuotedWhole(file!)) return [];
    const edits = [
      { from: command.from, to: next.from, text: '' },
      { from: next.to, to: next.to, text: ` < ${text.slice(file!.from, file!.to)}` },
    ];
    const fix = next.redirects.length ? {} : { fix: { title: 'Read the file', edits } };
    return [{ code: 'SC2002', from: command.from, to: command.to, ...fix }];
  });

/** SC2010, SC2011, SC2012: names of files that ls prints, read again. */
export const checkListing: Check = ({ places, listed }) =>
  places.flatMap((place): readonly Found[] => {
    const next = nextOf(place);
    if (!isCalled(place.command, 'ls') || !next) return [];
    const { name } = calledBy(next) ?? { name: '' };
    const code = name === 'grep' ? 'SC2010' : name === 'xargs' ? 'SC2011' : 'SC2012';
    if (code === 'SC2012' && !listed('reads-names', name)) return [];
    return [{ code, from: place.command.from, to: place.command.to, name }];
  });

/** SC2038: xargs cuts names at blanks. */
export const checkXargs: Check = ({ places }) =>
  places.flatMap((place): readonly Found[] => {
    const found = calledBy(place.command);
    const next = calledBy(nextOf(place) ?? place.command);
    if (found?.name !== 'find' || next?.name !== 'xargs') return [];
    const tests = found.args.map((word) => written(word) ?? '?');
    if (tests.some((text) => /^-(?:print0|printf|fprint|exec|ok|delete)/.test(text))) return [];
    const options = next.args.map((word) => written(word) ?? '?');
    const isCut = options.some((text) => /^(?:-[0d]|--null|--delimiter|-[a-zA-Z]*0)/.test(text));
    if (isCut || tests.includes('?')) return [];
    const end = found.args.at(-1)?.to ?? found.word.to;
    const edits = [
      { from: end, to: end, text: ' -print0' },
      { from: next.word.to, to: next.word.to, text: ' -0' },
    ];
    const { from, to } = found.word;
    return [{ code: 'SC2038', from, to, fix: { title: 'End names by a zero byte', edits } }];
  });

/** SC2216: a pipe into a command that reads none. */
export const checkUnread: Check = ({ places, listed }) =>
  places.flatMap((place): readonly Found[] => {
    const called = calledBy(place.command);
    const { index, pipeline, command } = place;
    if (!called || index === 0 || !listed('reads-nothing', called.name)) return [];
    // `yes | rm -i`: the answer to a question.
    if (
      hasSwitch(called.args, 'i', '--interactive') ||
      isCalled(pipeline.commands[index - 1], 'yes', 'echo', 'printf')
    )
      return [];
    const isOpen = called.args.some(({ pieces }) =>
      pieces.some((piece) => piece.kind === 'substitution' || piece.kind === 'double'),
    );
    const named = called.args.some((word) =>
      /^(?:-|\/dev\/stdin|\/dev\/fd\/0|\/proc\/self\/fd\/0)$/.test(written(word) ?? ''),
    );
    if (isOpen || named || command.redirects.length) return [];
    const { from, to } = called.word;
    return [{ code: 'SC2216', from, to, name: called.name }];
  });

/** SC2044, SC2045: a loop over what find or ls prints. */
export const checkLoops: Check = ({ places }) =>
  places.flatMap(({ command }) => {
    if (command.kind !== 'for') return [];
    return command.words.flatMap(({ pieces }): readonly Found[] => {
      const [piece] = pieces;
      if (pieces.length !== 1 || piece?.kind !== 'substitution' || !piece.script) return [];
      const { items } = piece.script;
      const [link, more] = items[0]?.links ?? [];
      const first = link?.pipeline.commands;
      if (items.length !== 1 || more || first?.length !== 1) return [];
      const { from, to } = piece;
      if (isCalled(first[0], 'find')) return [{ code: 'SC2044', from, to }];
      return isCalled(first[0], 'ls') ? [{ code: 'SC2045', from, to }] : [];
    });
  });

/** SC2005: `echo` of what is printed anyway. */
export const checkEcho: Check = ({ places }) =>
  places.flatMap((place): readonly Found[] => {
    const called = calledBy(place.command);
    if (called?.name !== 'echo' || called.args.length !== 1 || called.word.pieces.length !== 1)
      return [];
    const [outer, more] = called.args[0]!.pieces;
    const [inner, rest] = outer?.kind === 'double' ? outer.pieces : [outer, more];
    if (
      inner?.kind !== 'substitution' ||
      inner.style[0] === '<' ||
      inner.style[0] === '>' ||
      rest ||
      more
    )
      return [];
    const { script } = inner;
    if (!script?.items.length || script.items.length > 1 || script.items[0]!.links.length > 1)
      return [];
    const { from, to } = called.word;
    const edits = [
      { from, to: script.items[0]!.from, text: '' },
      { from: script.items[0]!.to, to: called.args[0]!.to, text: '' },
    ];
    return [{ code: 'SC2005', from, to, fix: { title: 'Run it alone', edits } }];
  });

/** SC2162: backslashes vanish. */
export const checkRead: Check = ({ places }) =>
  places.flatMap(({ command }): readonly Found[] => {
    const called = calledBy(command);
    if (called?.name !== 'read' || hasSwitch(called.args, 'r')) return [];
    if (called.args.some((word) => written(word) === undefined)) return [];
    const { from, to } = called.word;
    const fix = { title: 'Read with -r', edits: [{ from: to, to, text: ' -r' }] };
    return [{ code: 'SC2162', from, to, fix }];
  });
