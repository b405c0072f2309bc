import type { Address } from './address.ts';
import { withComments } from './comments.ts';
import { inputOf, mapOf } from './embedding.ts';
import type { EmbeddedLanguage, Language, Segment, Slot } from './language.ts';
import type { Name, Node } from './node.ts';
import { walk } from './node.ts';
import { type Edit, type Span, shifted, touches } from './span.ts';

/** Segments of more characters than people write are not read: nobody waits seconds for a hover. */
const LARGEST = 250_000;

/** Where projected anchors stand: in the scope of a YAML document. */
export const ANCHOR = 'anchor';

export interface Origin {
  readonly uri: string;
  readonly language: Language;
  /** The language's word for the sort of file. */
  readonly kind: string;
  readonly confidence: 'sure' | 'guess';
  readonly embedded: ReadonlyMap<string, EmbeddedLanguage>;
}

/** A segment with its nodes and all that was derived from it alone. */
export interface Part {
  readonly segment: Segment;
  /** Offsets count from `segment.from`. */
  readonly nodes: readonly Node[];
  /** Lives exactly as long as the segment's text does; keyed by whoever derived something. */
  readonly memo: Map<object | string, unknown>;
}

/** A chain of nodes around an offset, root first, and the offset that their spans count from. */
export interface Chain {
  readonly base: number;
  readonly path: readonly Node[];
}

interface NamedAt {
  readonly name: Name;
  readonly node: Node;
}

/** An immutable snapshot of one file; `edit` makes the next one and keeps every untouched segment. */
export class Document {
  readonly origin: Origin;
  readonly text: string;
  readonly parts: readonly Part[];

  private constructor(origin: Origin, text: string, parts: readonly Part[]) {
    this.origin = origin;
    this.text = text;
    this.parts = parts;
  }

  get uri(): string {
    return this.origin.uri;
  }

  static open(origin: Origin, text: string): Document {
    const parts = origin.language
      .segments(text, origin.kind)
      .map((segment) => new LazyPart(origin, text, segment));
    return new Document(origin, text, parts);
  }

  /** The text with the edit applied; equal in every answer to opening that text afresh. */
  edit(edit: Edit): Document {
    const text = this.text.slice(0, edit.from) + edit.text + this.text.slice(edit.to);
    const delta = edit.text.length - (edit.to - edit.from);
    const editEnd = edit.from + edit.text.length;
    let old = 0;
    const parts = this.origin.language.segments(text, this.origin.kind).map((segment): Part => {
      const by = segment.to <= edit.from ? 0 : segment.from >= editEnd ? delta : undefined;
      if (by !== undefined) {
        while (old < this.parts.length && this.parts[old]!.segment.from < segment.from - by) old++;
        const part = this.parts[old];
        if (part && sameSegment(part.segment, segment, by))
          return by === 0 ? part : (part as LazyPart).moved(segment);
      }
      return new LazyPart(this.origin, text, segment);
    });
    return new Document(this.origin, text, parts);
  }

  /** The part that holds `offset`; at a border the later one, unless it is the end of the text. */
  partAt(offset: number): Part | undefined {
    let low = 0;
    let high = this.parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.parts[middle]!.segment.from <= offset) low = middle;
      else high = middle - 1;
    }
    return this.parts[low];
  }

  /** The nodes around `offset`, embedded ones included. */
  at(offset: number): Chain {
    const part = this.partAt(offset);
    if (!part) return { base: 0, path: [] };
    const base = part.segment.from;
    return { base, path: chainAt(part.nodes, offset - base) };
  }

  /** The chains around `offset` in every place that uses the anchored text there. */
  projectedAt(offset: number): readonly Chain[] {
    const part = this.partAt(offset);
    if (!part) return [];
    const base = part.segment.from;
    return this.projections
      .filter((projection) => projection.source === part)
      .map((projection) => ({ base, path: chainAt(projection.nodes, offset - base) }))
      .filter((chain) => chain.path.length > 0);
  }

  /** What may be written at `offset`, in the file's own language or in one that it embeds. */
  slot(offset: number): Slot | undefined {
    const part = this.partAt(offset);
    if (!part || part.segment.to - part.segment.from > LARGEST) return undefined;
    const base = part.segment.from;
    const local = offset - base;
    const host = chainAt(part.nodes, local)
      .toReversed()
      .find((node) => node.embeds);
    const embedding = host?.embeds;
    if (embedding) {
      const map = mapOf(embedding);
      const language = this.origin.embedded.get(embedding.language);
      const inner = map.toInner(local);
      const slot = language?.slot(inputOf(embedding), inner);
      if (slot) return { ...slot, replace: shifted(map.span(slot.replace), base) };
    }
    const slot = this.origin.language.slot(
      this.text.slice(base, part.segment.to),
      part.segment,
      local,
    );
    return slot && { ...slot, replace: shifted(slot.replace, base) };
  }

  /** Every declaration and use of a name, in document order, projected nodes apart. */
  get names(): readonly { readonly part: Part; readonly node: Node }[] {
    return this.parts.flatMap((part) => namesOf(part).map(({ node }) => ({ part, node })));
  }

  /** Anchored nodes as they read where aliases and merge keys use them. */
  get projections(): readonly Projection[] {
    const project = this.origin.language.project;
    if (!project) return [];
    const anchors = new Map<string, { part: Part; name: Name }>();
    const found: Projection[] = [];
    for (const part of this.parts) {
      for (const { name, node } of anchorsOf(part)) {
        const key = `${part.segment.document}\n${name.text}`;
        if (node.defines === name) {
          anchors.set(key, { part, name });
          continue;
        }
        const place = node.addresses[0];
        const source = anchors.get(key);
        if (!place || !source || source.part === part) continue;
        found.push(this.projection(source.part, name, place, part));
      }
    }
    return found;
  }

  private projection(source: Part, anchor: Name, place: Address, user: Part): Projection {
    const via = user.segment.entity;
    const key = `project\n${anchor.text}\n${place.path.join('/')}\n${via}`;
    let nodes = source.memo.get(key) as readonly Node[] | undefined;
    if (!nodes) {
      const text = this.text.slice(source.segment.from, source.segment.to);
      const raw = this.origin.language.project?.(text, source.segment, anchor, place) ?? [];
      nodes = raw.map((node) => named(attach(node, this.origin.embedded), via));
      source.memo.set(key, nodes);
    }
    return { source, user, nodes };
  }
}

