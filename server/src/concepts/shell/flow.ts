import { assignedBy, type Value } from './assignments.ts';
import type { Command, Compound, Item, List, Piece, Variable, Word } from './tree.ts';

/** What may have reached a variable: one value, or whatever reached it by several ways. */
export type Reach = Value | { readonly ways: readonly Reach[] };

/** Values by name where control passes; a branch sees those of the layer that it leaves. */
interface Layer {
  readonly above: Layer | undefined;
  readonly own: Map<string, Reach>;
  /** Of a loop: what its names begin with, and what its end adds to that. */
  readonly again?: Map<string, Reach[]>;
}

/** The values that reach the variables of a script; those without an entry have none of the script's own. */
export function flowOf(list: List): ReadonlyMap<Variable, Reach> {
  const reached = new Map<Variable, Reach>();
  follow(list, { above: undefined, own: new Map() }, reached);
  return reached;
}

type Reached = Map<Variable, Reach>;

function lookup(layer: Layer | undefined, name: string): Reach | undefined {
  if (!layer) return undefined;
  const own = layer.own.get(name);
  if (own) return own;
  const before = lookup(layer.above, name);
  if (!layer.again) return before;
  // A later round begins with what the one before it left.
  const ways = before ? [before] : [];
  layer.again.set(name, ways);
  const reach = { ways };
  layer.own.set(name, reach);
  return reach;
}

const branch = (above: Layer): Layer => ({ above, own: new Map() });

/** Goes on behind branches of which one was taken. */
function join(layer: Layer, branches: readonly Layer[]): void {
  for (const name of new Set(branches.flatMap(({ own }) => [...own.keys()]))) {
    const ways = branches.flatMap((one) => lookup(one, name) ?? []);
    layer.own.set(name, ways.length === 1 ? ways[0]! : { ways });
  }
}

function follow(list: List, layer: Layer, reached: Reached): void {
  for (const item of list.items) followItem(item, layer, reached);
}

/** What stands behind `&&` or `||` may not run: until the end of the item it is taken to have run. */
function followItem({ links, end }: Item, layer: Layer, reached: Reached): void {
  const whole = end === '&' ? branch(layer) : layer;
  let inner = whole;
  for (const { pipeline } of links) {
    const { commands } = pipeline;
    for (const command of commands)
      followCommand(command, commands.length > 1 ? branch(inner) : inner, reached);
    if (inner === whole) inner = branch(whole);
  }
  if (inner.own.size) join(whole, [whole, inner]);
}

function followCommand(command: Command, layer: Layer, reached: Reached): void {
  const words = [
    ...(command.kind === 'simple' ? command.assignments.flatMap(wordsIn) : []),
    ...command.words,
    ...command.redirects.map(({ target }) => target),
  ];
  for (const { pieces } of words) followPieces(pieces, layer, reached);
  if ('bodies' in command) return followCompound(command, layer, reached);
  for (const [name, value] of assignedBy(command)) layer.own.set(name, value);
}

const wordsIn = ({ value, elements = [] }: { value: Word; elements?: readonly Word[] }) => [
  value,
  ...elements,
];

function followPieces(pieces: readonly Piece[], layer: Layer, reached: Reached): void {
  for (const piece of pieces) {
    if (piece.kind === 'double') followPieces(piece.pieces, layer, reached);
    else if (piece.kind === 'substitution' && piece.script)
      follow(piece.script, branch(layer), reached);
    else if (piece.kind === 'variable') {
      const reach = lookup(layer, piece.name);
      if (reach) reached.set(piece, reach);
      followPieces(piece.argument, layer, reached);
    }
  }
}

function followCompound(command: Compound, layer: Layer, reached: Reached): void {
  const { kind, conditions, bodies } = command;
  if (kind === 'brace') for (const body of bodies) follow(body, layer, reached);
  else if (kind === 'if') followIf(command, layer, reached);
  else if (kind === 'case') {
    const branches = bodies.map(() => branch(layer));
    for (const [i, body] of bodies.entries()) follow(body, branches[i]!, reached);
    join(layer, [layer, ...branches]);
  } else if (kind === 'loop' || kind === 'for') {
    const inner: Layer = { above: layer, own: new Map(), again: new Map() };
    for (const [name, value] of assignedBy(command)) inner.own.set(name, value);
    for (const list of [...conditions, ...bodies]) follow(list, inner, reached);
    for (const [name, ways] of inner.again!) ways.push(inner.own.get(name)!);
    join(layer, [layer, inner]);
  }
  // A body of a function runs elsewhere, and a subshell leaves nothing.
  else
    for (const body of bodies)
      follow(
        body,
        kind === 'function' ? { above: undefined, own: new Map() } : branch(layer),
        reached,
      );
}

function followIf({ conditions, bodies }: Compound, layer: Layer, reached: Reached): void {
  const branches: Layer[] = [];
  let tested = layer;
  for (const [i, body] of bodies.entries()) {
    const condition = conditions[i];
    if (condition) {
      if (i > 0) tested = branch(tested);
      follow(condition, tested, reached);
    }
    const taken = branch(tested);
    branches.push(taken);
    follow(body, taken, reached);
  }
  join(layer, bodies.length > conditions.length ? branches : [...branches, tested]);
}
