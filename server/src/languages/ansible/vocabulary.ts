import { type Address, address } from '../../core/address.ts';
import type { Fact, Facts } from '../../core/facts.ts';

/** Ansible's names as the facts have them. */
export interface Vocabulary {
  fact(path: readonly string[]): Fact | undefined;
  /** The fact of any vocabulary. */
  at(place: Address): Fact | undefined;
  /** True for a keyword of an object (`play`, `task` …), not for the name of a module. */
  isKeyword(object: string, name: string): boolean;
  /** The full name that a module is known by; undefined for a short name that nothing is known of. */
  module(name: string): string | undefined;
  /** The full name of a filter, test or lookup where one is known, else the name itself. */
  plugin(kind: 'filter' | 'test' | 'lookup', name: string): string;
  /** The step of a key below a path: aliases become the option they stand for, chosen names `*`. */
  step(path: readonly string[], key: string): string;
  /** True where keys are known that may stand below the path. */
  hasKeys(path: readonly string[]): boolean;
}

const OWN = 'ansible.builtin.';
// Names of ansible-core's own modules in older notations, https://docs.ansible.com/ansible/latest/collections/ansible/builtin/.
const LEGACY = /^ansible\.(?:legacy|builtin)\./;

/** Reads the vocabulary of Ansible from facts; without them everything is unknown. */
export function createVocabulary(facts: Facts): Vocabulary {
  const fact = (path: readonly string[]) => facts.at(address('ansible', ...path));
  const keys = (path: readonly string[]) => facts.children(address('ansible', ...path));
  return {
    fact,
    at: (place) => facts.at(place),
    isKeyword: (object, name) => {
      const found = fact([object, name]);
      return found !== undefined && found.types?.[0] !== 'module';
    },
    module(name) {
      const full = name.replace(LEGACY, OWN);
      if (/^[^.]+\.[^.]+\../.test(full)) return full;
      if (name.includes('.')) return undefined;
      return fact(['module', OWN + name]) ? OWN + name : fact(['redirect', name])?.same;
    },
    plugin: (kind, name) => (fact([kind, OWN + name]) ? OWN + name : name.replace(LEGACY, OWN)),
    step(path, key) {
      const open = fact([...path, '*']) !== undefined;
      if (!open && fact([...path, key])) return key;
      const known = keys(path);
      if (open) return known.some(([name]) => name === key) ? key : '*';
      const owner = known.find(([, one]) => one.aliases?.includes(key))?.[0];
      if (owner !== undefined) return owner;
      const isFree = known.length === 0 && path.length > 1 && fact(path) !== undefined;
      return isFree && path[0] !== 'variable' && !isModule(path) ? '*' : key;
    },
    hasKeys: (path) => keys(path).length > 0,
  };
}

const isModule = (path: readonly string[]): boolean => path[0] === 'module' && path.length === 2;
