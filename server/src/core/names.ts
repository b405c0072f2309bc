import type { Document } from './document.ts';
import { inputOf, mapOf } from './embedding.ts';
import type { Part } from './lazy-part.ts';
import { type Label, type Name, type Node, walk } from './node.ts';
import type { Span } from './span.ts';

/** A name and where it stands. Offsets count from the start of its segment. */
export interface Named {
  readonly name: Name;
  /** It declares the thing; else it uses it. */
  readonly declares: boolean;
  /** Where the words stand that a rename replaces. */
  readonly span: Span;
  /** Those words, as they are read. */
  readonly word: string;
  /** The text at the span reads so; where it does not (escapes, continued lines), nothing can be renamed. */
  readonly exact: boolean;
  /** The name is all of a value without quotes, so that another one may need some. */
  readonly bare: boolean;
  /** The host's node; absent for names that an embedded language reads. */
  readonly node: Node | undefined;
}

/** A name among those of its document. */
export interface NamePlace extends Named {
  readonly part: Part;
}

/** What a name means among those of its document. */
export interface Binding {
  /** Names with equal keys are the same thing; the key stands for no name outside of the document. */
  readonly key: string;
  /** The declaration that is meant here; absent where all of the thing's are. */
  readonly declaration?: NamePlace;
}

/**
 * `'shared'`: scope and text alone decide, over all documents that see each other. Undefined: the name
 * means nothing that is known.
 */
export type Bound = Binding | 'shared' | undefined;

/** How a document's names are bound: made once per document, when somebody asks. */
export interface Binder {
  /** The meaning of one of the document's own names. */
  of(place: NamePlace): Bound;
  /** What another file means by a name of this one (`Name.file`). */
  outside(name: Name): Bound;
}

/** What people may call a thing, by the scope of its name. A scope without it cannot be renamed. */
export interface Naming {
  readonly pattern: RegExp;
  /** What a name may be, for the sentence "A <kind> is named by …". */
  readonly allows: string;
  /** What people call the thing where that is not the scope. */
  readonly kind?: string;
  /** Upper and lower case are the same; names' texts are in lower case then. */
  readonly ignoresCase?: boolean;
  /** Names that are given, and that nobody may take or change. */
  readonly isGiven?: (text: string) => boolean;
  /** Such a name is written as it stands, wherever that is; else the language spells it as a value. */
  readonly plain?: boolean;
  /** Scopes whose names would be taken for this one's. */
  readonly beside?: readonly string[];
}

/** All names of a part, in the order of the text; remembered as long as the part's text is. */
export function namesIn(document: Document, part: Part): readonly Named[] {
  const known = part.memo.get(namesIn) as readonly Named[] | undefined;
  if (known) return known;
  const text = document.text.slice(part.segment.from, part.segment.to);
  const found: Named[] = [];
  for (const node of walk(part.nodes)) {
    if (node.defines) found.push(ofNode(text, node, node.defines, true));
    if (node.refers) found.push(ofNode(text, node, node.refers, false));
    if (node.embeds) found.push(...embedded(document, text, node.embeds));
  }
  const names = found.length ? found.sort((a, b) => a.span.from - b.span.from) : NONE;
  part.memo.set(namesIn, names);
  return names;
}

const NONE: readonly Named[] = [];

function ofNode(text: string, node: Node, name: Name, declares: boolean): Named {
  const label = labelOf(text, node, name);
  const span = { from: label.from, to: label.to };
  const exact = reads(text, label);
  const bare = !/["'&*]/.test(text[label.from - 1] ?? '') && isWhole(node, label);
  return { name, declares, span, word: label.text, exact, bare, node };
}

const isWhole = ({ label, ...node }: Node, { from, to }: Span): boolean =>
  [node, ...(label ? [label] : [])].some((one) => one.from === from && one.to === to);

/** Where the name's own text stands: as the language says, else the label, else the node without quotes. */
function labelOf(text: string, node: Node, name: Name): Label {
  if (name.at) return name.at;
  if (node.label && same(node.label.text, name.text)) return node.label;
  const written = text.slice(node.from, node.to);
  const quoted = /^(["'])(.*)\1$/s.test(written) ? 1 : 0;
  return { from: node.from + quoted, to: node.to - quoted, text: name.text };
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const reads = (text: string, { from, to, text: word }: Label): boolean =>
  same(text.slice(from, to), word);

function embedded(document: Document, text: string, embeds: NonNullable<Node['embeds']>): Named[] {
  const names = document.origin.embedded.get(embeds.language)?.names?.(inputOf(embeds)) ?? [];
  const map = mapOf(embeds);
  return names.map(({ scope, declares, ...inner }) => {
    const span = map.span(inner);
    const label = { ...span, text: inner.text };
    const exact = reads(text, label);
    return {
      name: { scope, text: inner.text },
      declares,
      span,
      word: inner.text,
      exact,
      bare: false,
      node: undefined,
    };
  });
}

const places = new WeakMap<Document, readonly NamePlace[]>();

/** All names of a document, in the order of the text. Reads every segment that was not read before. */
export function placesOf(document: Document): readonly NamePlace[] {
  let found = places.get(document);
  if (!found) {
    const all: NamePlace[] = [];
    for (const part of document.parts)
      for (const named of namesIn(document, part)) all.push(placeOf(named, part));
    found = all;
    places.set(document, found);
  }
  return found;
}

/** Spelled out: a spread would cost more than all else that an edit does to the names behind it. */
export const placeOf = (
  { name, declares, span, word, exact, bare, node }: Named,
  part: Part,
): NamePlace => ({ name, declares, span, word, exact, bare, node, part });

const binders = new WeakMap<Document, Binder>();

/** The binder of a document: its language's, or one by which scope and text decide. */
export function binderOf(document: Document): Binder {
  let binder = binders.get(document);
  if (!binder) {
    binder = document.origin.language.bind?.(document) ?? SHARED;
    binders.set(document, binder);
  }
  return binder;
}

/** The host gives names of what it embeds no meaning, unless it says so. */
const SHARED: Binder = {
  of: ({ node }) => (node ? 'shared' : undefined),
  outside: () => 'shared',
};

/**
 * A binder for names that mean the latest declaration before them (`scopes`), each declaration being a
 * thing of its own: the anchors of a YAML document. All others are shared.
 */
export function latestBinder(document: Document, scopes: ReadonlySet<string>): Binder {
  const bound = new Map<Name, Binding>();
  const latest = new Map<string, Binding>();
  let counted = 0;
  for (const place of placesOf(document)) {
    const { name, declares, part } = place;
    if (!scopes.has(name.scope)) continue;
    const key = `${part.segment.document}\n${name.scope}\n${name.text}`;
    if (declares) latest.set(key, { key: `${key}\n${counted++}`, declaration: place });
    const meant = latest.get(key);
    if (meant) bound.set(name, meant);
  }
  return {
    of: (place) => (scopes.has(place.name.scope) ? bound.get(place.name) : SHARED.of(place)),
    outside: ({ scope }) => (scopes.has(scope) ? undefined : 'shared'),
  };
}
