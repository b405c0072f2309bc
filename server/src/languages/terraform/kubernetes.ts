/**
 * Addresses of the Kubernetes API for resources of the kubernetes provider, whose names are the API's in
 * snake case: a container's settings begin at `container`, a pod's at `pod`, others at their kind.
 */

const PREFIX = 'kubernetes_';
const CONTAINERS: ReadonlySet<string> = new Set(['container', 'init_container']);

/** `deployment` for `kubernetes_deployment_v1`; undefined for resources of other providers. */
export function kubernetesRoot(type: string): readonly string[] | undefined {
  if (!type.startsWith(PREFIX)) return undefined;
  return [kubernetesName(type.slice(PREFIX.length).replace(/_v\d\w*$/, ''))];
}

export function stepIntoKubernetes(
  path: readonly string[],
  parent: string,
  name: string,
): readonly string[] {
  if (CONTAINERS.has(name)) return ['container'];
  const isPod = name === 'spec' && (parent === 'template' || path.join('/') === 'pod');
  return isPod ? ['pod'] : [...path, kubernetesName(name)];
}

// https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md
// writes acronyms in one case, as in `hostPID` and `clusterIPs`.
const ACRONYM = /_(ip|ips|pid|ipc|cidr|cidrs|id)(?=_|$)/g;

/** `hostPID` for `host_pid`, `securityContext` for `security_context`. */
export const kubernetesName = (name: string): string =>
  name
    .replace(ACRONYM, (_, word: string) =>
      word.endsWith('s') ? word.slice(0, -1).toUpperCase() + 's' : word.toUpperCase(),
    )
    .replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
