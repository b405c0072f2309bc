import { type Address, type Space, UNKNOWN_STEP } from '../core/address.ts';
import type { Selector, Step } from './selector.ts';

/** Most branches have one way on, so nothing is there before it is needed. */
interface Branch<T> {
  literals?: Map<string, Branch<T>>;
  choices?: Map<string, Branch<T>>;
  prefixes?: Map<string, Branch<T>>;
  any?: Branch<T>;
  rest?: Branch<T>;
  ends?: T[];
}

/** Finds what was filed under the selectors that match an address. */
export class SelectorTrie<T> {
  private readonly roots = new Map<Space, Branch<T>>();

  add(selector: Selector, item: T): void {
    let branches = [grow(this.roots, selector.space)];
    for (const step of selector.steps)
      branches = branches.flatMap((branch) => follow(branch, step));
    for (const branch of branches) (branch.ends ??= []).push(item);
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
    for (const branch of root ? reach(root, address.path, 0) : []) {
      for (const [step, { ends }] of [...(branch.literals ?? []), ...(branch.choices ?? [])]) {
        if (!ends) continue;
        const items = steps.get(step);
        if (items) items.push(...ends);
        else steps.set(step, [...ends]);
      }
    }
    return steps;
  }
}

function grow<K, T>(map: Map<K, Branch<T>>, key: K): Branch<T> {
  let branch = map.get(key);
  if (!branch) map.set(key, (branch = {}));
  return branch;
}

function follow<T>(branch: Branch<T>, step: Step): Branch<T>[] {
  switch (step.kind) {
    case 'literal':
      return [grow((branch.literals ??= new Map()), step.text)];
    case 'one-of':
      return step.texts.map((text) => grow((branch.choices ??= new Map()), text));
    case 'prefix':
      return [grow((branch.prefixes ??= new Map()), step.text)];
    case 'any':
      return [(branch.any ??= {})];
    case 'rest':
      return [(branch.rest ??= {})];
  }
}

/** Branches that match one step, the most specific first. */
function* matching<T>(branch: Branch<T>, step: string): Generator<Branch<T>> {
  if (step !== UNKNOWN_STEP) {
    const literal = branch.literals?.get(step);
    if (literal) yield literal;
    const choice = branch.choices?.get(step);
    if (choice) yield choice;
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
