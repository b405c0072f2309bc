import type { Address, Space } from '../server/src/core/address.ts';
import { factCard } from '../server/src/glossary/card.ts';
import { type FactFile, type FactTree } from '../server/src/glossary/facts.ts';
import { parseSelector } from '../server/src/glossary/selector.ts';
import { readFactFiles, resources } from './harness.ts';
import { glossary } from './world.ts';

/** What a hover says of a name: a term of its own, what its vocabulary knows, or nothing. */
export type Standing = 'explained' | 'known' | 'silent';

export interface Item {
  readonly vocabulary: string;
  readonly address: Address;
  readonly standing: Standing;
  /** The id of the term that explains it. */
  readonly term: string | undefined;
}

interface Vocabulary {
  readonly name: string;
  readonly space: Space;
  /** Whether an address belongs to it. */
  readonly holds: (path: readonly string[]) => boolean;
}

const starts =
  (...heads: readonly string[]) =>
  (path: readonly string[]): boolean =>
    heads.some((head) => head.split('/').every((step, i) => step === path[i]));

/** Command lines: what a row is called, and the commands whose flags and subcommands it counts. */
const COMMANDS: readonly (readonly [name: string, ...commands: string[]])[] = [
  [
    'docker run, create, build, buildx build',
    'docker/run',
    'docker/create',
    'docker/build',
    'docker/buildx/build',
  ],
  ['docker (all)', 'docker'],
  ['docker compose', 'docker/compose'],
  ['docker buildx', 'docker/buildx'],
  ['docker scout', 'docker/scout'],
  ['dockerd', 'dockerd'],
  ['podman run', 'podman/run'],
  ['podman (all)', 'podman'],
  ['buildah', 'buildah'],
  ['skopeo', 'skopeo'],
  ['nerdctl', 'nerdctl'],
  ['ctr and containerd', 'ctr', 'containerd'],
  ['runc and crun', 'runc', 'crun'],
  ['crictl', 'crictl'],
  ['kubectl', 'kubectl'],
  ['oc', 'oc'],
  ['helm', 'helm'],
  ['minikube', 'minikube'],
  ['kind', 'kind'],
  ['kubeadm', 'kubeadm'],
  ['k3s', 'k3s'],
  ['kustomize', 'kustomize'],
  ['linkerd', 'linkerd'],
  ['istioctl', 'istioctl'],
  ['kops', 'kops'],
  ['terraform and tofu', 'terraform', 'tofu'],
  [
    'ansible and its kin',
    'ansible',
    'ansible-playbook',
    'ansible-galaxy',
    'ansible-vault',
    'ansible-inventory',
    'ansible-config',
    'ansible-doc',
    'ansible-pull',
    'ansible-console',
  ],
  ['vagrant', 'vagrant'],
  ['packer', 'packer'],
  ['jenkins', 'jenkins', 'jenkins-cli', 'jenkins-plugin-cli'],
  ['cf', 'cf'],
  ['bosh', 'bosh'],
  ['fly', 'fly'],
  ['travis', 'travis'],
  ['consul', 'consul'],
  ['nomad', 'nomad'],
  ['etcd, etcdctl and etcdutl', 'etcd', 'etcdctl', 'etcdutl'],
  ['ceph, rbd and rados', 'ceph', 'rbd', 'rados'],
  ['gluster', 'gluster'],
  ['aws', 'aws'],
  ['az', 'az'],
  ['gcloud', 'gcloud'],
];

/** The vocabularies that the five languages call their own, and command lines inside them. */
export const VOCABULARIES: readonly Vocabulary[] = [
  { name: 'Dockerfile', space: 'dockerfile', holds: () => true },
  { name: 'Compose', space: 'compose', holds: () => true },
  {
    name: 'Terraform',
    space: 'terraform',
    holds: (path) => !starts('resource', 'data', 'provider')(path) || path[1] === '*',
  },
  {
    name: 'Ansible keywords',
    space: 'ansible',
    holds: starts('play', 'role', 'block', 'task', 'handler', 'role-meta'),
  },
  {
    name: 'Ansible modules',
    space: 'ansible',
    holds: (path) => path[0] === 'module' && (path[1] ?? '').startsWith('ansible.builtin.'),
  },
  {
    name: 'Ansible filters, tests, lookups, functions, variables',
    space: 'ansible',
    holds: starts('filter', 'test', 'lookup', 'function', 'variable', 'inventory'),
  },
  {
    name: 'Ansible modules of collections',
    space: 'ansible',
    holds: (path) =>
      path[0] === 'module' &&
      /^(?:community\.docker\.docker_(?:container|image|network|volume|compose_v2)|ansible\.posix\..+|community\.general\.(?:apk|homebrew|ini_file|modprobe|npm|pacman|snap|timezone|ufw|zypper))$/.test(
        path[1] ?? '',
      ),
  },
  { name: 'Vagrant', space: 'vagrant', holds: () => true },
  { name: 'daemon.json', space: 'daemon', holds: () => true },
  ...COMMANDS.map(([name, ...commands]): Vocabulary => ({
    name,
    space: 'cli',
    holds: starts(...commands),
  })),
];

