import type { Span } from './span.ts';

/** Stands in decoded text for what the host fills in at run time (`{{ n }}`, `${var.x}`, `#{x}`). */
export const HOLE = '\uFFFC';

/** `length` characters of decoded text that stand for `outerLength` characters of the host. */
interface Piece {
  readonly inner: number;
  readonly outer: number;
  readonly length: number;
  readonly outerLength: number;
}

/** Monotonic map from the offsets of decoded text to those of its host. */
export class PositionMap {
  private readonly pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
  }

  /**
   * Host offset of `inner`. Between two pieces, `from` is the start of the later one and `to` the
   * end of the earlier one, so that a span never takes in what only separates it from its neighbour.
   * Inside a replaced piece it is the nearer end in that direction.
   */
  toOuter(inner: number, side: 'from' | 'to' = 'from'): number {
    let low = 0;
    let high = this.pieces.length - 1;
    let best = 0;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const piece = this.pieces[middle]!;
      if (piece.inner < inner || (piece.inner === inner && side === 'from')) {
        best = middle;
        low = middle + 1;
      } else high = middle - 1;
    }
    // Behind a gap, as between the words of a list, an empty piece is its own end.
    const next = this.pieces[best + 1];
    if (next?.inner === inner && this.pieces[best]!.inner + this.pieces[best]!.length < inner)
      return next.outer;
    const piece = this.pieces[best];
    if (!piece) return inner;
    const into = Math.max(0, inner - piece.inner);
    if (into >= piece.length) return piece.outer + piece.outerLength;
    if (piece.length === piece.outerLength) return piece.outer + into;
    return side === 'from' || into === 0 ? piece.outer : piece.outer + piece.outerLength;
  }

  /** Decoded offset of `outer`; inside a replaced piece its start, outside of all the nearest. */
  toInner(outer: number): number {
    let low = 0;
    let high = this.pieces.length - 1;
    let best = 0;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.pieces[middle]!.outer <= outer) {
        best = middle;
        low = middle + 1;
      } else high = middle - 1;
    }
    const piece = this.pieces[best];
    if (!piece) return outer;
    const into = Math.max(0, outer - piece.outer);
    if (into >= piece.outerLength) return piece.inner + piece.length;
    return piece.length === piece.outerLength ? piece.inner + into : piece.inner;
  }

  span(span: Span): Span {
    const from = this.toOuter(span.from);
    return { from, to: Math.max(from, this.toOuter(span.to, 'to')) };
  }

  /** The stretches that a decoded span touches and that the host spells otherwise: its escapes, its variables. */
  replaced({ from, to }: Span): readonly Span[] {
    return this.pieces
      .filter(
        ({ inner, length, outerLength }) =>
          length !== outerLength && inner < to && inner + length > from,
      )
      .map(({ inner, length }) => ({ from: inner, to: inner + length }));
  }

  /** True when both ends of the decoded span fall on characters that the host spells as they are. */
  exact(span: Span): boolean {
    return this.isExact(span.from) && this.isExact(span.to);
  }

  private isExact(inner: number): boolean {
    return this.pieces.some(
      (piece) =>
        inner === piece.inner ||
        inner === piece.inner + piece.length ||
        (piece.length === piece.outerLength &&
          inner > piece.inner &&
          inner < piece.inner + piece.length),
    );
  }

  /** The map to the host of `outer`, for text whose own host is what `outer` decodes. */
  within(outer: PositionMap): PositionMap {
    return new PositionMap(this.pieces.flatMap((piece) => outer.resolve(piece)));
  }

  /** A piece that leads to this map's decoded text, as pieces that lead to its host. */
  private resolve(piece: Piece): readonly Piece[] {
    const { inner, outer, length, outerLength } = piece;
    const { from, to } = this.span({ from: outer, to: outer + outerLength });
    if (length !== outerLength || length === 0)
      return [{ inner, outer: from, length, outerLength: to - from }];
    const found: Piece[] = [];
    for (let i = this.firstBehind(outer); i < this.pieces.length; i++) {
      const own = this.pieces[i]!;
      if (own.inner >= outer + length) break;
      const start = Math.max(own.inner, outer);
      const end = Math.min(own.inner + own.length, outer + length);
      if (end <= start) continue;
      const shape = { inner: inner + start - outer, length: end - start };
      found.push(
        own.length === own.outerLength
          ? { ...shape, outer: own.outer + start - own.inner, outerLength: end - start }
          : { ...shape, outer: own.outer, outerLength: own.outerLength },
      );
    }
    return found;
  }

  /** Index of the first piece that ends behind `inner`. */
  private firstBehind(inner: number): number {
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = this.pieces[middle]!;
      if (piece.inner + piece.length > inner) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The maps of several texts that stand one behind the other, each at its own inner offset. */
  static join(parts: readonly { readonly map: PositionMap; readonly at: number }[]): PositionMap {
    return new PositionMap(
      parts.flatMap(({ map, at }) =>
        map.pieces.map((piece) => ({ ...piece, inner: piece.inner + at })),
      ),
    );
  }

  /** The map of a text of which only the way back is known; one step per character. */
  static traced(length: number, place: (span: Span) => Span): PositionMap {
    const pieces: Piece[] = [];
    for (let inner = 0; inner < length; inner++) {
      const { from, to } = place({ from: inner, to: inner + 1 });
      const last = pieces.at(-1);
      if (
        last &&
        to - from === 1 &&
        last.length === last.outerLength &&
        last.outer + last.length === from
      )
        pieces[pieces.length - 1] = {
          ...last,
          length: last.length + 1,
          outerLength: last.length + 1,
        };
      else pieces.push({ inner, outer: from, length: 1, outerLength: to - from });
    }
    return new PositionMap(pieces);
  }

  /** The map of text that is spelled as it stands, `outer` characters into its host. */
  static identity(length: number, outer = 0): PositionMap {
    return new PositionMap([{ inner: 0, outer, length, outerLength: length }]);
  }
}

/** Collects decoded text and its map in one pass; every host decodes through this and nothing else. */
export class Decoder {
  private out = '';
  private readonly pieces: Piece[] = [];

  /** Takes over `source[from, to)` as it stands. */
  copy(source: string, from: number, to: number): this {
    if (to > from) {
      this.pieces.push({
        inner: this.out.length,
        outer: from,
        length: to - from,
        outerLength: to - from,
      });
      this.out += source.slice(from, to);
    }
    return this;
  }

  /** Lets `text` stand for the host's `[from, to)`. */
  replace(text: string, from: number, to: number): this {
    this.pieces.push({
      inner: this.out.length,
      outer: from,
      length: text.length,
      outerLength: to - from,
    });
    this.out += text;
    return this;
  }

  /** Marks the host's `[from, to)` as filled in at run time. */
  hole(from: number, to: number): this {
    return this.replace(HOLE, from, to);
  }

  /** The decoded text so far. */
  get text(): string {
    return this.out;
  }

  done(): { readonly text: string; readonly map: PositionMap } {
    return { text: this.out, map: new PositionMap(this.pieces) };
  }
}
