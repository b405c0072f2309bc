import type { Command, Item, Link, List, Piece, Pipeline, Redirect, Simple, Word } from './tree.ts';

/** A command and what stands around it. */
export interface Place {
  readonly command: Command;
  readonly index: number;
  readonly pipeline: Pipeline;
  readonly link: Link;
  readonly item: Item;
  /** The item's index in the list. */
  readonly at: number;
  readonly list: List;
  /** What its list is to the command above it; `script` where it has none. */
  readonly role: 'script' | 'condition' | 'body' | 'substitution';
  readonly above: Place | undefined;
  /** The command substitution that holds its list. */
  readonly substitution?: Piece;
}

/** Where a word stands; `name` is the word that says which command it is. */
export type Role =
  'name' | 'argument' | 'assigned' | 'element' | 'target' | 'listed' | 'subject' | 'tested';

export interface PlacedWord {
  readonly word: Word;
  readonly role: Role;
  readonly place: Place;
  readonly redirect?: Redirect;
}

/** Every command of a script, those in words too, each before what lies in it. */
export function placesIn(list: List): readonly Place[] {
  const places: Place[] = [];
  addList(list, { role: 'script', above: undefined }, places);
  return places;
}

function addList(
  list: List,
  around: Pick<Place, 'role' | 'above' | 'substitution'>,
  places: Place[],
): void {
  for (const [at, item] of list.items.entries())
    for (const link of item.links)
      for (const [index, command] of link.pipeline.commands.entries()) {
        const place: Place = {
          ...around,
          command,
          index,
          pipeline: link.pipeline,
          link,
          item,
          at,
          list,
        };
        places.push(place);
        addInside(place, places);
      }
}

function addInside(place: Place, places: Place[]): void {
  const { command } = place;
  if ('bodies' in command) {
    for (const list of command.conditions)
      addList(list, { role: 'condition', above: place }, places);
    for (const list of command.bodies) addList(list, { role: 'body', above: place }, places);
  }
  for (const { word } of wordsOf(place))
    for (const piece of substitutionsIn(word.pieces))
      if (piece.script)
        addList(piece.script, { role: 'substitution', above: place, substitution: piece }, places);
}

type Substituted = Extract<Piece, { kind: 'substitution' }>;

/** The substitutions among pieces, in quotes and in the arguments of expansions too. */
export const substitutionsIn = (pieces: readonly Piece[]): readonly Substituted[] =>
  allPieces(pieces).filter((piece) => piece.kind === 'substitution');

/** Pieces with those inside of them. */
export function allPieces(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(isNested)) return pieces;
  return pieces.flatMap((piece) =>
    isNested(piece)
      ? [piece, ...allPieces(piece.kind === 'double' ? piece.pieces : piece.argument)]
      : [piece],
  );
}

const isNested = (piece: Piece): piece is Extract<Piece, { kind: 'double' | 'variable' }> =>
  piece.kind === 'double' || (piece.kind === 'variable' && piece.argument.length > 0);

/** The words that a command has itself. */
export function wordsOf(place: Place): readonly PlacedWord[] {
  const { command } = place;
  const placed = (words: readonly Word[], role: Role) =>
    words.map((word): PlacedWord => ({ word, role, place }));
  const targets = command.redirects.map((redirect): PlacedWord => ({
    word: redirect.target,
    role: 'target',
    place,
    redirect,
  }));
  return [...ownWords(command, placed), ...targets];
}

function ownWords(
  command: Command,
  placed: (words: readonly Word[], role: Role) => readonly PlacedWord[],
): readonly PlacedWord[] {
  switch (command.kind) {
    case 'simple':
      return [
        ...placed(
          command.assignments.map(({ value }) => value),
          'assigned',
        ),
        ...placed(
          command.assignments.flatMap(({ elements = [] }) => elements),
          'element',
        ),
        ...placed(command.words.slice(0, 1), 'name'),
        ...placed(command.words.slice(1), 'argument'),
      ];
    case 'test':
    case 'arithmetic-command':
      return placed(command.words, 'tested');
    default:
      return placed(command.words, command.kind === 'for' ? 'listed' : 'subject');
  }
}

/** A word's text where nothing in it is filled in at run time; undefined otherwise. */
export function written(word: Word | undefined): string | undefined {
  return word && writtenIn(word.pieces);
}

export function writtenIn(pieces: readonly Piece[]): string | undefined {
  let text = '';
  for (const piece of pieces) {
    const own =
      piece.kind === 'double' ? writtenIn(piece.pieces) : 'text' in piece ? piece.text : undefined;
    if (own === undefined) return undefined;
    text += own;
  }
  return text;
}

/** What a simple command runs, without the path in front, and the words behind it. */
export interface Called {
  readonly name: string;
  readonly word: Word;
  readonly args: readonly Word[];
}

/** Builtins that declare the variables that they are given. */
export const DECLARING: ReadonlySet<string> = new Set(
  'export local readonly declare typeset'.split(' '),
);
/** Programs that run the command behind them and change nothing in how it reads its words. */
export const IN_FRONT: ReadonlySet<string> = new Set(['sudo', 'command', 'exec', 'nice', 'nohup']);

const callers = new WeakMap<Command, { readonly called: Called | undefined }>();

/** Read once per command. */
export function calledBy(command: Command): Called | undefined {
  if (command.kind !== 'simple') return undefined;
  let caller = callers.get(command);
  if (!caller) callers.set(command, (caller = { called: called(command.words) }));
  return caller.called;
}

function called(words: readonly Word[]): Called | undefined {
  const text = written(words[0]);
  if (text === undefined) return undefined;
  const name = text.slice(text.lastIndexOf('/') + 1);
  const next = written(words[1]);
  if (IN_FRONT.has(name) && next !== undefined && !next.startsWith('-') && !next.includes('='))
    return called(words.slice(1));
  return { name, word: words[0]!, args: words.slice(1) };
}

export const isCalled = (command: Command | undefined, ...names: readonly string[]): boolean =>
  command !== undefined && names.includes((calledBy(command) ?? { name: '' }).name);

/** True when the words hold one of the switches, alone or in a cluster (`-rf`). */
export const hasSwitch = (args: readonly Word[], short: string, long = ''): boolean =>
  args.some((word) => {
    const text = written(word) ?? '';
    return (
      (long !== '' && (text === long || text.startsWith(`${long}=`))) ||
      (/^-[A-Za-z0-9]+/.test(text) && text.slice(1).includes(short))
    );
  });

/**
 * True where somebody looks at how the command ends, or what it stands in: what is joined to it, a condition,
 * a `!`. What lies deeper in a condition counts too: whoever wrote it cares whether it works.
 */
export function isLookedAt({ item, link, at, list, role, above }: Place): boolean {
  if (link.pipeline.negated || item.links.at(-1) !== link) return true;
  if (role === 'condition' && at === list.items.length - 1) return true;
  return above !== undefined && isLookedAt(above);
}

export const simpleOf = ({ command }: Place): Simple | undefined =>
  command.kind === 'simple' ? command : undefined;
