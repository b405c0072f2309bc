import type { Document } from '../../core/document.ts';
import type { Part } from '../../core/lazy-part.ts';
import type { Node } from '../../core/node.ts';
import type { Filled, Meaning } from '../../core/values.ts';
import { expand, type Lookup } from './expand.ts';
import { joinLines, readHeader } from './lines.ts';
import { readMode } from './mode.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A pair of `ARG` or `ENV` in its segment. */
interface Pair {
  readonly keyword: 'ARG' | 'ENV';
  readonly name: string;
  readonly node: Node;
  /** What is written behind the `=`; undefined where nothing is. */
  readonly written: string | undefined;
}

/** What a name means from an offset of the document on. */
interface Entry {
  readonly at: number;
  readonly keyword: Pair['keyword'];
  readonly meaning: Meaning;
}

/** A stage, or what stands before the first; its entries by name, in their order. */
interface Scope {
  readonly from: number;
  /** The stage that it is built from; `scratch`, or an image that is not in sight. */
  readonly base: Scope | 'scratch' | 'image';
  readonly entries: Map<string, Entry[]>;
}

/** How far a document was read. Instructions are read in their order, so that what one uses is known. */
interface Index {
  readonly document: Document;
  readonly vocabulary: Vocabulary;
  readonly globals: Scope;
  readonly stages: Scope[];
  /** The latest of a name. */
  readonly named: Map<string, Scope>;
  next: number;
}

const indexes = new WeakMap<Document, Index>();

function indexOf(document: Document, vocabulary: Vocabulary): Index {
  let index = indexes.get(document);
  if (!index) {
    const globals: Scope = { from: 0, base: 'scratch', entries: new Map() };
    const named = new Map<string, Scope>();
    index = { document, vocabulary, globals, stages: [], named, next: 0 };
    indexes.set(document, index);
  }
  return index;
}

/**
 * What the text of a node of a part comes to in a build without `--build-arg`: by
 * https://docs.docker.com/build/building/variables/. Undefined where that is not known from the file alone.
 */
export function valueAt(
  document: Document,
  part: Part,
  node: Node,
  vocabulary: Vocabulary,
): Filled | undefined {
  if (typeof node.value === 'string') return { text: node.value, certain: true };
  const index = upTo(document, part, vocabulary);
  const text = writtenAt(document, part, node);
  return expand(text, escapeOf(part), lookup(index, part, part.segment.from));
}

/** What these hold is run in a container, where arguments of the build are gone. */
const AT_RUN_TIME: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** What a variable means in a part. */
export function meaningAt(
  document: Document,
  part: Part,
  name: string,
  vocabulary: Vocabulary,
): Meaning {
  const index = upTo(document, part, vocabulary);
  const { entity, from } = part.segment;
  return meaningIn(index, scopeOf(index, part), name, from, AT_RUN_TIME.has(entity));
}

/** Reads what stands before a part. */
function upTo(document: Document, { segment }: Part, vocabulary: Vocabulary): Index {
  const index = indexOf(document, vocabulary);
  const { parts } = document;
  for (; index.next < parts.length; index.next++) {
    const part = parts[index.next]!;
    if (part.segment.from >= segment.from) break;
    if (part.segment.entity === 'FROM') openStage(index, part);
    else if (part.segment.entity === 'ARG' || part.segment.entity === 'ENV')
      for (const pair of pairsIn(document, part)) declare(index, part, pair);
  }
  return index;
}

/** True for what a `FROM` starts from. */
export const isBaseImage = ({ addresses }: Node): boolean =>
  addresses.some(
    ({ space, path }) => space === 'dockerfile' && path[0] === 'FROM' && path[1] === 'image',
  );

function openStage(index: Index, part: Part): void {
  const { document, vocabulary, stages, named } = index;
  const block = part.nodes.find(({ kind }) => kind === 'block');
  const image = block?.children?.find(isBaseImage);
  const text = image && valueAt(document, part, image, vocabulary)?.text.toLowerCase();
  const base = named.get(text ?? '') ?? (text === 'scratch' ? text : 'image');
  const stage: Scope = { from: part.segment.from, base, entries: new Map() };
  stages.push(stage);
  const name = block?.children?.find(({ defines }) => defines?.scope === 'stage')?.defines?.text;
  if (name !== undefined) named.set(name.toLowerCase(), stage);
}

/** The scope that an instruction reads its variables in: `FROM` stands outside of its stage. */
function scopeOf({ globals, stages }: Index, { segment }: Part): Scope {
  if (segment.entity === 'FROM') return globals;
  let low = 0;
  let high = stages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stages[middle]!.from <= segment.from) low = middle + 1;
    else high = middle;
  }
  return stages[low - 1] ?? globals;
}

const lookup =
  (index: Index, part: Part, before: number): Lookup =>
  (name) => {
    const { text, certain } = meaningIn(index, scopeOf(index, part), name, before);
    return text === undefined ? undefined : { text, certain };
  };

