import type { Span } from '../core/span.ts';
import { type Budget, budgetFor, scanFlow, scanQuoted } from './flow.ts';
import {
  blockScalarIndent,
  follower,
  indentAt,
  isLoneDash,
  isLoneProperty,
  isOpen,
  isStrayDash,
  type Line,
  lineAfter,
  readLine,
} from './lines.ts';

/** One piece of a YAML file that can be parsed by itself. */
export interface Cut extends Span {
  /** Keys down to the collection that holds the entry; a list item is the step `-`. */
  readonly path: readonly string[];
  /** The entry's key, `-` for a list item, empty for what stands before the first entry. */
  readonly key: string;
  /** Counts `---`. */
  readonly document: number;
  /** Column of the entry: what `readTree` reads the piece at. */
  readonly indent: number;
  /** The keys of a list item that follow a nested collection which was cut. */
  readonly continued?: true;
}

/**
 * Says where pieces are made smaller: true if each entry of the map or list at `path` shall be a
 * piece of its own. Asked for the collection below a top-level entry, below a key of a list item,
 * and below an entry of what was cut already; never below an anchor, which needs its node whole.
 */
export type Descend = (path: readonly string[], kind: 'map' | 'list') => boolean;

interface Container {
  readonly indent: number;
  readonly list: boolean;
  readonly path: readonly string[];
  /** Column of the keys of the current list item. */
  content: number;
}

/** An entry with a value on its line: it stands only if no nested entries follow it. */
interface Pending {
  readonly line: Line;
  readonly depth: number;
}

interface Header {
  readonly path: readonly string[];
  readonly indent: number;
  readonly depth: number;
}

interface Cutter {
  readonly text: string;
  readonly descend: Descend;
  readonly cuts: Open[];
  readonly budget: Budget;
  containers: Container[];
  header: Header | undefined;
  pending: Pending | undefined;
  document: number;
}

/** A piece whose end is not known yet. */
type Open = Omit<Cut, 'to' | 'continued'> & { to: number; continued?: true };

/**
 * Cuts a text by indentation into pieces that join to exactly the text. `---` and `...` begin a
 * piece. A line that cannot be an entry where it stands stays in the piece before it.
 */
export function cut(text: string, descend: Descend): readonly Cut[] {
  const cutter: Cutter = {
    text,
    descend,
    cuts: [],
    budget: budgetFor(text),
    containers: [],
    header: undefined,
    pending: undefined,
    document: 0,
  };
  const first = text[0] === '\uFEFF' ? 1 : 0;
  start(cutter, 0, [], '', 0);
  openRoot(cutter, first);
  let block = -1;
  let seen = false;
  for (let at = first; at < text.length;) {
    const indent = indentAt(text, at);
    if ((block >= 0 && indent > block) || isDeep(cutter, indent)) {
      at = lineAfter(text, at + indent);
      continue;
    }
    const line = readLine(text, at);
    at = line.next;
    if (line.kind === 'blank') continue;
    block = -1;
    if (line.kind === 'marker') {
      commit(cutter);
      if (seen && text[line.from] === '-') cutter.document++;
      seen = true;
      start(cutter, line.from, [], '', 0);
      openRoot(cutter, at);
    } else if (line.kind === 'key' || line.kind === 'dash') {
      seen = true;
      readEntry(cutter, line);
      block = blockScalarIndent(text, line);
    } else if (line.anchored && isLoneProperty(text, line)) keepWhole(cutter, line);
  }
  commit(cutter);
  cutter.cuts.at(-1)!.to = text.length;
  return cutter.cuts.filter(({ from, to }) => to > from || text.length === 0);
}

/** An anchor below a header needs what the header holds in one piece. */
function keepWhole(cutter: Cutter, line: Line): void {
  if (cutter.header && line.indent > cutter.header.indent) cutter.header = undefined;
}

/** True for a line that cannot be an entry of what is being cut, whatever it holds. */
function isDeep({ containers, header, pending }: Cutter, indent: number): boolean {
  const innermost = containers.at(-1);
  if (header || pending || !innermost) return false;
  return indent > innermost.indent && indent > innermost.content;
}

function start(
  { cuts, document }: Cutter,
  from: number,
  path: readonly string[],
  key: string,
  indent: number,
): Open {
  const last = cuts.at(-1);
  if (last) last.to = from;
  const begun: Open = { from, to: from, path, key, document, indent };
  cuts.push(begun);
  return begun;
}

/** Finds the column and kind of the outermost collection of the document that begins at `first`. */
function openRoot(cutter: Cutter, first: number): void {
  const { text } = cutter;
  cutter.containers = [];
  cutter.header = undefined;
  const indent = rootIndent(cutter, first);
  for (let at = first; indent >= 0 && at < text.length;) {
    if (indentAt(text, at) > indent) {
      at = lineAfter(text, at);
      continue;
    }
    const line = readLine(text, at);
    at = line.next;
    if (line.kind === 'marker') return;
    if (line.indent !== indent || (line.kind !== 'key' && line.kind !== 'dash')) continue;
    const next = follower(text, line);
    const list = line.kind === 'dash';
    if (list ? isStrayDash(line, next) : isValued(cutter, line) && next?.kind === 'dash') continue;
    cutter.containers = [{ indent, list, path: [], content: -1 }];
    return;
  }
}

/** The column of a document's outermost entries; -1 for one without any or in flow style. */
function rootIndent({ text, budget }: Cutter, first: number): number {
  let indent = -1;
  for (let at = first; at < text.length && indent !== 0;) {
    if (indent > 0 && indentAt(text, at) >= indent) {
      at = lineAfter(text, at);
      continue;
    }
    const line = readLine(text, at);
    at = line.next;
    if (line.kind === 'marker') break;
    if (indent < 0 && line.kind === 'other' && isFlowRoot(text, line, budget)) return -1;
    if (line.kind === 'key' || line.kind === 'dash') indent = line.indent;
  }
  return indent;
}

