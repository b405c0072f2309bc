import { type Address, address, below } from '../../core/address.ts';
import type { Fact, Facts } from '../../core/facts.ts';

/** A flag by its canonical name; the fact is empty where nothing is known of it. */
export interface Flag {
  readonly address: Address;
  readonly fact: Fact;
}

/** What the facts say of a command or subcommand, ready to be asked by any spelling. */
export interface Tool {
  readonly address: Address;
  readonly fact: Fact;
  readonly flags: ReadonlyMap<string, Flag>;
  readonly hasSubcommands: boolean;
  /** Finds a flag, also one that belongs to a command above where its own are not all known. */
  flag(name: string): Flag | undefined;
  subcommand(name: string): Tool | undefined;
}

/** Finds the tool of a command's base name; undefined for one without facts. */
export type Tools = (name: string) => Tool | undefined;

/**
 * How a flag takes its value: `none` for a switch, `attached` for one that only takes it behind
 * `=`, `next` for one that also takes the word behind it.
 */
export type Arity = 'none' | 'attached' | 'next' | 'unknown';

export function arityOf({ types }: Fact): Arity {
  if (!types) return 'unknown';
  if (types.includes('boolean')) return 'none';
  return types.includes('null') ? 'attached' : 'next';
}

export const isBoolean = (fact: Fact): boolean => fact.types?.includes('boolean') ?? false;

/** Reads tools out of the facts, each when it is first met. */
export function createTools(facts: Facts): Tools {
  let names: ReadonlySet<string> | undefined;
  const met = new Map<string, Tool>();
  return (name) => {
    names ??= new Set(facts.children(address('cli')).map(([child]) => child));
    if (!names.has(name)) return undefined;
    let tool = met.get(name);
    if (!tool) {
      const same = facts.at(address('cli', name))?.same;
      tool = readTool(facts, address('cli', same ?? name), undefined);
      met.set(name, tool);
    }
    return tool;
  };
}

function readTool(facts: Facts, place: Address, parent: Tool | undefined): Tool {
  const fact = facts.at(place) ?? {};
  const flags = new Map<string, Flag>();
  const subcommands = new Map<string, { readonly name: string; readonly fact: Fact }>();
  for (const [name, child] of facts.children(place)) {
    if (name.startsWith('-')) addFlag(flags, place, name, child);
    else if (!isArgumentName(name)) {
      for (const spelling of [name, ...(child.aliases ?? [])])
        subcommands.set(spelling, { name, fact: child });
    }
  }
  const met = new Map<string, Tool>();
  const tool: Tool = {
    address: place,
    fact,
    flags,
    hasSubcommands: subcommands.size > 0,
    flag: (name) => flags.get(name) ?? (fact.closed ? undefined : parent?.flag(name)),
    subcommand(spelling) {
      const entry = subcommands.get(spelling);
      if (!entry) return undefined;
      let found = met.get(entry.name);
      if (!found) {
        const { same } = entry.fact;
        const path = same ? [place.path[0]!, ...same.split(' ')] : [...place.path, entry.name];
        found = readTool(facts, address('cli', ...path), tool);
        met.set(entry.name, found);
      }
      return found;
    },
  };
  return tool;
}

/** Arguments are named in capitals, as usage lines do. */
const isArgumentName = (name: string): boolean => /^[A-Z]/.test(name);

function addFlag(flags: Map<string, Flag>, place: Address, name: string, fact: Fact): void {
  const canonical = fact.same ?? name;
  const known = flags.get(canonical);
  const flag: Flag = { address: below(place, canonical), fact: known?.fact ?? fact };
  for (const spelling of [name, ...(fact.aliases ?? [])]) flags.set(spelling, flag);
}
