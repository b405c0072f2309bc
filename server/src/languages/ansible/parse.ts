import type { Address } from '../../core/address.ts';
import { withComments } from '../../core/comments.ts';
import type { Segment } from '../../core/language.ts';
import type { Name, Node } from '../../core/node.ts';
import { type Entry, type Map, readTree, type Value } from '../../yaml/tree.ts';
import { anchored } from '../../yaml/values.ts';
import { inventoryNodes } from './inventory.ts';
import { jinjaNodes } from './jinja.ts';
import { inventoryEntry, metaEntry, playEntries, playNode } from './plays.ts';
import type { Reader } from './scalars.ts';
import { modeOf, type Role, roleOf } from './segments.ts';
import { contentOf, variableNodes } from './settings.ts';
import { blockEntries, taskNode } from './tasks.ts';
import type { Vocabulary } from './vocabulary.ts';

export function parse(text: string, segment: Segment, vocabulary: Vocabulary): readonly Node[] {
  const mode = modeOf(segment);
  if (mode.kind === 'inventory-ini') return inventoryNodes({ text, vocabulary }, segment);
  if (mode.kind === 'template') return jinjaNodes(text, (span) => span, vocabulary);
  const { root, comments } = readTree(text, mode.indent);
  const reader = { text, vocabulary, comments };
  const role = roleOf(mode, segment.within);
  const nodes = !root
    ? []
    : mode.continued && root.kind === 'map'
      ? continuedNodes(reader, root, role)
      : rootNodes(reader, root, role, segment.within);
  return withComments(
    nodes,
    comments.map((span) => ({ kind: 'comment', ...span, addresses: [] })),
  );
}

/** The settings of a play or block that stand behind its tasks; the play or block itself is a node before. */
const continuedNodes = (reader: Reader, map: Map, role: Role): readonly Node[] =>
  role === 'play'
    ? playEntries(reader, map)
    : blockEntries(reader, map, role === 'handler' ? 'handler' : 'task');

/** A list of plays or tasks, or a map of what they are made of. */
function rootNodes(
  reader: Reader,
  root: Value,
  role: Role,
  within: readonly string[],
): readonly Node[] {
  if (role === 'play' || role === 'task' || role === 'handler') {
    if (root.kind === 'map') return [blockNode(reader, root, root, role)];
    if (root.kind !== 'list') return [];
    return root.items.flatMap((item) =>
      item.value?.kind === 'map' ? [blockNode(reader, item.value, item, role)] : [],
    );
  }
  return root.kind === 'map' ? mapEntries(reader, root, role, within) : [];
}

const blockNode = (
  reader: Reader,
  map: Map,
  span: { readonly from: number; readonly to: number },
  role: 'play' | 'task' | 'handler',
): Node => (role === 'play' ? playNode(reader, map, span) : taskNode(reader, map, span, role));

function mapEntries(
  reader: Reader,
  map: Map,
  role: Role,
  within: readonly string[],
): readonly Node[] {
  if (role === 'meta') return map.entries.map((entry: Entry) => metaEntry(reader, entry));
  if (role === 'inventory')
    return map.entries.map((entry: Entry) => inventoryEntry(reader, entry, within));
  return variableNodes(reader, map);
}

/** The nodes of an anchored value as they read at another place of the same document. */
export function project(
  text: string,
  segment: Segment,
  anchor: Name,
  place: Address,
  vocabulary: Vocabulary,
): readonly Node[] {
  const { root } = readTree(text, modeOf(segment).indent);
  const value = root && anchored(root, anchor.text);
  if (!value || place.space !== 'ansible') return [];
  const reader = { text, vocabulary };
  const [object, ...rest] = place.path;
  const isTask =
    rest.length === 0 && (object === 'task' || object === 'handler' || object === 'block');
  if (isTask && value.kind === 'map')
    return taskNode(reader, value, value, object === 'handler' ? 'handler' : 'task').children ?? [];
  if (rest.length === 0 && object === 'play' && value.kind === 'map')
    return playNode(reader, value, value).children ?? [];
  return contentOf(reader, value, [place.path]).children;
}
