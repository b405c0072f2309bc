import { type Address, address } from '../../core/address.ts';
import type { Fact, Facts } from '../../core/facts.ts';

/** What the facts say that reading depends on. */
export interface Vocabulary {
  /** Variables that are set without an `ARG`. */
  readonly predefined: ReadonlySet<string>;
  /** Those of them that the builder fills in, which a stage sees only behind an `ARG`. */
  readonly platform: ReadonlySet<string>;
  /** The long names of the keys of `RUN --mount`, by their other spellings. */
  readonly mountKeys: ReadonlyMap<string, string>;
  /** All instructions. */
  readonly instructions: ReadonlySet<string>;
  /** The keys that only mounts of other types have. */
  mountKeysBeside(type: string): readonly string[];
  /** Whether a word in capitals names an instruction. */
  isInstruction(word: string): boolean;
  fact(place: Address): Fact | undefined;
}

export function createVocabulary(facts: Facts): Vocabulary {
  const names = facts.children(address('dockerfile', 'ARG'));
  const keys = facts.children(address('dockerfile', 'RUN', '--mount'));
  const instructions = new Set(
    facts.children(address('dockerfile')).flatMap(([name]) => (name === '#' ? [] : [name])),
  );
  return {
    instructions,
    mountKeysBeside: (type) =>
      keys.flatMap(([name, { applies }]) => (applies && !applies.includes(type) ? [name] : [])),
    isInstruction: (word) => instructions.has(word),
    fact: (place) => facts.at(place),
    predefined: new Set(names.map(([name]) => name)),
    platform: new Set(names.flatMap(([name, { computed }]) => (computed ? [name] : []))),
    mountKeys: new Map(
      keys.flatMap(([name, { aliases = [] }]) => aliases.map((alias) => [alias, name] as const)),
    ),
  };
}
