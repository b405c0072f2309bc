import type { Node } from '../../core/node.ts';
import { nodesAt, type Piece, type Service } from './services.ts';

/** Both ends included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** One entry of `ports`, in short or long form. What is not written is absent. */
export interface Publication {
  readonly item: Node;
  readonly hostIp?: string;
  readonly published?: PortRange;
  readonly target?: PortRange;
  readonly protocol: string;
  /** `host` in a swarm: the port of the node that the task runs on. */
  readonly mode?: string;
  /** False where variables decide a part of it, or a part is no port. */
  readonly known: boolean;
}

/** Reads an item of `ports`: https://docs.docker.com/reference/compose-file/services/#ports. */
export function publicationOf(item: Node): Publication {
  const parts = new Map((item.children ?? []).map((node) => [partOf(node), node]));
  const text = (key: string) => {
    const value = parts.get(key)?.value;
    return value === undefined || value === null ? undefined : String(value);
  };
  const [hostIp, mode] = [text('host_ip'), text('mode')];
  const published = rangeOf(text('published'));
  const target = rangeOf(text('target'));
  return {
    item,
    ...(hostIp !== undefined && { hostIp }),
    ...(published && { published }),
    ...(target && { target }),
    ...(mode !== undefined && { mode }),
    protocol: text('protocol') ?? 'tcp',
    known:
      target !== undefined &&
      (published !== undefined || !parts.has('published')) &&
      ['host_ip', 'protocol', 'mode'].every((key) => !parts.has(key) || text(key) !== undefined),
  };
}

/** The key of the long form that a part of an entry stands for. */
const partOf = ({ addresses }: Node): string | undefined =>
  addresses.find(({ space, path }) => space === 'compose' && path[2] === 'ports')?.path[3];

function rangeOf(text: string | undefined): PortRange | undefined {
  const [, from, to = from] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text ?? '') ?? [];
  return from === undefined ? undefined : { from: Number(from), to: Number(to) };
}

const read = new WeakMap<Service['settings'], readonly (Publication & Piece)[]>();

/** What a service publishes. */
export function publicationsOf(service: Service): readonly (Publication & Piece)[] {
  let found = read.get(service.settings);
  if (!found) read.set(service.settings, (found = readPublications(service)));
  return found;
}

const readPublications = (service: Service): readonly (Publication & Piece)[] =>
  nodesAt(service, 'ports').flatMap(({ node, ...piece }) =>
    (node.kind === 'setting' ? (node.children ?? []) : [node]).flatMap((item) =>
      item.form === 'item' ? [{ ...publicationOf(item), ...piece, node: item }] : [],
    ),
  );
