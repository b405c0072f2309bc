import { type Address, address, UNKNOWN_STEP, valueStep } from './address.ts';
import type { Fact, Facts } from './facts.ts';
import type { Literal } from './node.ts';

type Path = readonly string[];

/** Where a field of an object of the Kubernetes API stands, however the object is written. */
export interface ObjectPlace {
  /** The object's kind behind its group. */
  readonly kind: Path;
  /** What fields below continue: `pod` and `container`, wherever those stand. */
  readonly path: Path;
  /** The places of the field itself, the most specific first. */
  readonly own: readonly Path[];
  readonly fact: Fact | undefined;
}

/** How places of the API follow from each other, by what the facts say of it. */
export interface KubernetesApi {
  /** The body of an object; what is only known at run time is undefined. */
  object(apiVersion: string | undefined, kind: string | undefined): ObjectPlace;
  /** The same by a name that tools give to a kind, in lower case without hyphens: `daemonset`. */
  named(name: string): ObjectPlace | undefined;
  /** One step deeper, by a field's name or by another spelling that the facts know. */
  into(place: ObjectPlace, key: string): ObjectPlace;
  /** The addresses of a value of a place, the most specific first. */
  valued(place: ObjectPlace, value: Literal): readonly Address[];
}

/** What the core group is called by; in an `apiVersion` it has no name. */
const CORE = 'core';

export const k8s = (path: Path): Address => address('k8s', ...path);

/** `monitoring.coreos.com` for `monitoring.coreos.com/v1`. */
export const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : CORE;

/** Group and kind; the core group is left out. */
export function kindPath(apiVersion: string | undefined, kind: string | undefined): Path {
  const group = apiVersion === undefined ? UNKNOWN_STEP : groupOf(apiVersion);
  return [...(group === CORE ? [] : [group]), kind || UNKNOWN_STEP];
}

export function createKubernetesApi(facts: Facts): KubernetesApi {
  const fact = (path: Path) => facts.at(k8s(path));
  const known = remembering(
    (path): Fact | undefined =>
      fact(path) ?? fact(['field', ...path.slice(-2)]) ?? fact(['field', ...path.slice(-1)]),
  );
  const spellings = remembering((path) => aliasesOf(facts.children(k8s(path))));
  const spelled = (path: Path, key: string): string => spellings(path).get(key) ?? key;
  const rooted = (kind: Path): ObjectPlace => ({ kind, path: kind, own: [kind], fact: fact(kind) });
  return {
    object: (apiVersion, kind) => rooted(kindPath(apiVersion, kind)),
    named(name) {
      const same = fact(['kind', name])?.same;
      return same === undefined ? undefined : rooted(same.split('/'));
    },
    into(place, key) {
      const keyed = known(place.path)?.parts;
      if (keyed === 'labels') return leaf(place, ['label', ...key.split('/')]);
      if (keyed === 'annotations') return leaf(place, ['annotation', ...key.split('/')]);
      const path = [...place.path, ...spelled(place.path, key).split('/')];
      const found = known(path);
      const same = found?.same?.split('/');
      // What the metadata of this kind say is looked up below the kind, too.
      const ofKind = place.path.length === 1 && place.path[0] === METADATA;
      // What says what the object is cannot be told by it.
      if (place.path === place.kind && HEAD.has(found?.parts ?? ''))
        return { kind: place.kind, path, own: [[key]], fact: found };
      const own = [
        ...(ofKind ? [[...place.kind, ...path]] : []),
        path,
        // A list is no member of itself.
        ...(same && !found?.types?.includes('list') ? [same] : []),
      ];
      const inner = same ?? path;
      return { kind: place.kind, path: inner, own, fact: known(own[0]!) ?? found };
    },
    valued: (place, value) => [
      ...named(place, value),
      ...place.own.map((path) => k8s([...path, valueStep(value)])),
    ],
  };
}

/** Names that people choose make ever new paths. */
const REMEMBERED = 4000;

/** Looks each path up once. */
function remembering<T>(look: (path: Path) => T): (path: Path) => T {
  const met = new Map<string, { readonly value: T }>();
  return (path) => {
    const id = path.join('/');
    let found = met.get(id);
    if (!found) {
      if (met.size >= REMEMBERED) met.clear();
      met.set(id, (found = { value: look(path) }));
    }
    return found.value;
  };
}

const METADATA = 'metadata';
/** What the facts call the two fields that say what an object is. */
const HEAD: ReadonlySet<string> = new Set(['api-version', 'kind']);

const leaf = ({ kind }: ObjectPlace, path: Path): ObjectPlace => ({
  kind,
  path,
  own: [path],
  fact: undefined,
});

/** Values that are names of the API, which have a place of their own. */
function named({ fact, kind, own }: ObjectPlace, value: Literal): readonly Address[] {
  if (typeof value !== 'string' || value === '') return [];
  switch (fact?.parts) {
    case 'kind':
      // References to other objects leave out of which group they are.
      return own[0]?.length === 1 && kind.at(-1) === value ? kindAddresses(kind) : [];
    case 'label':
    case 'taint':
    case 'provisioner':
      return [k8s([fact.parts, ...value.split('/')])];
    case 'group':
      return [k8s([value])];
    case 'api-version':
      return [k8s([groupOf(value)])];
    default:
      return [];
  }
}

/** A kind that nothing is known of is explained by its group, unless that is one of Kubernetes's own. */
const kindAddresses = (kind: Path): readonly Address[] => {
  const group = kind.length > 1 ? kind[0]! : '';
  return [k8s(kind), ...(group.includes('.') ? [k8s([group])] : [])];
};

const aliasesOf = (children: readonly (readonly [string, Fact])[]): ReadonlyMap<string, string> =>
  new Map(children.flatMap(([name, { aliases }]) => (aliases ?? []).map((one) => [one, name])));