/** True for the first line of a document that is one flow collection, such as JSON. */
export function isFlowRoot(text: string, { inner, to }: Line, budget: Budget): boolean {
  if (text[inner] === '{') return !text.slice(inner, Math.min(to, inner + 2)).startsWith('{{');
  return text[inner] === '[' && scanFlow(text, inner, -1, budget).closed;
}

const isValued = ({ text }: Cutter, line: Line): boolean =>
  !isOpen(text, line) && !'|>'.includes(text[line.value]!);

function readEntry(cutter: Cutter, line: Line): void {
  if (cutter.pending && line.indent > cutter.pending.line.indent) cutter.pending = undefined;
  commit(cutter);
  const depth = depthFor(cutter.containers, line);
  const container = cutter.containers[depth];
  if (!container) return;
  if (openNested(cutter, line, depth)) return;
  const isEntry = line.indent === container.indent && container.list === (line.kind === 'dash');
  const isContent = container.list && line.kind === 'key' && line.indent === container.content;
  if (!isEntry && !isContent) {
    if (cutter.header && line.indent > cutter.header.indent) cutter.header = undefined;
    return;
  }
  if (isEntry && container.list) {
    if (!isIntruder(cutter, line, depth)) settle(cutter, line, depth);
  } else if (isValued(cutter, line) && !isWhole(cutter, line)) {
    if (isEntry || depth < cutter.containers.length - 1) cutter.pending = { line, depth };
  } else settle(cutter, line, depth);
}

/** The innermost collection that the line can belong to; a key ends a list of its own column. */
function depthFor(containers: readonly Container[], line: Line): number {
  let depth = containers.length - 1;
  while (depth >= 0) {
    const { indent, list } = containers[depth]!;
    const ended = indent === line.indent && list && line.kind === 'key' && depth > 0;
    if (indent <= line.indent && !ended) break;
    depth--;
  }
  return depth;
}

/** Begins a collection below the last header, if it shall be cut. */
function openNested(cutter: Cutter, line: Line, depth: number): boolean {
  const { text, header, descend, containers } = cutter;
  const list = line.kind === 'dash';
  if (!header || depth !== header.depth) return false;
  if (line.indent < header.indent || (line.indent === header.indent && !list)) return false;
  const next = follower(text, line);
  if (list && isStrayDash(line, next)) return true;
  // A half-typed setting above the items of a list.
  const item = next?.kind === 'dash' && next.indent === line.indent && !isLoneDash(next);
  if (!list && item && isValued(cutter, line)) return true;
  // A dash at the header's own column in a list container is the next item.
  if (containers[depth]!.list && line.indent <= containers[depth]!.indent) return false;
  if (!descend(header.path, list ? 'list' : 'map')) return false;
  containers.length = depth + 1;
  containers.push({ indent: line.indent, list, path: header.path, content: -1 });
  settle(cutter, line, depth + 1);
  return true;
}

/** A lone dash in the middle of something deeper that goes on behind it, or between a key and its list. */
function isIntruder({ text, containers, header }: Cutter, line: Line, depth: number): boolean {
  if (!isLoneDash(line)) return false;
  const next = follower(text, line);
  if (!next) return false;
  if (header && next.kind === 'dash' && next.indent >= header.indent) return true;
  const inner = containers.slice(depth + 1);
  return inner.some((one) => goesOn(one, next)) || next.indent > (inner.at(-1)?.indent ?? Infinity);
}

/** True for a line in the column of a collection's entries, or of the keys of its last item. */
const goesOn = ({ indent, list, content }: Container, line: Line): boolean =>
  line.kind === 'dash' ? list && line.indent === indent : line.indent === (list ? content : indent);

/** True for a value that is surely the entry's own, although it fills several lines. */
function isWhole({ text, budget }: Cutter, line: Line): boolean {
  const char = text[line.value];
  const scan = char === '[' || char === '{' ? scanFlow : scanQuoted;
  if (!char || !`[{"'`.includes(char)) return false;
  const { closed, to } = scan(text, line.value, line.indent, budget);
  return closed && to > line.to;
}

function commit(cutter: Cutter): void {
  const { pending } = cutter;
  cutter.pending = undefined;
  if (pending) settle(cutter, pending.line, pending.depth);
}

/** Makes an entry, or a key of a list item, the current place. */
function settle(cutter: Cutter, line: Line, depth: number): void {
  const { text, containers } = cutter;
  const container = containers[depth]!;
  const { path, list } = container;
  const entry = line.indent === container.indent && list === (line.kind === 'dash');
  const nested = containers.length - 1 > depth;
  containers.length = depth + 1;
  const key = line.colon < 0 ? '' : keyText(text, line);
  if (entry && list) container.content = line.inner - line.from;
  if (entry) start(cutter, line.from, path, list ? '-' : key, line.indent);
  else if (nested) start(cutter, line.from, path, '-', line.indent).continued = true;
  cutter.header = undefined;
  if (line.colon < 0 || line.anchored || !isOpen(text, line)) return;
  const below = list ? [...path, '-', key] : [...path, key];
  // What is not cut needs no looking for.
  if (!cutter.descend(below, 'map') && !cutter.descend(below, 'list')) return;
  cutter.header = { path: below, indent: list ? container.content : line.indent, depth };
}

function keyText(text: string, { inner, colon }: Line): string {
  const raw = text.slice(inner, colon).trim();
  return /^(["']).*\1$/.test(raw) ? raw.slice(1, -1) : raw;
}
