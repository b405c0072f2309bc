import type { Address } from '../core/address.ts';
import type { Document, Part } from '../core/document.ts';
import { binderOf, namesIn, placeOf } from '../core/names.ts';
import type { Node } from '../core/node.ts';
import { encloses, shifted, type Span } from '../core/span.ts';
import { cleanPath } from '../core/paths.ts';
import { folderOf, resolveUri } from '../core/uri.ts';
import { filled, type Lead, type LinkTable, type Match } from '../glossary/links.ts';
import { rootOf } from './path-offers.ts';
import type { World } from './world.ts';

/** A stretch of text that leads elsewhere: to a page, or to the first of some files that exists. */
export interface Link extends Span {
  readonly page?: string;
  /** URIs, the likeliest first. */
  readonly files?: readonly string[];
}

interface Found extends Link {
  readonly node: Node;
  /** Paths from the document's root, which what lies around it decides. */
  readonly rooted?: readonly string[];
}

/** Links in a document, in the order of its text; nothing that is only known at run time leads anywhere. */
export function links(world: World): readonly Link[] {
  const { document, analysis } = world;
  const root = rootOf(world)?.folder;
  return document.parts.flatMap((part) => {
    const found = linksIn(part, document, analysis.links);
    if (!found.length) return [];
    const stages = namedHere(document, part);
    return found
      .filter(({ node }) => !stages.has(node))
      .flatMap(({ node: _node, rooted, ...link }) => {
        const files = rooted ? urisBelow(root, rooted) : link.files;
        if (rooted && !files?.length) return [];
        return { ...link, ...(files && { files }), ...shifted(link, part.segment.from) };
      });
  });
}

/** Nothing lies above a root: there `..` and a leading slash mean itself. */
const urisBelow = (root: string | undefined, paths: readonly string[]): readonly string[] =>
  root === undefined
    ? []
    : paths.flatMap((path) => resolveUri(`${root}/`, cleanPath(`/${path}`).slice(1)) ?? []);

/** Nodes whose name is one that the document declares: a stage is no image. */
function namedHere(document: Document, part: Part): ReadonlySet<Node | undefined> {
  const { of } = binderOf(document);
  const named = namesIn(document, part).filter(({ node }) => node?.refers);
  return new Set(
    named
      .filter((one) => {
        const bound = of(placeOf(one, part));
        return typeof bound === 'object' && bound.declaration !== undefined;
      })
      .map(({ node }) => node),
  );
}

interface Seen {
  readonly document: Document;
  readonly table: LinkTable;
  readonly text: string;
  readonly found: Found[];
}

/** The links of a segment in its own offsets, remembered with it. */
function linksIn(part: Part, document: Document, table: LinkTable): readonly Found[] {
  const known = part.memo.get(table) as readonly Found[] | undefined;
  if (known) return known;
  const text = document.text.slice(part.segment.from, part.segment.to);
  const seen: Seen = { document, table, text, found: [] };
  for (const node of part.nodes) visit(seen, node, []);
  part.memo.set(table, seen.found);
  return seen.found;
}

function visit(seen: Seen, node: Node, above: readonly Node[]): void {
  const link = linkOf(seen, node, above);
  const last = seen.found.at(-1);
  // What lies in a link is a part of it.
  if (link && !(last && encloses(last, link))) seen.found.push(link);
  if (!node.children) return;
  const inner = [...above, node];
  for (const child of node.children) visit(seen, child, inner);
}

