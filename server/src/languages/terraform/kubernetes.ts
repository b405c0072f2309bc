import type { KubernetesApi, ObjectPlace } from '../../core/kubernetes.ts';

/** Where something stands in an object of the Kubernetes API that Terraform's own syntax describes. */
export interface InKubernetes {
  readonly api: KubernetesApi;
  readonly place: ObjectPlace;
  /** Names are the API's own (`kubernetes_manifest`), not in snake case. */
  readonly verbatim?: boolean;
}

const PREFIX = 'kubernetes_';

/** The object that a resource of the kubernetes provider makes; undefined for others. */
export function kubernetesObject(type: string, api: KubernetesApi): InKubernetes | undefined {
  if (!type.startsWith(PREFIX)) return undefined;
  const name = type.slice(PREFIX.length).replace(/_v\d\w*?(?=$|_data$)/, '');
  const place = api.named(name.replaceAll('_', ''));
  return place && { api, place };
}

export function intoKubernetes(inside: InKubernetes, name: string): InKubernetes {
  const { api, place, verbatim } = inside;
  return { ...inside, place: api.into(place, verbatim ? name : kubernetesName(name)) };
}

/** A block is one member of the list that the API has in its place. */
export const placesOf = ({ place: { own, path } }: InKubernetes): ObjectPlace['own'] =>
  own.includes(path) ? own : [...own, path];

// https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md
// writes acronyms in one case, as in `hostPID` and `clusterIPs`.
const ACRONYM = /_(ip|ips|pid|ipc|cidr|cidrs|id)(?=_|$)/g;

/** `hostPID` for `host_pid`, `securityContext` for `security_context`; names with other signs are people's. */
const kubernetesName = (name: string): string =>
  /^[a-z_\d]+$/.test(name)
    ? name
        .replace(ACRONYM, (_, word: string) =>
          word.endsWith('s') ? word.slice(0, -1).toUpperCase() + 's' : word.toUpperCase(),
        )
        .replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    : name;
