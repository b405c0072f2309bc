import { ANCHOR, type Document, type Part, type Projection } from '../../core/document.ts';
import { type Literal, type Node, walk } from '../../core/node.ts';
import { type Span, shifted } from '../../core/span.ts';

/** A node of a service. */
export interface Piece {
  readonly node: Node;
  /** Where the anchor stands that brings it, of which its offsets count; absent for the service's own. */
  readonly from?: Part;
}

/** A service with what anchors and merge keys bring to it. */
export interface Service {
  readonly name: string;
  readonly part: Part;
  readonly node: Node;
  /** Its settings by key; one that stands in the service itself hides a merged one. */
  readonly settings: ReadonlyMap<string, readonly Piece[]>;
  /** True when nothing out of sight may add settings: no `extends`, no merge key that leads nowhere. */
  readonly closed: boolean;
}

const views = new WeakMap<Document, readonly Service[]>();

/** The services of a compose file in their order. */
export function servicesOf(document: Document): readonly Service[] {
  let services = views.get(document);
  if (!services) views.set(document, (services = readServices(document)));
  return services;
}

function readServices(document: Document): readonly Service[] {
  const brought = new Map<Part, Projection[]>();
  for (const projection of document.projections) {
    const list = brought.get(projection.user);
    if (list) list.push(projection);
    else brought.set(projection.user, [projection]);
  }
  return document.parts.flatMap((part) => {
    const own = ownOf(part);
    const anchors = brought.get(part);
    return own ? [{ ...(anchors ? merged(own, anchors) : own), part }] : [];
  });
}

/** What a segment says of its service, wherever it stands now; kept as long as its text is. */
type Own = Omit<Service, 'part'>;

/** A service as its own segment has it: not closed while it uses anchors. */
function ownOf(part: Part): Own | undefined {
  if (part.memo.has(ownOf)) return part.memo.get(ownOf) as Own | undefined;
  const node = part.nodes.find(
    ({ kind, defines }) => kind === 'block' && defines?.scope === 'service',
  );
  const settings = new Map<string, readonly Piece[]>();
  for (const child of node?.children ?? []) {
    const key = keyOf(child);
    if (key !== undefined && !settings.has(key)) settings.set(key, [{ node: child }]);
  }
  const own = node && {
    name: node.defines!.text,
    node,
    settings,
    closed: isClosed(node, settings, 0),
  };
  part.memo.set(ownOf, own);
  return own;
}

/** True when a merge key holds something else than uses of anchors. */
const opens = ({ children }: Node): boolean =>
  children?.some(
    ({ label, addresses, children: uses }) => label?.text === '<<' && !addresses.length && !uses,
  ) ?? false;

/** The key of a service's setting; undefined for merge keys, anchors and comments. */
const keyOf = ({ addresses }: Node): string | undefined =>
  addresses.find(({ space, path }) => space === 'compose' && path[0] === 'services')?.path[2];

function merged(own: Own, projections: readonly Projection[]): Own {
  const settings = new Map<string, readonly Piece[]>(own.settings);
  let whole = 0;
  for (const { place, source, nodes } of projections) {
    const [section, , key] = place.path;
    if (section !== 'services') continue;
    if (key !== undefined) {
      const pieces = nodes.map((node) => ({ node, from: source }));
      settings.set(key, [...(settings.get(key) ?? []), ...pieces]);
      continue;
    }
    whole++;
    for (const node of nodes) {
      const name = keyOf(node);
      if (name !== undefined && !settings.has(name)) settings.set(name, [{ node, from: source }]);
    }
  }
  return { ...own, settings, closed: isClosed(own.node, settings, whole) };
}

/** True when nothing else adds settings, of `whole` anchors that were read. */
function isClosed(node: Node, settings: Service['settings'], whole: number): boolean {
  if (opens(node) || settings.has('extends')) return false;
  const uses = [node, ...(node.children ?? []).flatMap(({ children }) => children ?? [])];
  const merges = uses.filter(
    ({ refers, addresses }) => refers?.scope === ANCHOR && addresses[0]?.path.length === 2,
  );
  return merges.length <= whole;
}

/** The nodes at a path below a service: `nodesAt(web, 'deploy', 'replicas')`; values are not among them. */
export function nodesAt({ settings }: Service, ...path: readonly string[]): readonly Piece[] {
  const pieces = settings.get(path[0]!) ?? [];
  if (path.length === 1) return pieces;
  return pieces.flatMap(({ node, ...piece }) =>
    [...walk([node])].flatMap((inner) =>
      inner.addresses.some(({ space, path: place }) => space === 'compose' && leads(place, path))
        ? [{ ...piece, node: inner }]
        : [],
    ),
  );
}

const leads = (place: readonly string[], path: readonly string[]): boolean =>
  place.length === path.length + 2 &&
  path.every((step, i) => step === '*' || place[i + 2] === step);

/** True when the service has the setting, whatever its value. */
export const hasSetting = (service: Service, ...path: readonly string[]): boolean =>
  nodesAt(service, ...path).length > 0;

/** A setting's value; `undefined` where it is not there or only known at run time. */
export const valueAt = (service: Service, ...path: readonly string[]): Literal | undefined =>
  nodesAt(service, ...path).findLast(({ node }) => node.value !== undefined)?.node.value;

/** The word that names a service, in offsets of the document. */
export const nameSpan = ({ node, part }: Service): Span =>
  shifted(node.label ?? node, part.segment.from);

/**
 * The word of a piece, in offsets of the document; what an anchor brings, or what is not there, is
 * told at the name of the service.
 */
export const placeIn = (service: Service, piece: Piece | undefined): Span =>
  piece && !piece.from
    ? shifted(piece.node.label ?? piece.node, service.part.segment.from)
    : nameSpan(service);

/** The profiles of a service; undefined where they are not all known. */
function profilesOf(service: Service): readonly string[] | undefined {
  const found = nodesAt(service, 'profiles').flatMap(({ node }) =>
    node.kind === 'value' ? [node] : (node.children ?? []).filter(({ kind }) => kind === 'value'),
  );
  const names = found.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return names.length === found.length && (names.length > 0 || !service.settings.has('profiles'))
    ? names
    : undefined;
}

/** True when two services surely run at the same time: nothing keeps one of them from starting. */
export function runTogether(a: Service, b: Service): boolean {
  if (![a, b].every(isStarted)) return false;
  const [left, right] = [profilesOf(a), profilesOf(b)];
  if (!left || !right) return false;
  return left.length === 0 && right.length === 0 ? true : left.some((name) => right.includes(name));
}

/** False where there may be no container of the service. */
function isStarted(service: Service): boolean {
  if (!service.closed) return false;
  return [['scale'], ['deploy', 'replicas']].every((path) => {
    const value = valueAt(service, ...path);
    return hasSetting(service, ...path) ? typeof value === 'number' && value > 0 : true;
  });
}

/** True when the health check is switched off: https://docs.docker.com/reference/compose-file/services/#healthcheck. */
export function isCheckOff(service: Service): boolean {
  if (valueAt(service, 'healthcheck', 'disable') === true) return true;
  const [test] = nodesAt(service, 'healthcheck', 'test');
  const first = test?.node.form === 'list' ? test.node.children?.[0] : test?.node;
  return first?.value === 'NONE';
}
