import type { Document } from '../core/document.ts';
import { binderOf, type NamePlace } from '../core/names.ts';
import { type Span, shifted } from '../core/span.ts';
import type { Meaning } from '../core/values.ts';
import { type Card, code } from '../glossary/card.ts';
import { placeName } from '../glossary/place-name.ts';
import { placesAt } from './names.ts';

/** What a name that is used stands for, and where it stands. Offsets are the document's. */
export interface Used {
  readonly span: Span;
  readonly card: Card;
}

/** Longer values are cut. */
const LONGEST = 80;

/** The name at an offset, where it stands for what the document declares at another place. */
export function usedAt(document: Document, offset: number): Used | undefined {
  const { language } = document.origin;
  if (!language.meaningAt) return undefined;
  for (const place of placesAt(document, offset)) {
    const { name, declares, span, part } = place;
    const meaning = declares
      ? takenOver(document, place)
      : language.meaningAt(document, part, name);
    const address = meaning?.declared?.node.addresses[0];
    if (!meaning?.declared || !address) continue;
    const start = meaning.declared.part.segment.from + meaning.declared.node.from;
    const line = lineOf(document.text, start);
    const card = {
      title: name.text,
      where: placeName(address),
      text: `${meaning.begins ? 'Begins' : 'Set'} in line ${line}.`,
      notes: [],
      details: meaning.begins ? stageDetails(meaning, line) : detailsOf(meaning),
      docs: {},
    };
    return { span: shifted(span, part.segment.from), card };
  }
  return undefined;
}

/** What a declaration takes over from one before it. */
function takenOver(document: Document, place: NamePlace): Meaning | undefined {
  const bound = place.node?.form === 'null' ? binderOf(document).of(place) : undefined;
  const declared = typeof bound === 'object' ? bound.declaration : undefined;
  const node = declared?.node;
  if (!declared || !node || declared.part === place.part) return undefined;
  const value = node.children?.[0];
  const filled = value && document.origin.language.valueAt?.(document, declared.part, value);
  const { part } = declared;
  return { text: filled?.text, certain: false, origin: 'declared', declared: { part, node } };
}

const stageDetails = ({ text }: Meaning, line: number): readonly (readonly [string, string])[] => [
  ['Stage', `of line ${line}` + (text ? `, from ${code(shortened(text))}` : '')],
];

function detailsOf({ text, certain }: Meaning): readonly (readonly [string, string])[] {
  if (text === undefined) return [];
  const word = certain ? 'Value' : 'Default';
  if (!text) return [[word, 'empty']];
  return [[word, code(shortened(text))]];
}

const shortened = (text: string): string =>
  (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text).replaceAll(/\s+/g, ' ');

/** Counts from 1. */
function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
