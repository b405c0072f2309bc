import type { Address } from '../core/address.ts';

const COMPOSE: Readonly<Record<string, string>> = {
  services: 'Compose service',
  networks: 'Compose network',
  volumes: 'Compose volume',
  secrets: 'Compose secret',
  configs: 'Compose config',
};

const BUILTIN = 'ansible.builtin';

/** Blocks of Terraform whose first label is a name that a provider defines. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['resource', 'resource'],
  ['data', 'data source'],
  ['ephemeral', 'ephemeral resource'],
  ['provider', 'provider'],
]);

/** Where an address lives, in words. */
export function placeName({ space, path }: Address): string {
  const [first = '', second = ''] = path;
  switch (space) {
    case 'dockerfile':
      return path.length > 1 ? `Dockerfile ${first}` : 'Dockerfile';
    case 'compose':
      return COMPOSE[first] ?? 'Compose file';
    case 'terraform':
      if (first === 'function') return 'Terraform function';
      if (path.length === 2 && TYPES.has(first)) return `Terraform ${TYPES.get(first)}`;
      return path.length > 1 ? `Terraform ${second}` : 'Terraform';
    case 'ansible':
      if (first === 'module' && path.length === 2) return `Ansible module${collectionOf(second)}`;
      if (first === 'module') return second;
      return `Ansible ${first}`;
    case 'vagrant':
      return 'Vagrantfile';
    case 'cli': {
      const words = path.filter((step) => !step.startsWith('-') && !step.startsWith('='));
      return path.length > 1 ? words.slice(0, 2).join(' ') : 'Command line';
    }
    case 'k8s':
      return 'Kubernetes';
    case 'image':
      return 'Container image';
    case 'package':
      return 'Package';
    case 'path':
      return 'Host path';
    case 'daemon':
      return 'Docker daemon';
    case 'dockerignore':
      return 'Ignore file';
    case 'secret':
      return 'Credential';
  }
}

/** ` of community.docker`; those of ansible-core itself are always there. */
function collectionOf(module: string): string {
  const collection = module.split('.').slice(0, 2).join('.');
  return /^[^.]+\.[^.]+\./.test(module) && collection !== BUILTIN ? ` of ${collection}` : '';
}
