import type { Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import type { Entry, Map, Value } from '../../yaml/tree.ts';
import { actionNode, moduleNode, modulePath } from './modules.ts';
import { LISTEN, NOTIFY, TAG, VARIABLE, withVariables } from './names.ts';
import { ansible, inside, pieceOf, type Reader, valueNode } from './scalars.ts';
import { isBlockKey } from './segments.ts';
import { aliasNode, anchorNodes, type Places } from './content.ts';
import {
  contentOf,
  isMerge,
  mergeNode,
  nameNodes,
  NOTHING,
  plainSetting,
  settingNode,
  variableNodes,
} from './settings.ts';

export type TaskRole = 'task' | 'handler';

/** The nodes of a list of tasks, or of handlers. */
export function taskListNodes(reader: Reader, value: Value, role: TaskRole): readonly Node[] {
  if (value.kind !== 'list') return [];
  return value.items.flatMap((item): readonly Node[] => {
    if (item.value?.kind === 'map') return [taskNode(reader, item.value, item, role)];
    if (item.value?.kind === 'alias') return [aliasNode(item.value, [[role]])];
    return [];
  });
}

const isModuleKey = (reader: Reader, { key }: Entry): boolean =>
  !isOwn(reader, key.text) && reader.vocabulary.fact(moduleOf(reader, key.text)) !== undefined;

const moduleOf = modulePath;

/** Keys that a task has beside its module. */
const isOwn = ({ vocabulary }: Reader, key: string): boolean =>
  vocabulary.isKeyword('task', key) ||
  vocabulary.isKeyword('block', key) ||
  vocabulary.isKeyword('handler', key) ||
  key.startsWith('with_');

/** The entry that names the module: a full or known name, else the first key that nothing is known of. */
export function moduleEntry(reader: Reader, map: Map): Entry | undefined {
  const known = map.entries.find((entry) => isModuleKey(reader, entry));
  return (
    known ??
    map.entries.find(({ key }) => !isOwn(reader, key.text) && /\w\.\w+\.\w/.test(key.text)) ??
    map.entries.find(
      (entry) => !isOwn(reader, entry.key.text) && entry.colon >= 0 && !isMerge(entry),
    )
  );
}

/** One task, handler or block. A block has no module; its tasks may be segments of their own. */
export function taskNode(reader: Reader, map: Map, span: Span, role: TaskRole): Node {
  const isBlock = map.entries.some(({ key }) => isBlockKey(key.text));
  const module = isBlock ? undefined : moduleEntry(reader, map);
  const name = map.entries.find(({ key }) => key.text === 'name')?.value;
  const title = name?.kind === 'scalar' && name.text ? name : module?.key;
  const places = isBlock ? [['block']] : role === 'handler' ? [['handler'], ['task']] : [['task']];
  const children = taskEntries(reader, map, places, role, module);
  return {
    kind: 'block',
    from: span.from,
    to: span.to,
    ...(title && { label: { ...inside(title), text: title.text } }),
    addresses: places.map((path) => ansible(...path)),
    children: [...anchorNodes(map), ...children],
  };
}

/** The settings of a block. */
export const blockEntries = (reader: Reader, map: Map, role: TaskRole): readonly Node[] =>
  taskEntries(reader, map, [['block']], role, undefined);

function taskEntries(
  reader: Reader,
  map: Map,
  places: Places,
  role: TaskRole,
  module: Entry | undefined,
): readonly Node[] {
  const path = module && modulePath(reader, module.key.text);
  return map.entries.map((entry) => {
    const key = entry.key.text;
    if (entry === module) return moduleNode(reader, entry);
    if (isMerge(entry)) return mergeNode(entry, places);
    const own = places.map((place) => [...place, key]);
    if (key === 'args' && path && entry.value?.kind === 'map')
      return settingNode(entry, own, contentOf(reader, entry.value, [path]));
    if (isBlockKey(key) && entry.value)
      return settingNode(entry, own, {
        form: 'list',
        children: taskListNodes(reader, entry.value, role),
      });
    if (key === 'action' || key === 'local_action') return actionNode(reader, entry, own);
    return keywordNode(reader, entry, own, role);
  });
}

const LOOPED: ReadonlySet<string> = new Set(['loop_var', 'index_var']);

/** A keyword that plays, blocks, tasks and roles share, or one whose value says names. */
export function keywordNode(reader: Reader, entry: Entry, places: Places, role?: TaskRole): Node {
  const { key, value } = entry;
  switch (key.text) {
    case 'name':
      return nameNode(reader, entry, places, role);
    case 'vars':
      if (value?.kind !== 'map') break;
      return settingNode(entry, places, { form: 'map', children: variableNodes(reader, value) });
    case 'notify':
      return settingNode(entry, places, nameNodes(reader, value, places, NOTIFY));
    case 'listen':
      return settingNode(entry, places, nameNodes(reader, value, places, LISTEN));
    case 'register':
      return settingNode(entry, places, nameNodes(reader, value, places, VARIABLE));
    case 'tags':
      return settingNode(entry, places, nameNodes(reader, value, places, TAG));
    case 'module_defaults':
      if (value?.kind !== 'map') break;
      return settingNode(entry, places, {
        form: 'map',
        children: defaultNodes(reader, value, places),
      });
    case 'loop_control':
      return withVariables(plainSetting(reader, entry, places), LOOPED);
    default:
      if (key.text.startsWith('with_') && role) return loopNode(reader, entry, places);
  }
  return plainSetting(reader, entry, places);
}

/** Options that tasks get which do not give their own. They stand below no task, so the module is no node. */
const defaultNodes = (reader: Reader, map: Map, places: Places): readonly Node[] =>
  map.entries.map((entry) => {
    if (isMerge(entry)) return mergeNode(entry, places);
    const own = places.map((place) => [...place, '*']);
    const isGroup = entry.key.text.startsWith('group/');
    const options = isGroup ? own : [modulePath(reader, entry.key.text)];
    return settingNode(entry, own, contentOf(reader, entry.value, options));
  });

/** `with_items` is a lookup's name. */
function loopNode(reader: Reader, entry: Entry, places: Places): Node {
  const lookup = ['lookup', reader.vocabulary.plugin('lookup', entry.key.text.slice(5))];
  return settingNode(entry, [...places, lookup], contentOf(reader, entry.value, places));
}

/** A title; that of a handler is what `notify` refers to. */
function nameNode(reader: Reader, entry: Entry, places: Places, role?: TaskRole): Node {
  const { value } = entry;
  if (value?.kind !== 'scalar' || value.text === '') return settingNode(entry, places, NOTHING);
  const node = valueNode(reader, { ...pieceOf(value), plain: false }, []);
  const isHandler = role === 'handler' && node.value !== undefined && places[0]?.[0] === 'handler';
  const own = isHandler
    ? {
        label: { ...inside(value), text: value.text },
        addresses: [ansible('handler', 'name')],
        defines: { scope: 'handler', text: value.text },
      }
    : {};
  return settingNode(entry, places, {
    form: 'scalar',
    ...(node.value !== undefined && { value: node.value }),
    children: [{ ...node, ...own }],
  });
}