/** What a name means in a scope before an offset; where asked for, to who only sees `ENV`. */
function meaningIn(
  { vocabulary, globals }: Index,
  scope: Scope,
  name: string,
  before: number,
  isLater = false,
): Meaning {
  const entry = entryIn(scope, name, before, isLater);
  if (entry) return entry.meaning;
  if (scope === globals) return vocabulary.predefined.has(name) ? BY_TOOL : NOTHING;
  // Those of the platform are known in a stage only behind an `ARG`.
  if (vocabulary.predefined.has(name) && !vocabulary.platform.has(name)) return BY_TOOL;
  return rootOf(scope) === 'image' ? OUTSIDE : NOTHING;
}

const BY_TOOL: Meaning = { text: undefined, certain: false, origin: 'tool' };
const OUTSIDE: Meaning = { text: undefined, certain: false, origin: 'outside' };
const NOTHING: Meaning = { text: null, certain: true, origin: 'nothing' };

/** The last declaration that holds: of the scope, or of the nearest that it is built from. */
function entryIn(start: Scope, name: string, before: number, isLater: boolean): Entry | undefined {
  let scope: Scope['base'] = start;
  for (let until = before; typeof scope === 'object'; until = Infinity) {
    const found: Entry | undefined = scope.entries
      .get(name)
      ?.findLast(({ at, keyword }) => at < until && (keyword === 'ENV' || !isLater));
    if (found) return found;
    scope = scope.base;
  }
  return undefined;
}

/** What the first of the stages that one is built from is built from. */
function rootOf(start: Scope): 'scratch' | 'image' {
  let scope: Scope['base'] = start;
  while (typeof scope === 'object') scope = scope.base;
  return scope;
}

function declare(index: Index, part: Part, pair: Pair): void {
  const scope = scopeOf(index, part);
  const { keyword, name, node } = pair;
  const isEnv = keyword === 'ENV';
  if (isEnv && scope === index.globals) return;
  const at = part.segment.from + node.from;
  const meaning = isEnv ? environment(index, part, pair) : argument(index, scope, part, pair);
  const entries = scope.entries.get(name);
  const entry = { at, keyword, meaning };
  if (entries) entries.push(entry);
  else scope.entries.set(name, [entry]);
}

/** All pairs of one `ENV` are read with what was known before it. */
function environment(index: Index, part: Part, { node, written }: Pair): Meaning {
  const value = expand(written ?? '', escapeOf(part), lookup(index, part, part.segment.from));
  return {
    text: value?.text,
    certain: value?.certain ?? false,
    origin: 'declared',
    declared: { part, node },
  };
}

/** The pairs of one `ARG` are read one after the other; what they say is only a default. */
function argument(index: Index, scope: Scope, part: Part, { name, node, written }: Pair): Meaning {
  const { vocabulary, globals } = index;
  const at = part.segment.from + node.from;
  const own: Meaning = {
    text: undefined,
    certain: false,
    origin: 'declared',
    declared: { part, node },
  };
  const before = entryIn(scope, name, at, false);
  // `ENV` wins, the documentation says, but builders differ where it comes first.
  if (before?.keyword === 'ENV') return { ...before.meaning, text: undefined, certain: false };
  if (vocabulary.platform.has(name)) return { ...own, origin: 'tool' };
  if (written !== undefined) {
    const value = expand(written, escapeOf(part), lookup(index, part, at));
    return { ...own, text: value?.text };
  }
  const global = scope === globals ? undefined : globals.entries.get(name)?.at(-1)?.meaning;
  if (global && global.text !== null) return global;
  return { ...own, text: before ? undefined : null };
}

/** The pairs of an `ARG` or `ENV`; remembered as long as its text is. */
function pairsIn(document: Document, part: Part): readonly Pair[] {
  const known = part.memo.get(pairsIn) as readonly Pair[] | undefined;
  if (known) return known;
  const keyword = part.segment.entity === 'ARG' ? 'ARG' : 'ENV';
  const blocks = part.nodes.filter(({ kind }) => kind === 'block');
  const pairs = blocks.flatMap(({ children = [] }) =>
    children.flatMap((node): readonly Pair[] => {
      if (!node.defines) return [];
      const value = node.children?.[0];
      const written = value && writtenAt(document, part, value);
      return [{ keyword, name: node.defines.text, node, written }];
    }),
  );
  part.memo.set(pairsIn, pairs);
  return pairs;
}

/** The text of a node as it stands in the file, its lines joined. */
function writtenAt({ text }: Document, part: Part, { from, to }: Node): string {
  const start = part.segment.from;
  const written = text.slice(start + from, start + to);
  if (!written.includes('\n')) return written;
  return joinLines(written, readHeader(written, 0, escapeOf(part)).lines).text;
}

const escapeOf = ({ segment }: Part): string => readMode(segment.mode).escape;
