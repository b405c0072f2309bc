import { type Assigned, assignedBy, isNumber, type Value } from './assignments.ts';
import type { Script } from './check.ts';
import { flowOf, type Reach } from './flow.ts';
import type { Variable } from './tree.ts';

/** What is known of a script's variables. */
interface Known {
  readonly reached: ReadonlyMap<Variable, Reach>;
  /** All that it gives to a name, wherever. */
  readonly all: ReadonlyMap<string, Reach>;
  readonly harmless: Map<Reach, boolean>;
  readonly filled: Map<Reach, boolean>;
  readonly empty: Map<Reach, boolean>;
}

const known = new WeakMap<Script, Known>();

function knownOf(script: Script): Known {
  let own = known.get(script);
  if (!own) known.set(script, (own = readKnown(script)));
  return own;
}

function readKnown({ tree, places }: Script): Known {
  const all = new Map<string, { readonly ways: Value[] }>();
  for (const [name, value] of places.flatMap(({ command }): readonly Assigned[] =>
    assignedBy(command),
  )) {
    const ways = all.get(name)?.ways;
    if (ways) ways.push(value);
    else all.set(name, { ways: [value] });
  }
  return { reached: flowOf(tree), all, harmless: new Map(), filled: new Map(), empty: new Map() };
}

/**
 * True where it does no harm, or is meant, that an expansion is split: its value is known, or it is one
 * that cannot hold blanks. Undefined values may hold anything.
 */
export function isHarmless(script: Script, piece: Variable): boolean {
  const { operator } = piece;
  if (isNumber(piece)) return true;
  if (operator === ':+' || operator === '+') return true;
  if (/^[:/^,@]/.test(operator) && !/^:[-=?]/.test(operator)) return false;
  return isKnownName(script, piece);
}

/** The values that may reach a variable: those of its own way, else all that a function may have left. */
function reachOf({ reached, all, empty }: Known, variable: Variable): Reach | undefined {
  const own = reached.get(variable);
  return own && !holds(own, empty, () => false) ? own : all.get(variable.name);
}

function isKnownName(script: Script, variable: Variable): boolean {
  const { name } = variable;
  const own = knownOf(script);
  const reach = reachOf(own, variable);
  if (!reach) return Boolean(script.valueOf(name)) || script.listed('single', name);
  return holds(reach, own.harmless, ({ text, names = [] }) =>
    text === undefined ? false : names.every((one) => isKnownName(script, one)),
  );
}

/** Whether something holds of each value; what leads back to itself adds none. */
function holds(
  reach: Reach,
  answers: Map<Reach, boolean>,
  test: (value: Value) => boolean,
): boolean {
  const answer = answers.get(reach);
  if (answer !== undefined) return answer;
  answers.set(reach, true);
  const result =
    'ways' in reach ? reach.ways.every((one) => holds(one, answers, test)) : test(reach);
  answers.set(reach, result);
  return result;
}

/** True where a script itself, or the file around it, gives the variable a value that is not empty. */
export function isSetFor(script: Script, variable: Variable): boolean {
  const own = knownOf(script);
  const reach = reachOf(own, variable);
  if (!isKnownName(script, variable)) return false;
  return (
    !reach || holds(reach, own.filled, ({ text, names = [] }) => text !== '' || names.length > 0)
  );
}
