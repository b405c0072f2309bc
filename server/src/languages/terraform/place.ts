import { type Address, address, below, UNKNOWN_STEP, valueStep } from '../../core/address.ts';
import type { Facts } from '../../core/facts.ts';
import { createKubernetesApi, k8s, type KubernetesApi } from '../../core/kubernetes.ts';
import type { Literal } from '../../core/node.ts';
import { type InKubernetes, intoKubernetes, kubernetesObject, placesOf } from './kubernetes.ts';

/** Where an expression or a body stands in the vocabularies. */
export interface Place {
  readonly path: readonly string[];
  /** The same in the Kubernetes API, in a resource of its provider. */
  readonly kubernetes?: InKubernetes | undefined;
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
  ...(kubernetes ? placesOf(kubernetes).map(k8s) : []),
];

/** The addresses of a value, one or more per vocabulary. */
export const atValue = ({ path, kubernetes }: Place, value: Literal): readonly Address[] => [
  below(address('terraform', ...path), valueStep(value)),
  ...(kubernetes ? kubernetes.api.valued(kubernetes.place, value) : []),
];

/** What the facts say of places. */
export interface Vocabulary {
  readonly kubernetes: KubernetesApi;
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
    let key = kubernetes ? kubernetes.place.own[0]!.join('/') : '';
    for (let i = 0; i < path.length; i++) key += i > 0 && i === chosen ? '/*' : `/${path[i]}`;
    if (known.has(key)) return known.get(key);
    const own = facts.at(address('terraform', ...path))?.parts;
    const parts = own ?? kubernetes?.place.fact?.parts;
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, parts);
    return parts;
  };
  return {
    kubernetes: createKubernetesApi(facts),
    partsOf,
    knows: (one) => facts.at(one) !== undefined,
    hasWord: (place, word) =>
      facts.at(address('terraform', ...place.path))?.choices?.includes(word) === true,
  };
}

/** The body of a block at the top. */
export function topPlace(type: string, labels: readonly string[], api?: KubernetesApi): Place {
  const count = LABELS[type] ?? labels.length;
  const steps = Array.from({ length: count }, (_, i) => stepOf(labels[i]));
  const inside = api && type === 'resource' ? kubernetesObject(labels[0] ?? '', api) : undefined;
  return { ...ROOT, path: [type, ...steps], ...(inside && { kubernetes: inside }) };
}

export const stepOf = (name: string | undefined): string =>
  !name || name.includes('${') ? UNKNOWN_STEP : name;

/** One or more steps deeper, by the names of an attribute, a key or a nested block and its labels. */
export function into(
  { path, kubernetes, bound, words }: Place,
  ...steps: readonly string[]
): Place {
  const inner = { path: path.concat(steps), bound, words };
  return kubernetes ? { ...inner, kubernetes: steps.reduce(intoKubernetes, kubernetes) } : inner;
}

export const withBound = (place: Place, names: readonly string[]): Place => ({
  ...place,
  bound: new Set([...place.bound, ...names]),
});
