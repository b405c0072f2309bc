import type { Node } from '../../core/node.ts';

/** Folders that hold a project's roles, as they lie to a playbook, to a role's tasks and to those below. */
const ROLES: readonly string[] = ['roles', '../roles', '../..', '../../..'];

export type Sort = 'playbook' | 'tasks' | 'vars';

/** Folders where tasks and values are looked for beside the file's own. */
const BESIDE: Readonly<Record<Sort, readonly string[]>> = {
  playbook: [''],
  tasks: ['', 'tasks/', '../tasks/', '../'],
  vars: ['', 'vars/', '../vars/'],
};

/**
 * Where a role begins, https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_reuse_roles.html.
 * `tasks` is the name of its file of tasks; roles of collections lie elsewhere.
 */
export function roleFiles(name: string, tasks = 'main'): readonly string[] {
  if (/^[\w-]+\.[\w-]+\./.test(name) || name.startsWith('/')) return [];
  const folders = name.includes('/') ? [name] : ROLES.map((folder) => `${folder}/${name}`);
  const file = tasks.replace(/\.ya?ml$/, '');
  return folders.flatMap((folder) => [`${folder}/tasks/${file}.yml`, `${folder}/`]);
}

/** Where a file that is named relative to a playbook, a role or a file of tasks may lie. */
export const includedFiles = (path: string, sort: Sort): readonly string[] =>
  /^[/~]/.test(path) ? [] : BESIDE[sort].map((folder) => folder + path);

/** A node with where it leads; unchanged where that is nowhere. */
export const leading = (node: Node, leads: readonly string[]): Node =>
  leads.length ? { ...node, leads } : node;
