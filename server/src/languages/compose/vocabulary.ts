import { address, UNKNOWN_STEP } from '../../core/address.ts';
import type { Fact, Facts } from '../../core/facts.ts';

/** What the facts say of places in a compose file. Paths are those of addresses. */
export interface Vocabulary {
  fact(path: readonly string[]): Fact | undefined;
  /** The step of an address that a written key is: itself, or `*` where people choose names. */
  step(path: readonly string[], key: string): string;
  /** True where keys of the ecosystem's own may follow. */
  hasKeys(path: readonly string[]): boolean;
}

interface Known {
  readonly fact: Fact | undefined;
  readonly names: ReadonlySet<string>;
  readonly chosen: boolean;
}

/** Where no fact file is loaded, the names that make up a file are still the writer's own. */
const SECTIONS: ReadonlySet<string> = new Set([
  'services',
  'networks',
  'volumes',
  'secrets',
  'configs',
  'models',
]);

export function createVocabulary(facts: Facts): Vocabulary {
  const cache = new Map<string, Known>();
  const known = (path: readonly string[]): Known => {
    const key = path.join('/');
    let found = cache.get(key);
    if (!found) {
      const place = address('compose', ...path);
      const chosen = path.length > 0 && facts.at(address('compose', ...path, '*')) !== undefined;
      const names = new Set(facts.children(place).map(([name]) => name));
      found = { fact: facts.at(place), names, chosen };
      cache.set(key, found);
    }
    return found;
  };
  return {
    fact: (path) => known(path).fact,
    hasKeys: (path) => known(path).names.size > 0,
    step(path, key) {
      if (key.includes('${')) return UNKNOWN_STEP;
      if (path.length === 1 && SECTIONS.has(path[0]!)) return '*';
      const { names, chosen } = known(path);
      return chosen && !names.has(key) ? '*' : key;
    },
  };
}
