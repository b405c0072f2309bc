import type { Address } from './address.ts';
import { withComments } from './comments.ts';
import type { PositionMap } from './decoder.ts';
import { entered, inputOf, mapOf } from './embedding.ts';
import { entryOf } from './entry.ts';
import type { EmbeddedLanguage, Language, Segment } from './language.ts';
import type { Embedding, Node } from './node.ts';
import type { Span } from './span.ts';

/** Segments of more characters than people write are not read: nobody waits seconds for a hover. */
export const LARGEST = 250_000;

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

/** Parses on the first question. The slot for the nodes is shared by all moved copies. */
export class LazyPart implements Part {
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

/** Spelled out: a spread costs more than all else that a keystroke does to a part behind it. */
export const moved = (segment: Segment, by: number): Segment => ({
  from: segment.from + by,
  to: segment.to + by,
  within: segment.within,
  entity: segment.entity,
  document: segment.document,
  mode: segment.mode,
});

export function sameSegment(old: Segment, next: Segment, by: number): boolean {
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

/**
 * Appends the nodes of embedded languages to the nodes that hold them, in host offsets. `entry` is the image
 * whose entry point gets what the node embeds.
 */
export function attach(
  node: Node,
  languages: ReadonlyMap<string, EmbeddedLanguage>,
  entry?: Address,
): Node {
  const embeds = node.embeds && entered(node.embeds, entry);
  const language = embeds && languages.get(embeds.language);
  const beside = entryOf(node.children ?? []);
  const own =
    node.children?.map((child) =>
      attach(child, languages, child.kind === 'value' ? (beside ?? entry) : beside),
    ) ?? [];
  if (!embeds || !language) return own.length ? { ...node, children: own } : node;
  const map = mapOf(embeds);
  const inner = language
    .parse(inputOf(embeds))
    .map((child) => rebased(attach(child, languages), { map, host: node }));
  // The host's own comments and references may stand in the middle of what it embeds, or behind it.
  const from = inner[0]?.from ?? 0;
  const among = own.filter((child) => child.kind === 'comment' || child.to > from);
  const rest = among.length ? own.filter((child) => !among.includes(child)) : own;
  return { ...node, embeds, children: withComments([...rest, ...inner], among) };
}

/** Where the host's text was mended, its map may lead beyond what it embeds. */
export interface Placement {
  readonly map: PositionMap;
  readonly host: Span;
}

function placed(span: Span, { map, host }: Placement): Span {
  const { from, to } = map.span(span);
  const within = (offset: number) => Math.min(Math.max(offset, host.from), host.to);
  return { from: within(from), to: within(to) };
}

/** A node of a text as it stands in the text's host. */
export function rebased(node: Node, place: Placement): Node {
  const span = placed(node, place);
  const inner = { map: place.map, host: span };
  return {
    ...node,
    ...span,
    ...(node.label && { label: { ...placed(node.label, inner), text: node.label.text } }),
    ...(node.embeds && { embeds: embeddedIn(node.embeds, place) }),
    ...(node.children && { children: node.children.map((child) => rebased(child, inner)) }),
  };
}

/** What an embedded text embeds, as the host spells it. */
function embeddedIn({ script, words, ...more }: Embedding, place: Placement): Embedding {
  return {
    ...more,
    ...(script && { script: { ...script, map: script.map.within(place.map) } }),
    ...(words && {
      words: words.map((word) => ({
        ...word,
        ...placed(word, place),
        map: word.map.within(place.map),
      })),
    }),
  };
}

export function named(node: Node, via: string): Node {
  return {
    ...node,
    via,
    ...(node.children && { children: node.children.map((child) => named(child, via)) }),
  };
}
