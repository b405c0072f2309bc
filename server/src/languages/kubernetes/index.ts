import { HOLE, PositionMap } from '../../core/decoder.ts';
import {
  createKubernetesApi,
  k8s,
  type KubernetesApi,
  type ObjectPlace,
} from '../../core/kubernetes.ts';
import type { EmbeddedModule, Slot } from '../../core/language.ts';
import { rebased } from '../../core/lazy-part.ts';
import type { Node } from '../../core/node.ts';
import { encloses, shifted, type Span } from '../../core/span.ts';
import { removal } from '../../yaml/edits.ts';
import { documentNodes, documentSlot, type Places } from '../../yaml/settings.ts';
import type { Map } from '../../yaml/tree.ts';
import { divided, wordsOf } from './parts.ts';

/** Objects of the Kubernetes API as YAML or JSON inside of other files. */
const kubernetes: EmbeddedModule = {
  id: 'kubernetes',
  needs: ['cli/kubernetes'],
  create({ facts }) {
    const api = createKubernetesApi(facts);
    return {
      id: 'kubernetes',
      parse: ({ text }) => documentsIn(text).flatMap((span) => readDocument(text, span, api)),
      slot: ({ text }, offset) => slotIn(text, offset, api),
      removal: ({ text }, span) => removalIn(text, span),
    };
  },
};

export default kubernetes;

/** Lines that divide documents, https://yaml.org/spec/1.2.2/#912-document-markers. */
const MARKER = /^(?:---|\.\.\.)(?=\s|$)/gm;

function documentsIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const { index } of text.matchAll(MARKER)) {
    spans.push({ from, to: index });
    from = index + 3;
  }
  return [...spans, { from, to: text.length }].filter((span) => span.to > span.from);
}

/** What may be written in the document around an offset. */
function slotIn(text: string, offset: number, api: KubernetesApi): Slot | undefined {
  const own = documentsIn(text).find(({ from, to }) => from <= offset && offset <= to);
  if (!own) return undefined;
  const document = text.slice(own.from, own.to);
  const places = placesIn(document, api);
  const slot = documentSlot(document, offset - own.from, places, (map) => rootOf(map, api), true);
  return slot && { ...slot, replace: shifted(slot.replace, own.from) };
}

/** The whole entry in its document. */
function removalIn(text: string, span: Span): Span {
  const own = documentsIn(text).find((one) => encloses(one, span));
  if (!own) return span;
  const { from, to } = removal(text.slice(own.from, own.to), shifted(span, -own.from));
  return { from: from + own.from, to: to + own.from };
}

function readDocument(text: string, span: Span, api: KubernetesApi): readonly Node[] {
  const own = text.slice(span.from, span.to);
  const nodes = documentNodes(own, placesIn(own, api), (map) => rootOf(map, api));
  if (span.from === 0) return nodes;
  const placement = { map: PositionMap.identity(own.length, span.from), host: span };
  return nodes.map((node) => rebased(node, placement));
}

const rootOf = (map: Map, api: KubernetesApi): ObjectPlace =>
  objectIn(map, api) ?? api.object(undefined, wordAt(map, 'kind'));

/** An object says what it is; so do references to others and what a list or a template consists of. */
function objectIn(map: Map, api: KubernetesApi): ObjectPlace | undefined {
  const has = (key: string) => map.entries.some((entry) => entry.key.text === key);
  return has('apiVersion') && has('kind')
    ? api.object(wordAt(map, 'apiVersion'), wordAt(map, 'kind'))
    : undefined;
}

/** The text of a scalar entry; undefined where it is only known at run time. */
function wordAt(map: Map, key: string): string | undefined {
  const value = map.entries.find((entry) => entry.key.text === key)?.value;
  return value?.kind === 'scalar' && !value.text.includes(HOLE) ? value.text : undefined;
}

const placesIn = (text: string, api: KubernetesApi): Places<ObjectPlace> => ({
  space: 'k8s',
  into: api.into,
  entries: (place, map) =>
    objectIn(map, api) ?? (isPod(place, map) ? { ...place, path: POD } : place),
  addresses: ({ own }) => own.map(k8s),
  continued: ({ path }) => k8s(path),
  valued: api.valued,
  divided,
  embedded: (list, place) => (place.fact?.parts === 'argv' ? wordsOf(text, list) : undefined),
});

/** Also objects that nobody knows have a pod's fields below `spec` where they run containers. */
const isPod = ({ path }: ObjectPlace, map: Map): boolean =>
  path.at(-1) === 'spec' &&
  map.entries.some(({ key, value }) => key.text === 'containers' && value?.kind === 'list');

const POD = ['pod'];
