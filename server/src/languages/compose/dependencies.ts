import type { Document } from '../../core/document.ts';
import { walk } from '../../core/node.ts';
import { nodesAt, type Piece, servicesOf, type Service, valueAt } from './services.ts';

/** A service that another one needs; `piece` is where that is said. */
export interface Dependency {
  readonly name: string;
  readonly piece: Piece;
  /** `service_started`, `service_healthy`, …; undefined where variables decide. */
  readonly condition: string | undefined;
  /** It may be missing: `required: false`. */
  readonly optional: boolean;
}

/** Settings by which a service is started after another one. */
const ORDERING = [
  'depends_on',
  'links',
  'volumes_from',
  'network_mode',
  'ipc',
  'pid',
  'cgroup',
] as const;

const read = new WeakMap<Service['settings'], readonly Dependency[]>();

/** What must be there before a service starts. */
export function dependenciesOf(service: Service): readonly Dependency[] {
  let found = read.get(service.settings);
  if (!found) read.set(service.settings, (found = readDependencies(service)));
  return found;
}

const readDependencies = (service: Service): readonly Dependency[] =>
  ORDERING.flatMap((key) =>
    nodesAt(service, key).flatMap(({ node, ...piece }) =>
      [...walk([node])].flatMap((inner): readonly Dependency[] => {
        if (inner.refers?.scope !== 'service') return [];
        const child = (name: string) => inner.children?.find(({ label }) => label?.text === name);
        const condition = child('condition');
        return [
          {
            name: inner.refers.text,
            piece: { ...piece, node: inner },
            condition: condition ? textOf(condition.value) : 'service_started',
            optional: child('required') !== undefined && child('required')?.value !== true,
          },
        ];
      }),
    ),
  );

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

const known = new WeakMap<Document, ReadonlySet<string>>();

/** The services that do their work and end: others wait for that, or a swarm runs them as jobs. */
export function jobsOf(document: Document): ReadonlySet<string> {
  let jobs = known.get(document);
  if (!jobs) known.set(document, (jobs = new Set(servicesOf(document).flatMap(jobsBy))));
  return jobs;
}

const jobsBy = (service: Service): readonly string[] => [
  ...(String(valueAt(service, 'deploy', 'mode')).endsWith('-job') ? [service.name] : []),
  ...dependenciesOf(service).flatMap(({ name, condition }) =>
    condition === 'service_completed_successfully' ? [name] : [],
  ),
];
