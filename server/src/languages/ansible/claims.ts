import type { Claim, FileHead } from '../../core/language.ts';

/** What a file is to Ansible. `inventory-ini` is an inventory in lines, `template` any text, the others are YAML. */
export type Kind =
  'playbook' | 'tasks' | 'handlers' | 'vars' | 'meta' | 'inventory' | 'inventory-ini' | 'template';

const IDS: ReadonlySet<string> = new Set(['ansible', 'yaml.ansible']);
const NEUTRAL: ReadonlySet<string> = new Set(['', 'yaml', 'plaintext', 'ini', 'properties']);
const YAML = /\.ya?ml$/i;

// https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_reuse_roles.html#role-directory-structure
const ROLE = /(?:^|\/)roles\/[^/]+\/(tasks|handlers|defaults|vars|meta)\/(?:[^/]+\/)*[^/]+$/;
const TEMPLATE = /(?:^|\/)templates\/(?:[^/]+\/)*[^/]+\.j2$/;
const GROUP_VARS = /(?:^|\/)(?:group_vars|host_vars)\/(?:[^/]+\/)*[^/]+$/;
const FOLDER = /(?:^|\/)(tasks|handlers)\/(?:[^/]+\/)*[^/]+\.ya?ml$/;

/** Telling words of a list of tasks in a folder that is called so; others are a guess. */
const TASK =
  /^(?:- |[ \t]{1,8})["']?(?:ansible\.\w+\.\w+|block|notify|register|become|when|changed_when|tags|loop|with_items|include_tasks|import_tasks|apt|yum|dnf|package|command|shell|copy|template|file|service|systemd|debug|set_fact)["']?:/m;

/** What the first lines say plainly: a Kubernetes object, a workflow, a chart's template. */
function isOther(head: string): boolean {
  const has = (key: string) => new RegExp(`^["']?${key}["']?:`, 'm').test(head);
  // An encrypted file says nothing.
  if (head.startsWith('$ANSIBLE_VAULT')) return true;
  if (has('apiVersion') && has('kind')) return true;
  if (has('jobs') && has('on')) return true;
  if (has('services') && /^[ \t]+(?:image|build):/m.test(head)) return true;
  return /^\s*\{\{-? *(?:if|range|define|include|with|\.|\$|\/\*)/m.test(head);
}

const isList = (head: string): boolean => /^ {0,4}-(?:\s|$)/.test(firstContent(head));

/** A first line that is a key, which no list of tasks begins with. */
const isMap = (head: string): boolean => /^[\w"'][^:]*:(?:\s|$)/.test(firstContent(head));

/** The text from the first line on that is neither blank, a comment nor a marker. */
function firstContent(head: string): string {
  for (let at = 0; at < head.length;) {
    const end = head.indexOf('\n', at);
    const line = head.slice(at, end < 0 ? head.length : end).replace(/^\uFEFF/, '');
    if (!/^\s*(?:#|$|---|%)/.test(line)) return line;
    if (end < 0) break;
    at = end + 1;
  }
  return '';
}

const sure = (kind: Kind): Claim => ({ confidence: 'sure', kind });
const guess = (kind: Kind): Claim => ({ confidence: 'guess', kind });

/** Ansible's own places first, then its language id, then what the text looks like. */
export function claims({ path, languageId, head }: FileHead): Claim | undefined {
  // It is only read beside the files that fill it in.
  if (TEMPLATE.test(path)) return languageId === '' ? guess('template') : undefined;
  const isOurs = IDS.has(languageId);
  if (!isOurs && !NEUTRAL.has(languageId)) return undefined;
  if (isOther(head)) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isYaml = YAML.test(name);
  const role = isYaml ? ROLE.exec(path)?.[1] : undefined;
  if (role) return inRole(role, head);
  if (GROUP_VARS.test(path) && (isYaml || !name.includes('.')))
    return isList(head) ? undefined : sure('vars');
  if (isYaml || isOurs) return byContent(path, name, head, isOurs);
  return /^(?:hosts|inventory)(?:\.ini)?$|\.inventory$/.test(name) && !isEtcHosts(path, head)
    ? sure('inventory-ini')
    : /(?:^|\/)inventor(?:y|ies)\/.*\.ini$/.test(path)
      ? sure('inventory-ini')
      : undefined;
}

function inRole(folder: string, head: string): Claim | undefined {
  const isTasks = folder === 'tasks' || folder === 'handlers';
  if (isTasks) return isMap(head) ? undefined : sure(folder);
  if (isList(head)) return undefined;
  return sure(folder === 'meta' ? 'meta' : 'vars');
}

function byContent(path: string, name: string, head: string, isOurs: boolean): Claim | undefined {
  const first = firstContent(head);
  if (isList(head)) {
    if (isPlaybook(head)) return sure('playbook');
    const folder = FOLDER.exec(path)?.[1];
    if (folder) return TASK.test(head) ? sure(folder as Kind) : guess(folder as Kind);
    if (isOurs) return guess(/handlers?\.ya?ml$/.test(name) ? 'handlers' : 'tasks');
    return undefined;
  }
  const isInventory = /^(?:all|ungrouped):\s*(?:#.*)?$/.test(first) && INVENTORY.test(head);
  if (isInventory) return sure('inventory');
  if (isOurs) return first === '' ? guess('playbook') : guess('vars');
  return undefined;
}

const INVENTORY = /^[ \t]+(?:hosts|children|vars):\s*(?:#.*)?$/m;

/** True when an item of the outermost list has a key of a play in the column of its keys. */
function isPlaybook(head: string): boolean {
  const dash = /^( {0,4})-\s+/.exec(firstContent(head));
  if (!dash) return false;
  const keys = `["']?(?:hosts|(?:ansible\\.builtin\\.)?import_playbook)["']?:`;
  return new RegExp(`^(?:${dash[1]}- +| {${dash[0].length}})${keys}`, 'm').test(head);
}

/** The hosts table of a system, which has an address at the start of each line. */
const isEtcHosts = (path: string, head: string): boolean =>
  /(?:^|\/)etc\/hosts$/.test(path) || /^(?:127\.0\.0\.1|::1)[ \t]+\S*localhost/m.test(head);
