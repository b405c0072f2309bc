import type { Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import type { Entry, Item, Map, Scalar, Value } from '../../yaml/tree.ts';
import { moduleContent } from './modules.ts';
import { fileOf, ROLE, withVariables } from './names.ts';
import { ansible, inside, pieceOf, type Reader, valueNode } from './scalars.ts';
import { TASK_LISTS } from './segments.ts';
import { aliasNode, anchorNodes } from './content.ts';
import {
  contentOf,
  isMerge,
  itemNode,
  mergeNode,
  nameNodes,
  plainSetting,
  settingNode,
  variableNode,
  variableNodes,
} from './settings.ts';
import { keywordNode, taskListNodes } from './tasks.ts';

const VARS_FILE = fileOf('vars');
const PROMPTED: ReadonlySet<string> = new Set(['name']);

const IMPORTS: ReadonlySet<string> = new Set([
  'import_playbook',
  'ansible.builtin.import_playbook',
]);

/** One play, or a line that imports a playbook. */
export function playNode(reader: Reader, map: Map, span: Span): Node {
  const name = map.entries.find(({ key }) => key.text === 'name')?.value;
  const title = name?.kind === 'scalar' && name.text ? name : map.entries[0]?.key;
  const isImport = map.entries.some(({ key }) => IMPORTS.has(key.text));
  return {
    kind: 'block',
    from: span.from,
    to: span.to,
    ...(title && { label: { ...inside(title), text: title.text } }),
    addresses: isImport ? [] : [ansible('play')],
    children: [...anchorNodes(map), ...playEntries(reader, map)],
  };
}

export const playEntries = (reader: Reader, map: Map): readonly Node[] =>
  map.entries.map((entry) => playEntry(reader, entry));

function playEntry(reader: Reader, entry: Entry): Node {
  const { key, value } = entry;
  const places = [['play', key.text]];
  if (isMerge(entry)) return mergeNode(entry, [['play']]);
  if (IMPORTS.has(key.text)) {
    const path = ['module', 'ansible.builtin.import_playbook'];
    const content = moduleContent(reader, value, path);
    return settingNode(entry, [path, ['play', 'import_playbook']], content);
  }
  if (TASK_LISTS.has(key.text) && value?.kind === 'list') {
    const role = key.text === 'handlers' ? 'handler' : 'task';
    return settingNode(entry, places, {
      form: 'list',
      children: taskListNodes(reader, value, role),
    });
  }
  if (key.text === 'roles' && value)
    return settingNode(entry, places, { form: 'list', children: roleNodes(reader, value) });
  if (key.text === 'vars_files')
    return settingNode(entry, places, nameNodes(reader, value, places, VARS_FILE));
  const node = keywordNode(reader, entry, places);
  return key.text === 'vars_prompt' ? withVariables(node, PROMPTED) : node;
}

/** The roles of a play, and the roles that a role depends on. */
export function roleNodes(reader: Reader, value: Value): readonly Node[] {
  if (value.kind !== 'list') return [];
  return value.items.flatMap((item): readonly Node[] => {
    if (item.value?.kind === 'alias') return [aliasNode(item.value, [['role']])];
    if (item.value?.kind === 'scalar') return [roleName(reader, item.value)];
    return item.value?.kind === 'map' ? [roleNode(reader, item.value, item)] : [];
  });
}

function roleName(reader: Reader, scalar: Scalar): Node {
  const places = [['role', 'role']];
  const node = valueNode(reader, { ...pieceOf(scalar), plain: false }, [ansible('role', 'role')]);
  const item: Node = { form: 'item', ...node };
  if (typeof node.value !== 'string' || node.value === '') return item;
  return ROLE({ ...item, label: { ...inside(scalar), text: node.value } }, places);
}

function roleNode(reader: Reader, map: Map, item: Item): Node {
  const children = map.entries.map((entry) => {
    const { key, value } = entry;
    const places = [['role', key.text]];
    if (isMerge(entry)) return mergeNode(entry, [['role']]);
    if (key.text === 'role' || key.text === 'name')
      return settingNode(
        entry,
        [['role', 'role']],
        nameNodes(reader, value, [['role', 'role']], ROLE),
      );
    if (reader.vocabulary.isKeyword('role', key.text)) return keywordNode(reader, entry, places);
    // Anything else is a parameter of the role.
    return variableNode(reader, entry);
  });
  return { ...itemNode(item, [...anchorNodes(map), ...children]), addresses: [ansible('role')] };
}

/** An entry of a role's `meta/main.yml`. */
export function metaEntry(reader: Reader, entry: Entry): Node {
  const places = [['role-meta', entry.key.text]];
  if (entry.key.text === 'dependencies' && entry.value?.kind === 'list')
    return settingNode(entry, places, { form: 'list', children: roleNodes(reader, entry.value) });
  return plainSetting(reader, entry, places);
}

/** An entry of an inventory in YAML: a group, its hosts, or a host's variables. */
export function inventoryEntry(reader: Reader, entry: Entry, within: readonly string[]): Node {
  const { key, value } = entry;
  const parent = within.at(-1);
  const isMapped = value?.kind === 'map';
  const children = isMapped
    ? value.entries.map((one) => inventoryEntry(reader, one, [...within, key.text]))
    : contentOf(reader, value, [['inventory']]).children;
  const node = (path: readonly string[], defines?: { scope: string; text: string }): Node =>
    settingNode(
      entry,
      [path],
      { form: isMapped ? 'map' : value ? 'scalar' : 'null', children },
      defines && { defines },
    );
  const depth = keysBefore(within);
  if (depth === 'group') return node(['inventory', 'group'], { scope: 'group', text: key.text });
  if (depth === 'section') {
    if (key.text === 'vars' && isMapped)
      return settingNode(entry, [['inventory', 'vars']], {
        form: 'map',
        children: variableNodes(reader, value),
      });
    return node(['inventory', key.text]);
  }
  if (depth === 'host' || parent === undefined)
    return node(['inventory', 'host'], { scope: 'host', text: key.text });
  const place = depth === 'vars' ? ['variable', key.text] : ['inventory', 'host', key.text];
  return settingNode(entry, [place], contentOf(reader, value, [place]), {
    defines: { scope: 'variable', text: key.text },
  });
}

/** What a key below these keys is: groups hold sections, sections hold groups, hosts or variables. */
function keysBefore(
  within: readonly string[],
): 'group' | 'section' | 'host' | 'host-vars' | 'vars' {
  let state: ReturnType<typeof keysBefore> = 'group';
  for (const key of within) {
    if (state === 'group') state = 'section';
    else if (state === 'section')
      state = key === 'hosts' ? 'host' : key === 'vars' ? 'vars' : 'group';
    else if (state === 'host') state = 'host-vars';
  }
  return state;
}
