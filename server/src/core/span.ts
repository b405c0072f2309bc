/** Half-open range of UTF-16 offsets, counted in the text of whoever holds it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** True when `offset` lies in the span, its end included: a cursor behind a word still means the word. */
export const touches = (span: Span, offset: number): boolean =>
  span.from <= offset && offset <= span.to;

/** True when `inner` lies wholly in `outer`. */
export const encloses = (outer: Span, inner: Span): boolean =>
  outer.from <= inner.from && inner.to <= outer.to;

/** True when the two share at least one character. */
export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** The same span, `by` characters further on. */
export const shifted = (span: Span, by: number): Span => ({
  from: span.from + by,
  to: span.to + by,
});

/** Replaces the characters of `span` by `text`. */
export interface Edit extends Span {
  readonly text: string;
}

/** Where the line of an offset begins. A search from before the start would find what stands at it. */
export const lineStart = (text: string, at: number): number =>
  at > 0 ? text.lastIndexOf('\n', at - 1) + 1 : 0;
