import { type Node, walk } from '../../core/node.ts';

const VARIABLES: readonly string[] = ['group_vars', 'host_vars'].flatMap((folder) => [
  `${folder}/*`,
  `${folder}/*/*`,
]);
const INVENTORIES: readonly string[] = [
  'inventory',
  'inventory.*',
  'hosts',
  'hosts.*',
  'inventory/*',
];
const PLAYBOOKS: readonly string[] = ['*.yml', '*.yaml'];
const PARTS: readonly string[] = ['tasks', 'handlers', 'defaults', 'vars', 'meta'];
const TEMPLATES: readonly string[] = ['templates/*', 'templates/*/*'];

const from = (folder: string, patterns: readonly string[]): readonly string[] =>
  patterns.map((pattern) => `${folder}/${pattern}`);

const partsOf = (role: string): readonly string[] => [
  ...PARTS.map((part) => `${role}/${part}/*`),
  ...from(role, TEMPLATES),
];

/** What lies around a playbook. */
const TO_PLAYBOOK: readonly string[] = [
  ...VARIABLES,
  ...INVENTORIES,
  ...from('inventory', VARIABLES),
  ...from('..', VARIABLES),
  ...TEMPLATES,
];
/** What lies around a file of a role: the rest of the role, and the project that has it in `roles`. */
const TO_ROLE: readonly string[] = [
  ...VARIABLES,
  ...partsOf('..'),
  ...from('../../..', [...PLAYBOOKS, ...VARIABLES, ...INVENTORIES]),
];
/** What reads values: playbooks and roles. */
const TO_VALUES: readonly string[] = [
  ...from('..', PLAYBOOKS),
  ...from('../..', PLAYBOOKS),
  '../roles/*/*/*',
];

/** The files of roles, tasks and variables that the document names, and those that belong to it anyway. */
export function neighbours(nodes: readonly Node[]): readonly string[] {
  const isPlaybook = nodes.some((node) => objectOf(node) === 'play');
  const isValues = nodes.some((node) => objectOf(node) === 'variable');
  const files = new Set(isPlaybook ? TO_PLAYBOOK : TO_ROLE);
  if (isValues) for (const one of TO_VALUES) files.add(one);
  for (const { refers, leads = [] } of walk(nodes)) {
    if (refers?.scope === 'file') for (const file of leads) files.add(file);
    if (refers?.scope !== 'role' || !/^[\w-]+$/.test(refers.text)) continue;
    const folders = isPlaybook ? ['roles', '../roles'] : ['../..', 'roles'];
    for (const folder of folders)
      for (const one of partsOf(`${folder}/${refers.text}`)) files.add(one);
  }
  return [...files];
}

const objectOf = ({ addresses }: Node): string | undefined => addresses[0]?.path[0];
