import { type Address, address, below } from '../../core/address.ts';
import type { Fact, Facts } from '../../core/facts.ts';

/** A flag by its canonical name; the fact is empty where nothing is known of it. */
export interface Flag {
  readonly address: Address;
  /** The address alone in a list, as nodes hold it. */
  readonly places: readonly Address[];
  readonly arity: Arity;
  readonly fact: Fact;
}

/** A positional argument by its name. */
export interface Argument {
  readonly address: Address;
  readonly parts: string | undefined;
}

/** What the facts say of a command or subcommand, ready to be asked by any spelling. */
export interface Tool {
  readonly address: Address;
  readonly fact: Fact;
  readonly flags: ReadonlyMap<string, Flag>;
  readonly hasSubcommands: boolean;
  /** The positional argument at an index; the last repeats where it ends in `...`. */
  argument(index: number): Argument | undefined;
  /** Finds a flag, also one that belongs to a command above where its own are not all known. */
  flag(name: string): Flag | undefined;
  subcommand(name: string): Tool | undefined;
  /** A command that the facts do not name, where flags of the tool hold for any (`wide`). */
  other(name: string): Tool | undefined;
}

/** Finds the tool of a command's base name; undefined for one without facts. */
export type Tools = (name: string) => Tool | undefined;

/**
 * How a flag takes its value: `none` for a switch, `attached` for one that only takes it behind
 * `=`, `next` for one that also takes the word behind it.
 */
type Arity = 'none' | 'attached' | 'next' | 'unknown';

function arityOf({ types }: Fact): Arity {
  if (!types) return 'unknown';
  if (types.includes('boolean')) return 'none';
  return types.includes('null') ? 'attached' : 'next';
}

export const isBoolean = (fact: Fact): boolean => fact.types?.includes('boolean') ?? false;

/** Reads tools out of the facts, each when it is first met. */
export function createTools(facts: Facts): Tools {
  const met = new Map<string, Tool>();
  return (name) => {
    let tool = met.get(name);
    if (!tool) {
      const own = facts.at(address('cli', name)) ? name : name.replace(RELEASE, '');
      const fact = facts.at(address('cli', own));
      if (!fact) return undefined;
      const [first, ...rest] = (fact.same ?? own).split(' ');
      tool = rest.reduce<Tool>(
        (above, step) => above.subcommand(step) ?? above,
        readTool(facts, address('cli', first!), undefined),
      );
      met.set(name, tool);
    }
    return tool;
  };
}

/** Distributions install a language's programs under a release's name too: `python3.12`, `pip3.11`, `ruby3.3`. */
const RELEASE = /-?\d+\.\d+$/;

const WIDE: Fact = { parts: 'wide' };

function readTool(facts: Facts, place: Address, parent: Tool | undefined): Tool {
  const own = facts.at(place) ?? {};
  const fact = parent?.fact.parts === WIDE.parts ? { ...WIDE, ...own } : own;
  const flags = new Map<string, Flag>();
  const subcommands = new Map<string, { readonly name: string; readonly fact: Fact }>();
  for (const [name, child] of facts.children(place)) {
    if (name.startsWith('-')) addFlag(flags, facts, place, name, child);
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
    argument: argumentsOf(facts, place, fact),
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
    other: (name) =>
      fact.parts === WIDE.parts ? readTool(facts, below(place, name), tool) : undefined,
  };
  return tool;
}

function argumentsOf(facts: Facts, place: Address, { arguments: names = [] }: Fact) {
  const named = names.map((name): Argument => {
    const own = below(place, name.replace(/\.\.\.$/, ''));
    return { address: own, parts: facts.at(own)?.parts };
  });
  const repeated = names.at(-1)?.endsWith('...') ? named.at(-1) : undefined;
  return (index: number): Argument | undefined => named[index] ?? repeated;
}

/** Arguments are named in capitals, as usage lines do. */
const isArgumentName = (name: string): boolean => /^[A-Z]/.test(name);

export const flagAt = (place: Address, fact: Fact): Flag => ({
  address: place,
  places: [place],
  fact,
  arity: arityOf(fact),
});

function addFlag(
  flags: Map<string, Flag>,
  facts: Facts,
  place: Address,
  name: string,
  fact: Fact,
): void {
  const own = below(place, fact.same ?? name);
  const flag = flagAt(own, fact.same ? (facts.at(own) ?? fact) : fact);
  for (const spelling of [name, ...(fact.aliases ?? [])]) flags.set(spelling, flag);
}