/** Steps that are no word of a file, or stand for a word that is explained under another address. */
const STRUCTURE: readonly RegExp[] = [
  // The first steps of addresses, which group what is below.
  /^dockerfile #$/,
  /^terraform (?:function|reference)$/,
  /^ansible (?:play|role|block|task|handler|role-meta|filter|test|lookup|function|variable|inventory(?:\/host)?)$/,
  /^vagrant (?:provider|provision|push)$/,
  // Written as `config.vm/network/=private_network`, `config.vm/provider/=docker` and so on.
  /^vagrant (?:config\.vm\/network|provider|provision|push)\/[\w-]+$/,
  // The image's own entry, and the program that it runs, speak there.
  /^dockerfile (?:FROM\/image|COPY\/--from|RUN\/--mount\/from)\/repository$/,
  /^cli .*\/COMMAND$/,
];

const isStructure = ({ space, path }: Address): boolean =>
  STRUCTURE.some((pattern) => pattern.test(`${space} ${path.join('/')}`));

/** Every name and every allowed value of the vocabularies, each once. */
export function coverage(): readonly Item[] {
  const files = readFactFiles();
  return VOCABULARIES.flatMap((vocabulary) => {
    const seen = new Map<string, Item>();
    for (const file of files.filter(({ space }) => space === vocabulary.space))
      for (const path of pathsOf(file)) {
        if (!path.length || path.at(-1) === '*' || !vocabulary.holds(path)) continue;
        const address = { space: file.space, path };
        if (isStructure(address)) continue;
        seen.set(path.join('\n'), {
          vocabulary: vocabulary.name,
          address,
          ...standingOf(address),
        });
      }
    return [...seen.values()];
  });
}

const DEEPEST = 12;

function* pathsOf({ root }: FactFile): Generator<readonly string[]> {
  const resolve = (tree: FactTree): FactTree => {
    const target = tree.ref === undefined ? undefined : root.defs?.[tree.ref];
    return target ? { ...resolve(target), ...tree } : tree;
  };
  function* visit(tree: FactTree, path: readonly string[]): Generator<readonly string[]> {
    const { k = {}, any, c = [], same, t } = resolve(tree);
    // A synonym is read as what it stands for, and a module stands at `module`, wherever it is offered.
    const elsewhere = same !== undefined || (t === 'module' && path[0] !== 'module');
    if (elsewhere || path.length > DEEPEST) return;
    yield path;
    for (const choice of c) yield [...path, `=${choice}`];
    for (const [name, child] of Object.entries(k))
      // Only packs have numbers.
      if (typeof child !== 'number') yield* visit(child, [...path, name]);
    if (any) yield* visit(any, [...path, '*']);
  }
  yield* visit(root, []);
}

function standingOf(address: Address): Pick<Item, 'standing' | 'term'> {
  const { space, path } = address;
  const last = path.at(-1)!;
  const head = glossary.resolve([address]);
  const places = head ? glossary.terms.placements(head.id) : [];
  if (head && places.some(([at, text]) => at === space && ends(at, text, last)))
    return { standing: 'explained', term: head.id };
  if (last.startsWith('=')) {
    const term = meaningOf({ space, path: path.slice(0, -1) }, last.slice(1));
    return { standing: term === undefined ? 'silent' : 'explained', term };
  }
  const fact = resources.facts.at(address);
  return { standing: fact && factCard(last, fact, address) ? 'known' : 'silent', term: undefined };
}

/** A selector that names the last step means the name itself; a wildcard means whatever stands there. */
function ends(space: Space, text: string, last: string): boolean {
  const step = parseSelector(space, text).steps.at(-1);
  return step?.kind === 'literal'
    ? step.text === last
    : step?.kind === 'one-of' && step.texts.includes(last);
}

/** The term of a setting, if it says what a value means. */
function meaningOf(owner: Address, value: string): string | undefined {
  const head = glossary.resolve([owner]);
  const options = head && glossary.body(head.id)?.value?.options;
  return options && Object.hasOwn(options, value) ? head.id : undefined;
}