/** Nodes of one segment as they read in another. Offsets count from `source.segment.from`. */
export interface Projection {
  readonly source: Part;
  readonly user: Part;
  readonly nodes: readonly Node[];
}

/** Parses on the first question. The slot for the nodes is shared by all moved copies. */
class LazyPart implements Part {
  readonly segment: Segment;
  readonly memo: Map<object | string, unknown>;
  private readonly parsed: { nodes?: readonly Node[]; text: string | undefined };
  private readonly origin: Origin;

  constructor(origin: Origin, text: string, segment: Segment, from?: LazyPart) {
    this.origin = origin;
    this.segment = segment;
    this.memo = from?.memo ?? new Map();
    this.parsed = from?.parsed ?? { text: text.slice(segment.from, segment.to) };
  }

  moved(segment: Segment): LazyPart {
    return new LazyPart(this.origin, '', segment, this);
  }

  get nodes(): readonly Node[] {
    if (!this.parsed.nodes) {
      const { language, embedded } = this.origin;
      const text = this.parsed.text ?? '';
      const nodes = text.length > LARGEST ? [] : language.parse(text, this.segment);
      this.parsed.nodes = nodes.map((node) => attach(node, embedded));
      this.parsed.text = undefined;
    }
    return this.parsed.nodes;
  }

  get isParsed(): boolean {
    return this.parsed.nodes !== undefined;
  }
}

/** True when the part's nodes have been asked for; counts of work are made of this. */
export const isParsed = (part: Part): boolean => (part as LazyPart).isParsed;

function sameSegment(old: Segment, next: Segment, by: number): boolean {
  return (
    old.from === next.from - by &&
    old.to === next.to - by &&
    old.entity === next.entity &&
    old.document === next.document &&
    old.mode === next.mode &&
    old.within.length === next.within.length &&
    old.within.every((step, i) => step === next.within[i])
  );
}

/** Appends the nodes of embedded languages to the nodes that hold them, in host offsets. */
function attach(node: Node, languages: ReadonlyMap<string, EmbeddedLanguage>): Node {
  const { embeds } = node;
  const language = embeds && languages.get(embeds.language);
  const own = node.children?.map((child) => attach(child, languages)) ?? [];
  if (!embeds || !language) return own.length ? { ...node, children: own } : node;
  const map = mapOf(embeds);
  const inner = language.parse(inputOf(embeds)).map((child) => rebased(child, map));
  // The host's own comments and references may stand in the middle of what it embeds, or behind it.
  const from = inner[0]?.from ?? 0;
  const among = own.filter((child) => child.kind === 'comment' || child.to > from);
  const rest = among.length ? own.filter((child) => !among.includes(child)) : own;
  return { ...node, children: withComments([...rest, ...inner], among) };
}

function rebased(node: Node, map: { span(span: Span): Span }): Node {
  return {
    ...node,
    ...map.span(node),
    ...(node.label && { label: { ...map.span(node.label), text: node.label.text } }),
    ...(node.children && { children: node.children.map((child) => rebased(child, map)) }),
  };
}

function named(node: Node, via: string): Node {
  return {
    ...node,
    via,
    ...(node.children && { children: node.children.map((child) => named(child, via)) }),
  };
}

/** The innermost chain around a local offset: what starts at it wins over what ends at it. */
function chainAt(nodes: readonly Node[], offset: number): readonly Node[] {
  const path: Node[] = [];
  for (let level: readonly Node[] | undefined = nodes; level;) {
    let hit: Node | undefined;
    for (const node of level) {
      if (touches(node, offset) && (!hit || offset < node.to || node.from < hit.from)) hit = node;
      if (node.from > offset) break;
    }
    if (!hit) break;
    path.push(hit);
    level = hit.children;
  }
  return path;
}

function namesOf(part: Part): readonly NamedAt[] {
  let names = part.memo.get(namesOf) as NamedAt[] | undefined;
  if (!names) {
    names = [];
    for (const node of walk(part.nodes)) {
      if (node.defines) names.push({ name: node.defines, node });
      if (node.refers) names.push({ name: node.refers, node });
    }
    part.memo.set(namesOf, names);
  }
  return names;
}

function anchorsOf(part: Part): readonly NamedAt[] {
  return namesOf(part).filter(({ name }) => name.scope === ANCHOR);
}
