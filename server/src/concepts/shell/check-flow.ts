import type { Check, Found } from './check.ts';
import { hasNext } from './check-files.ts';
import {
  DECLARING,
  calledBy,
  isCalled,
  isLookedAt,
  type Place,
  simpleOf,
  written,
} from './places.ts';
import type { Command, Item, Link, Piece } from './tree.ts';

const only = ({ pipeline }: Link): Command | undefined =>
  pipeline.commands.length === 1 ? pipeline.commands[0] : undefined;

/** The first command of every item, with its item. */
const firstOnes = (places: readonly Place[]): readonly Place[] =>
  places.filter(({ item, link, index }) => item.links[0] === link && index === 0);

/** SC2015: C runs too where A is true and B fails. */
export const checkChoice: Check = ({ places, listed }) =>
  firstOnes(places).flatMap((place): readonly Found[] => {
    const { item } = place;
    const [first, then, other, more] = item.links;
    if (!first || then?.joint !== '&&' || other?.joint !== '||' || more) return [];
    const command = only(then);
    if (!command || then.pipeline.negated || !canFail(command, listed)) return [];
    const last = only(other);
    // Failures that are let go, or end the script, are what is wanted.
    if (!last || isCalled(last, 'true', ':', 'exit', 'return', 'false', 'echo', 'printf'))
      return [];
    if (last.kind !== 'simple' || !last.words.length || isInCondition(place)) return [];
    return [{ code: 'SC2015', from: command.from, to: command.to }];
  });

/** Whether the whole item decides, or stands in what does. */
const isInCondition = ({ role, at, list, above }: Place): boolean =>
  (role === 'condition' && at === list.items.length - 1) ||
  (above !== undefined && isLookedAt(above));

const canFail = (command: Command, listed: (key: string, word: string) => boolean): boolean => {
  const called = calledBy(command);
  return command.kind === 'simple' && called !== undefined && !listed('never-fails', called.name);
};

const nextItem = ({ list, at }: Place): Item | undefined => list.items[at + 1];

/** SC2317, SC2093: what stands behind an exit. */
export const checkUnreachable: Check = ({ places }) =>
  firstOnes(places).flatMap((place): readonly Found[] => {
    const { item, link } = place;
    const next = nextItem(place);
    const command = only(link);
    if (!next || !command || item.links.length > 1 || item.end === '&') return [];
    const simple = simpleOf(place);
    const name = written(simple?.words[0]);
    if (link.pipeline.negated || !simple) return [];
    if (name === 'exec' && simple.words.length > 1 && !written(simple.words[1])?.startsWith('-'))
      return isFailureTold(place) ? [] : [{ code: 'SC2093', from: command.from, to: command.to }];
    const leaves = name === 'exit' || name === 'return';
    const first = next.links[0]!.pipeline.commands[0]!;
    if (!leaves || first.kind === 'function') return [];
    return [{ code: 'SC2317', from: first.from, to: first.to, name }];
  });

/** Whether all that follows only tells that it failed. */
const isFailureTold = ({ list, at }: Place): boolean =>
  list.items.slice(at + 1).every(({ links: [first, more] }) => {
    const command = first && !more ? only(first) : undefined;
    return command !== undefined && isCalled(command, 'echo', 'exit', 'printf', 'return');
  });

/** SC2181: `$?` where the command itself could stand. */
export const checkStatus: Check = ({ places, text }) =>
  places.flatMap((place): readonly Found[] => {
    const called = calledBy(place.command);
    if (called?.name !== '[' || called.args.length !== 4) return [];
    const [left, operator, right] = called.args.map(({ from, to }) => text.slice(from, to));
    if (!/^"?\$\{?\?\}?"?$/.test(left!) || !/^"?0"?$/.test(right!)) return [];
    if (!/^(?:-eq|-ne|==?|!=)$/.test(operator!)) return [];
    const before = place.role === 'condition' ? place.above : place;
    if (!before || before.at < 1) return [];
    const { from, to } = called.args[0]!;
    return [{ code: 'SC2181', from, to }];
  });

/** SC2251: a `!` lets `set -e` pass. */
export const checkNegation: Check = ({ places, stopsAtFailure }) =>
  firstOnes(places).flatMap((place): readonly Found[] => {
    const { pipeline } = place.link;
    if (!stopsAtFailure || !pipeline.negated || place.item.links.length > 1) return [];
    if (place.role === 'condition' || !hasNext(place) || place.above?.command.kind === 'function')
      return [];
    const { from, to } = pipeline;
    return [{ code: 'SC2251', from, to }];
  });

/** SC2155: the status of a substitution is lost. */
export const checkDeclaration: Check = ({ places, text }) =>
  places.flatMap(({ command }) => {
    const called = calledBy(command);
    if (!called || !DECLARING.has(called.name)) return [];
    return called.args.flatMap((word): readonly Found[] => {
      const [first] = word.pieces;
      const name = first?.kind === 'plain' ? /^(\w+)=/.exec(first.text)?.[1] : undefined;
      if (!name || !substitutes(word.pieces)) return [];
      const { from, to } = { from: word.from, to: word.from + name.length };
      const edits = [
        { from: command.from, to: word.from, text: '' },
        { from: word.to, to: word.to, text: ` && export ${name}` },
      ];
      const isAlone =
        called.name === 'export' && called.args.length === 1 && !command.redirects.length;
      const bare = text.slice(word.from + name.length + 1, word.to);
      const fix = { title: 'Assign, then export', edits };
      return [{ code: 'SC2155', from, to, name, ...(isAlone && bare && { fix }) }];
    });
  });

/** Whether a command's output is the value or a part of it, not what stands in for another one. */
const substitutes = (pieces: readonly Piece[]): boolean =>
  pieces.some((piece) =>
    piece.kind === 'double' ? substitutes(piece.pieces) : piece.kind === 'substitution',
  );

/** SC2069: standard error goes where standard output went before. */
export const checkRedirections: Check = ({ places, text }) =>
  places.flatMap(({ command, pipeline, role }): readonly Found[] => {
    if (pipeline.commands.length > 1 || role === 'substitution') return [];
    const { redirects } = command;
    const at = redirects.findIndex(
      ({ descriptor, operator, target }) =>
        descriptor === '2' && operator === '>&' && written(target) === '1',
    );
    const first = redirects[at];
    const next = redirects[at + 1];
    if (!first || at !== redirects.length - 2 || !next) return [];
    if (!/^1?$/.test(next.descriptor) || (next.operator !== '>' && next.operator !== '>>'))
      return [];
    const { from, to } = first;
    const edits = [
      { from, to, text: text.slice(next.from, next.to) },
      { from: next.from, to: next.to, text: text.slice(from, to) },
    ];
    return [{ code: 'SC2069', from, to, fix: { title: 'Swap them', edits } }];
  });
