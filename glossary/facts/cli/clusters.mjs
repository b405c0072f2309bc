// Fact trees of the tools of Kubernetes clusters.
import { addRows } from './trees.mjs';

/** What kubectl's flags take, by `kubectl … --help`; `+` stands for further forms such as `jsonpath=…`. */
const KUBECTL = {
  '--cascade': 'background orphan foreground',
  '--dry-run': 'none server client',
  '--image-pull-policy': 'Always IfNotPresent Never',
  '--load-restrictor': 'LoadRestrictionsRootOnly LoadRestrictionsNone',
  '--output': 'json yaml kyaml name +',
  '--override-type': 'json merge strategic',
  '--preemption-policy': 'PreemptLowerPriority Never',
  '--protocol': 'TCP UDP SCTP',
  '--restart': 'Always OnFailure Never',
  '--session-affinity': 'None ClientIP',
  '--validate': 'strict warn ignore true false',
  'api-resources --output': 'name wide',
  'api-resources --sort-by': 'name kind',
  'create cronjob --restart': 'OnFailure Never',
  'debug --profile': 'legacy general baseline netadmin restricted sysadmin',
  'delete --output': 'name',
  'expose --type': 'ClusterIP NodePort LoadBalancer ExternalName',
  'get --output': 'json yaml kyaml name wide +',
  'config get-contexts --output': 'name',
  'config set-credentials --exec-interactive-mode': 'Never IfAvailable Always',
  'kustomize --output': '',
  'kuberc set --policy': 'AllowAll DenyAll Allowlist',
  'kuberc set --section': 'defaults aliases credentialplugin',
  'patch --type': 'json merge strategic',
  'explain --output': 'plaintext plaintext-openapiv2',
  'version --output': 'json yaml',
  'top node --sort-by': 'cpu memory',
  'top pod --sort-by': 'cpu memory',
};

/** Values that are numbers although the help text shows an empty default. */
const NUMBERS = /^--(max|min|replicas|revision|value|limit-bytes)$/;

/** Flags that name files. */
const FILES = /^--(filename|kustomize|from-env-file|patch-file|output-directory|unix-socket|custom)$/;

/** oc knows these commands of kubectl by the same names and flags. */
const SHARED =
  'annotate api-resources api-versions apply attach auth autoscale cluster-info completion config cp create delete describe diff edit events exec explain expose get kustomize label logs patch plugin port-forward proxy replace rollout run scale set version wait';

function describe(tree, path) {
  for (const [name, child] of Object.entries(tree.k ?? {})) {
    if (!name.startsWith('-')) {
      describe(child, [...path, name]);
      continue;
    }
    if (child.t?.startsWith('boolean')) continue;
    const choices = KUBECTL[[...path, name].join(' ')] ?? KUBECTL[name];
    if (choices) {
      child.c = choices.split(' ').filter((choice) => choice !== '+');
      if (choices.endsWith('+')) child.o = 1;
    }
    if (child.t === 'string' && NUMBERS.test(name)) child.t = 'integer';
    if (FILES.test(name)) child.p = 'path';
  }
}

/** The tree of kubectl, oc, helm and the tools that make clusters; `usage(root, name)` adds usage/<name>.txt. */
export function kubernetes(rows, usage) {
  const root = { defs: {}, k: {} };
  addRows(root, rows, undefined);
  describe(root.k.kubectl, []);
  usage(root, 'clusters');
  const { kubectl, oc } = root.k;
  for (const [name, fact] of Object.entries(kubectl.k)) {
    if (!name.startsWith('-') && !SHARED.split(' ').includes(name)) continue;
    root.defs[name] = fact;
    kubectl.k[name] = { ref: name };
    oc.k[name] ??= { ref: name };
  }
  return root;
}