function linkOf(seen: Seen, node: Node, above: readonly Node[]): Found | undefined {
  if (node.kind !== 'value' && node.kind !== 'argument') return undefined;
  const files = node.defines ? [] : urisOf(seen.document, node.leads ?? []);
  if (files.length) return { node, ...contentOf(seen.text, node), files };
  const place = { seen, node, above };
  const target = subjectsOf(place).reduce<Target | undefined>(
    (before, subject) => before ?? targetOf(place, subject),
    undefined,
  );
  if (target) return { node, ...target };
  const { value } = node;
  if (typeof value !== 'string' || !/^https?:\/\/[^\s"'<>]+$/.test(value)) return undefined;
  const span = find(seen.text, node, value);
  return span && { node, ...span, page: value };
}

interface Place {
  readonly seen: Seen;
  readonly node: Node;
  readonly above: readonly Node[];
}

/** Something that may be looked up: an address, and what is said at it. */
interface Subject {
  readonly address: Address;
  readonly value: string | undefined;
}

type Target = Omit<Found, 'node'>;

/** The setting of a value, the name of an image; a value without a place of its own stands at its setting's. */
function subjectsOf({ node, above }: Place): readonly Subject[] {
  const own = node.addresses.length ? node.addresses : (above.at(-1)?.addresses ?? []);
  const value = typeof node.value === 'string' ? node.value : undefined;
  return own.map((address) => {
    const { space, path } = address;
    if (space === 'image') return { address: { space, path: path.slice(0, 1) }, value: path[0] };
    const isValue = path.at(-1)?.startsWith('=') === true;
    return { address: isValue ? { space, path: path.slice(0, -1) } : address, value };
  });
}

function targetOf(place: Place, { address, value }: Subject): Target | undefined {
  const { seen, node } = place;
  const written = seen.text.slice(node.from, node.to);
  const folder = decodeURIComponent(folderOf(seen.document.uri).split('/').at(-1) ?? '');
  for (const lead of seen.table.at(address)) {
    const subject = lead.isWritten ? written : value;
    if (subject === undefined || !lead.isIn(folder) || !stands(place, lead)) continue;
    const match = lead.match(subject);
    const span = match && spanOf(place, lead, match);
    if (!span) continue;
    if (lead.page !== undefined) return { ...span, page: filled(lead.page, match) };
    const paths = (lead.files ?? []).map((file) => filled(file, match));
    if (lead.rooted) {
      const rooted = paths.filter(isFile);
      if (rooted.length) return { ...span, rooted };
      continue;
    }
    const files = urisOf(seen.document, under(place, lead, paths));
    if (files.length) return { ...span, files };
  }
  return undefined;
}

/** Whether nothing beside a value says that it is meant in another way. */
function stands({ node, above }: Place, { without = [] }: Lead): boolean {
  if (node.addresses.some(({ path }) => path.some((step) => without.includes(step)))) return false;
  return !siblingsOf(above).some(
    ({ label, value }) =>
      label && (without.includes(label.text) || without.includes(`${label.text}=${String(value)}`)),
  );
}

/** What stands beside a setting, or beside a value that has none. */
function siblingsOf(above: readonly Node[]): readonly Node[] {
  const holder = above.at(-1);
  const beside = holder?.kind === 'setting' ? above.at(-2) : holder;
  return beside?.children ?? [];
}

/** Paths below the folder that another setting names; none where nobody knows which that is. */
function under({ above }: Place, lead: Lead, paths: readonly string[]): readonly string[] {
  const setting = siblingsOf(above).find(({ label }) => label && label.text === lead.under);
  if (!setting) return paths;
  const { value } = setting;
  if (typeof value !== 'string') return [];
  return paths.filter((path) => !path.startsWith('/')).map((path) => `${value}/${path}`);
}

/** Where the matched text stands; undefined where it is not written as it is read. */
function spanOf({ seen, node }: Place, lead: Lead, { groups, path }: Match): Span | undefined {
  if (lead.isWritten) return path && shifted(path, node.from);
  const whole = typeof node.value === 'string' ? node.value : groups[0]!;
  const span = find(seen.text, node, whole);
  return span && path ? shifted(path, span.from) : span;
}

/** The first place of a text in a node. */
function find(text: string, { from, to }: Span, words: string): Span | undefined {
  const at = text.slice(from, to).indexOf(words);
  return at < 0 ? undefined : { from: from + at, to: from + at + words.length };
}

/** A value without its quotes. */
function contentOf(text: string, { from, to }: Span): Span {
  const isQuoted = to - from > 1 && /["']/.test(text[from]!) && text[to - 1] === text[from];
  return isQuoted ? { from: from + 1, to: to - 1 } : { from, to };
}

const isFile = (path: string): boolean => path !== '' && !/(?:^|\/)\.{0,2}$/.test(path);

/** Files by their URIs; folders and what lies nowhere near the document are none. */
function urisOf({ uri }: Document, paths: readonly string[]): readonly string[] {
  return paths.filter(isFile).flatMap((path) => resolveUri(uri, path) ?? []);
}
