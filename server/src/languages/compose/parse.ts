import { type Address } from '../../core/address.ts';
import { withComments } from '../../core/comments.ts';
import type { Document, Part } from '../../core/document.ts';
import type { Segment } from '../../core/language.ts';
import type { Name, Node } from '../../core/node.ts';
import { walk } from '../../core/node.ts';
import { resolveUri } from '../../core/uri.ts';
import { cut } from '../../yaml/segments.ts';
import { type Map, readTree } from '../../yaml/tree.ts';
import { anchored } from '../../yaml/values.ts';
import { mapNodes, valueContent } from './nodes.ts';
import { BASES, isOverriddenBy, OVERRIDES } from './files.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The column of a segment's entries. */
export const indentOf = ({ mode }: Segment): number => Number.parseInt(mode, 10) || 0;

/** Marks the mode of a segment whose entry's own entries are segments behind it. */
const HEADER = ' header';

/** One segment per entry of a section (`services`, `networks`, `x-…`) and per line above them. */
export function segments(text: string): readonly Segment[] {
  const cuts = cut(text, (path, kind) => kind === 'map' && path.length === 1);
  return cuts.map(({ from, to, path, key, document, indent }, i) => {
    const next = cuts[i + 1];
    const isHeader =
      next !== undefined && next.path.length > path.length && next.path.at(-1) === key;
    const mode = `${indent}${isHeader ? HEADER : ''}`;
    return { from, to, within: path, entity: key, document, mode };
  });
}

/** The steps of the address that a segment's entries continue. */
export const placeOf = ({ within }: Segment): readonly string[] => within;

export function parse(text: string, segment: Segment, vocabulary: Vocabulary): readonly Node[] {
  const { root, comments } = readTree(text, indentOf(segment));
  const isHeader = segment.mode.endsWith(HEADER);
  const map =
    root?.kind === 'map' ? (isHeader ? withoutValue(root, segment.entity) : root) : undefined;
  const nodes = map ? mapNodes({ text, vocabulary }, map, placeOf(segment)) : [];
  return withComments(
    isHeader ? nodes.map((node) => asHeader(node, segment.entity)) : nodes,
    comments.map((span) => ({ kind: 'comment', ...span, addresses: [] })),
  );
}

/** Takes off a header what is half typed between it and its first entry. */
const withoutValue = (map: Map, key: string): Map => ({
  ...map,
  entries: map.entries.map((entry) =>
    entry.key.text === key && entry.colon >= 0
      ? { from: entry.from, to: entry.colon + 1, key: entry.key, colon: entry.colon }
      : entry,
  ),
});

const asHeader = (node: Node, key: string): Node =>
  node.label?.text === key ? { ...node, form: 'map' } : node;

/** The nodes of an anchored value as they read at another place of the same document. */
export function project(
  text: string,
  segment: Segment,
  anchor: Name,
  place: Address,
  vocabulary: Vocabulary,
): readonly Node[] {
  const { root } = readTree(text, indentOf(segment));
  const value = root && anchored(root, anchor.text);
  if (!value || place.space !== 'compose') return [];
  const { children, ...content } = valueContent({ text, vocabulary }, value, place.path);
  const types = vocabulary.fact(place.path)?.types;
  if (content.form !== 'scalar' || !types || types.includes('list')) return children;
  // The setting that takes its value from here, as rules know it.
  const { from, to } = value;
  return [
    { kind: 'setting', from, to, addresses: [place], ...content, form: content.form, children },
  ];
}

/**
 * Files that a compose file includes are of the same project, and so is its override; all others are read
 * for one thing only.
 */
export function sees(document: Document, other: Document): boolean {
  if (isOverriddenBy(document, other)) return true;
  return document.parts.some((part) =>
    includedBy(part).some((file) => resolveUri(document.uri, file) === other.uri),
  );
}

/** The files that a segment includes, remembered as long as its text is. */
function includedBy(part: Part): readonly string[] {
  if (part.segment.entity !== 'include') return [];
  let files = part.memo.get(includedBy) as readonly string[] | undefined;
  if (!files) {
    files = [...walk(part.nodes)].flatMap(({ kind, addresses, value }) =>
      kind === 'value' && typeof value === 'string' && addresses.some(isIncluded) ? [value] : [],
    );
    part.memo.set(includedBy, files);
  }
  return files;
}

const isIncluded = ({ space, path }: Address): boolean =>
  space === 'compose' && path[0] === 'include' && path[1] === 'path';

/** Files that a compose file names, those that Compose reads with it, and the one that its variables come from. */
export function neighbours(nodes: readonly Node[]): readonly string[] {
  const files = new Set(['.env', BASES, OVERRIDES]);
  for (const { addresses, value, refers } of walk(nodes)) {
    if (refers?.file) files.add(refers.file);
    if (typeof value !== 'string' || value === '' || /^\w+:\/\//.test(value)) continue;
    const isFile = addresses.some(({ space, path }) => space === 'compose' && namesFile(path));
    if (isFile) files.add(value);
  }
  return [...files];
}

const FILES: ReadonlySet<string> = new Set([
  'include/path',
  'include/env_file',
  'services/*/extends/file',
  'services/*/env_file/path',
  'services/*/label_file',
]);

const namesFile = (path: readonly string[]): boolean =>
  FILES.has((path.at(-1)?.startsWith('=') ? path.slice(0, -1) : path).join('/'));
