import type { Address } from './address.ts';
import { inputOf, mapOf } from './embedding.ts';
import type { Rescan, Segment, Slot } from './language.ts';
import type { Name, Node } from './node.ts';
import { walk } from './node.ts';
import {
  attach,
  LARGEST,
  LazyPart,
  moved,
  named,
  type Origin,
  type Part,
  sameSegment,
} from './lazy-part.ts';
import { type Edit, shifted, touches } from './span.ts';

export { isParsed, LARGEST, type Origin, type Part } from './lazy-part.ts';

/** Anchors that use anchors are followed so far; deeper ones go round in circles. */
const DEEPEST = 8;

/** Where projected anchors stand: in the scope of a YAML document. */
export const ANCHOR = 'anchor';

/** A chain of nodes around an offset, root first, and the offset that their spans count from. */
export interface Chain {
  readonly base: number;
  readonly path: readonly Node[];
}

/** By the number of the YAML document and the anchor's name. */
type Anchors = Map<string, { readonly part: Part; readonly name: Name }>;

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

  /**
   * The text with the edit applied; equal in every answer to opening that text afresh. `text` is that text
   * where the caller has it already: a second copy of a large one costs more than all else here.
   */
  edit(
    edit: Edit,
    text = this.text.slice(0, edit.from) + edit.text + this.text.slice(edit.to),
  ): Document {
    const delta = edit.text.length - (edit.to - edit.from);
    const { language } = this.origin;
    const change = { from: edit.from, to: edit.to, by: delta };
    const rescan = language.rescan?.(text, this.segments, change);
    if (rescan) return new Document(this.origin, text, this.spliced(text, edit, rescan));
    const segments = language.segments(text, this.origin.kind);
    return new Document(this.origin, text, this.reused(text, edit, segments, 0));
  }

  /** The parts before and behind what was read again are taken over as they are. */
  private spliced(text: string, edit: Edit, { kept, fresh, rest }: Rescan): readonly Part[] {
    const by = text.length - this.text.length;
    const parts = this.parts.slice(0, kept);
    for (const part of this.reused(text, edit, fresh, kept)) parts.push(part);
    for (let i = rest; i < this.parts.length; i++) {
      const part = this.parts[i] as LazyPart;
      parts.push(by === 0 ? part : part.moved(moved(part.segment, by)));
    }
    return parts;
  }

  /** Parts for segments of the new text: those that the edit did not touch keep what is known of them. */
  private reused(
    text: string,
    edit: Edit,
    segments: readonly Segment[],
    first: number,
  ): readonly Part[] {
    const delta = text.length - this.text.length;
    const editEnd = edit.from + edit.text.length;
    let old = first;
    return segments.map((segment): Part => {
      const by = segment.to <= edit.from ? 0 : segment.from >= editEnd ? delta : undefined;
      if (by !== undefined) {
        while (old < this.parts.length && this.parts[old]!.segment.from < segment.from - by) old++;
        const part = this.parts[old];
        if (part && sameSegment(part.segment, segment, by))
          return by === 0 ? part : (part as LazyPart).moved(segment);
      }
      return new LazyPart(this.origin, text, segment);
    });
  }

  private get segments(): readonly Segment[] {
    return this.parts.map(({ segment }) => segment);
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
    const found: { part: Part; node: Node }[] = [];
    for (const part of this.parts) for (const { node } of namesOf(part)) found.push({ part, node });
    return found;
  }

  /** Anchored nodes as they read where aliases and merge keys use them. */
  get projections(): readonly Projection[] {
    const project = this.origin.language.project;
    if (!project) return [];
    const anchors: Anchors = new Map();
    const found: Projection[] = [];
    for (const part of this.parts) {
      for (const { name, node } of anchorsOf(part)) {
        const key = `${part.segment.document}\n${name.text}`;
        if (node.defines === name) {
          anchors.set(key, { part, name });
          continue;
        }
        this.follow({ name, node }, part, anchors, found);
      }
    }
    return found;
  }

  /** Projects what a use names, and what that uses in its turn, each to where the user stands. */
  private follow(
    { name, node }: NamedAt,
    user: Part,
    anchors: Anchors,
    found: Projection[],
    depth = 0,
  ): void {
    const place = node.addresses[0];
    const source = anchors.get(`${user.segment.document}\n${name.text}`)?.part;
    if (!place || !source || source === user || depth > DEEPEST) return;
    const projection = this.projection(source, name, place, user);
    found.push(projection);
    for (const inner of walk(projection.nodes))
      if (inner.refers?.scope === ANCHOR)
        this.follow({ name: inner.refers, node: inner }, user, anchors, found, depth + 1);
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
    return { source, user, place, nodes };
  }
}

/** Nodes of one segment as they read in another. Offsets count from `source.segment.from`. */
export interface Projection {
  readonly source: Part;
  readonly user: Part;
  /** Where the anchored value is read at. */
  readonly place: Address;
  readonly nodes: readonly Node[];
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

const NO_NAMES: readonly NamedAt[] = [];

function namesOf(part: Part): readonly NamedAt[] {
  let names = part.memo.get(namesOf) as readonly NamedAt[] | undefined;
  if (!names) {
    const all: NamedAt[] = [];
    for (const node of walk(part.nodes)) {
      if (node.defines) all.push({ name: node.defines, node });
      if (node.refers) all.push({ name: node.refers, node });
    }
    names = all.length ? all : NO_NAMES;
    part.memo.set(namesOf, names);
  }
  return names;
}

function anchorsOf(part: Part): readonly NamedAt[] {
  let anchors = part.memo.get(anchorsOf) as readonly NamedAt[] | undefined;
  if (!anchors) {
    const found = namesOf(part).filter(({ name }) => name.scope === ANCHOR);
    anchors = found.length ? found : NO_NAMES;
    part.memo.set(anchorsOf, anchors);
  }
  return anchors;
}
