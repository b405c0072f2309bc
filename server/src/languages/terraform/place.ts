import { type Address, address, UNKNOWN_STEP } from '../../core/address.ts';
import type { Facts } from '../../core/facts.ts';
import { kubernetesName, kubernetesRoot, stepIntoKubernetes } from './kubernetes.ts';

/** Where an expression or a body stands in the vocabularies. */
export interface Place {
  readonly path: readonly string[];
  /** The same in the Kubernetes API, in a resource of its provider. */
  readonly kubernetes?: readonly string[];
  /** Names that `for` and `dynamic` give: they begin no reference. */
  readonly bound: ReadonlySet<string>;
  /** What bare words mean here, where they do not refer to values. */
  readonly words?: 'types' | 'providers' | 'alias' | 'aliases' | undefined;
}

export const ROOT: Place = { path: [], bound: new Set() };

/** The labels that a block at the top has, by its type; others have none that is a step. */
export const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  provider: 1,
  variable: 1,
  output: 1,
  module: 1,
  check: 1,
};

export const addressesOf = ({ path, kubernetes }: Place): readonly Address[] => [
  address('terraform', ...path),
  ...(kubernetes ? [address('k8s', ...kubernetes)] : []),
];

/** What the facts say of places. */
export interface Vocabulary {
  /** How the value of a place divides, from either of its vocabularies. */
  partsOf(place: Place): string | undefined;
  knows(address: Address): boolean;
  /** Whether a bare word is one of a place's choices: `when = destroy`. */
  hasWord(place: Place, word: string): boolean;
}

const REMEMBERED = 4000;

/** Looks each path up once; names that people choose do not make another path. */
export function createVocabulary(facts: Facts): Vocabulary {
  const known = new Map<string, string | undefined>();
  const partsOf: Vocabulary['partsOf'] = (place) => {
    const { path, kubernetes } = place;
    const chosen = LABELS[path[0] ?? ''] ?? 0;
    let key = kubernetes ? kubernetes.join('/') : '';
    for (let i = 0; i < path.length; i++) key += i > 0 && i === chosen ? '/*' : `/${path[i]}`;
    if (known.has(key)) return known.get(key);
    const parts = addressesOf(place).flatMap((one) => facts.at(one)?.parts ?? [])[0];
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, parts);
    return parts;
  };
  return {
    partsOf,
    knows: (one) => facts.at(one) !== undefined,
    hasWord: (place, word) =>
      facts.at(address('terraform', ...place.path))?.choices?.includes(word) === true,
  };
}

/** The body of a block at the top. */
export function topPlace(type: string, labels: readonly string[]): Place {
  const count = LABELS[type] ?? labels.length;
  const steps = Array.from({ length: count }, (_, i) => stepOf(labels[i]));
  const root = type === 'resource' ? kubernetesRoot(labels[0] ?? '') : undefined;
  return { ...ROOT, path: [type, ...steps], ...(root && { kubernetes: root }) };
}

export const stepOf = (name: string | undefined): string =>
  !name || name.includes('${') ? UNKNOWN_STEP : name;

/** One step deeper, by an attribute's, a key's or a nested block's name. */
export function into(place: Place, ...steps: readonly string[]): Place {
  const { kubernetes, bound, words } = place;
  const path = place.path.concat(steps);
  if (!kubernetes) return { path, bound, words };
  return { path, bound, words, kubernetes: kubernetes.concat(steps.map(kubernetesName)) };
}

/** The body of a nested block. */
export function intoBlock(place: Place, ...steps: readonly string[]): Place {
  const inner = into(place, ...steps);
  const parent = place.path.at(-1) ?? '';
  return place.kubernetes
    ? { ...inner, kubernetes: stepIntoKubernetes(place.kubernetes, parent, steps.at(-1)!) }
    : inner;
}

export const withBound = (place: Place, names: readonly string[]): Place => ({
  ...place,
  bound: new Set([...place.bound, ...names]),
});
