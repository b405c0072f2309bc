import { address } from '../../core/address.ts';
import type { Role, Slot } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import type { Logical } from './lines.ts';
import type { Vocabulary } from './vocabulary.ts';
import { plainWordsIn } from './words.ts';

/** A cursor in the joined line of an instruction. */
export interface Cursor {
  readonly logical: Logical;
  readonly at: number;
  /** The same place in the segment. */
  readonly offset: number;
  readonly escape: string;
  readonly vocabulary: Vocabulary;
}

type Extra = Partial<Pick<Slot, 'siblings' | 'scope' | 'suffix' | 'paths'>>;

/** A slot whose choice replaces `span` of the joined line. */
export function slotFor(
  { logical, at, offset }: Cursor,
  role: Role,
  path: readonly string[],
  span: Span,
  extra: Extra = {},
): Slot {
  const replace = span.from < span.to ? logical.map.span(span) : { from: offset, to: offset };
  const typed = logical.text.slice(span.from, at);
  return { prefix: address('dockerfile', ...path), role, replace, typed, siblings: [], ...extra };
}

/** The word that the cursor touches, or nothing at its place. */
export const wordAt = ({ logical: { text }, at }: Cursor, from: number): Span =>
  plainWordsIn(text, from, text.length).find((word) => word.from <= at && at <= word.to) ?? {
    from: at,
    to: at,
  };

/** The name of a variable behind `$` or `${`. */
export function variableSlot(cursor: Cursor, word: Span): Slot | undefined {
  const { text } = cursor.logical;
  const before = text.slice(Math.max(word.from, cursor.at - 200), cursor.at);
  const typed = /\$\{?(\w*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const from = cursor.at - typed.length;
  const to = cursor.at + (/^\w*/.exec(text.slice(cursor.at, word.to))?.[0].length ?? 0);
  return slotFor(cursor, 'reference', ['ARG'], { from, to }, { scope: 'variable' });
}
