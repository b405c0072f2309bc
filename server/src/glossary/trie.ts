import { type Address, type Space, UNKNOWN_STEP } from '../core/address.ts';
import type { Selector, Step } from './selector.ts';

/** Most branches have one way on, so nothing is there before it is needed. */
interface Branch<T> {
  literals?: Map<string, Branch<T>>;
  /** One for each set of alternatives, the one that was added to last at the end. */
  choices?: Choice<T>[];
  prefixes?: Map<string, Branch<T>>;
  any?: Branch<T>;
  rest?: Branch<T>;
  ends?: T[];
}

/** What stands below a step that may be any of several words. */
interface Choice<T> {
  readonly texts: readonly string[];
  readonly next: Branch<T>;
}

/** Finds what was filed under the selectors that match an address. */
export class SelectorTrie<T> {
  private readonly roots = new Map<Space, Branch<T>>();

  add(selector: Selector, item: T): void {
    let branch = grow(this.roots, selector.space);
    for (const step of selector.steps) branch = follow(branch, step);
    (branch.ends ??= []).push(item);
  }

  /** All that match, the most specific first; of equals the one that was added last. */
  resolve(address: Address): readonly T[] {
    const root = this.roots.get(address.space);
    const found: T[] = [];
    if (root) collect(root, address.path, 0, found);
    return found;
  }

  /** The literal steps that may stand next below an address, each with what ends there. */
  next(address: Address): ReadonlyMap<string, readonly T[]> {
    const root = this.roots.get(address.space);
    const steps = new Map<string, T[]>();
    const offer = (step: string, { ends }: Branch<T>): void => {
      if (!ends) return;
      const items = steps.get(step);
      if (items) items.push(...ends);
      else steps.set(step, [...ends]);
    };
    for (const { literals, choices } of root ? reach(root, address.path, 0) : []) {
      for (const [step, next] of literals ?? []) offer(step, next);
      for (const { texts, next } of choices ?? []) for (const step of texts) offer(step, next);
    }
    return steps;
  }
}

function grow<K, T>(map: Map<K, Branch<T>>, key: K): Branch<T> {
  let branch = map.get(key);
  if (!branch) map.set(key, (branch = {}));
  return branch;
}

function follow<T>(branch: Branch<T>, step: Step): Branch<T> {
  switch (step.kind) {
    case 'literal':
      return grow((branch.literals ??= new Map()), step.text);
    case 'one-of':
      return choose((branch.choices ??= []), step.texts);
    case 'prefix':
      return grow((branch.prefixes ??= new Map()), step.text);
    case 'any':
      return (branch.any ??= {});
    case 'rest':
      return (branch.rest ??= {});
  }
}

/** The branch of just these alternatives, which become the last ones. */
function choose<T>(choices: Choice<T>[], texts: readonly string[]): Branch<T> {
  const at = choices.findIndex(
    (one) => one.texts.length === texts.length && one.texts.every((text, i) => text === texts[i]),
  );
  const choice: Choice<T> = at < 0 ? { texts, next: {} } : choices[at]!;
  if (at >= 0) choices.splice(at, 1);
  choices.push(choice);
  return choice.next;
}

/** Branches that match one step, the most specific first. */
function* matching<T>(branch: Branch<T>, step: string): Generator<Branch<T>> {
  if (step !== UNKNOWN_STEP) {
    const literal = branch.literals?.get(step);
    if (literal) yield literal;
    const choices = branch.choices ?? [];
    for (let i = choices.length - 1; i >= 0; i--)
      if (choices[i]!.texts.includes(step)) yield choices[i]!.next;
    for (const [prefix, next] of branch.prefixes ?? []) if (step.startsWith(prefix)) yield next;
  }
  // A value is no name that people choose: only selectors that say so mean it.
  if (branch.any && !step.startsWith('=')) yield branch.any;
}

function collect<T>(branch: Branch<T>, path: readonly string[], at: number, found: T[]): void {
  if (at === path.length) found.push(...(branch.ends?.toReversed() ?? []));
  else for (const next of matching(branch, path[at]!)) collect(next, path, at + 1, found);
  if (branch.rest)
    for (let skip = at; skip <= path.length; skip++) collect(branch.rest, path, skip, found);
}

function* reach<T>(branch: Branch<T>, path: readonly string[], at: number): Generator<Branch<T>> {
  if (at === path.length) yield branch;
  else for (const next of matching(branch, path[at]!)) yield* reach(next, path, at + 1);
  if (branch.rest)
    for (let skip = at; skip <= path.length; skip++) yield* reach(branch.rest, path, skip);
}
