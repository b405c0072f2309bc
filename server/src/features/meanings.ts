import type { Document } from '../core/document.ts';
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

/** The name used at an offset, where it stands for a text that the document declares. */
export function usedAt(document: Document, offset: number): Used | undefined {
  const { language } = document.origin;
  if (!language.meaningAt) return undefined;
  for (const { name, declares, span, part } of placesAt(document, offset)) {
    if (declares) continue;
    const meaning = language.meaningAt(document, part, name);
    const address = meaning?.declared?.node.addresses[0];
    if (!meaning?.declared || !address) continue;
    const start = meaning.declared.part.segment.from + meaning.declared.node.from;
    const card = {
      title: name.text,
      where: placeName(address),
      text: `Set in line ${lineOf(document.text, start)}.`,
      notes: [],
      details: detailsOf(meaning),
      docs: {},
    };
    return { span: shifted(span, part.segment.from), card };
  }
  return undefined;
}

function detailsOf({ text, certain }: Meaning): readonly (readonly [string, string])[] {
  if (text === undefined) return [];
  const word = certain ? 'Value' : 'Default';
  if (!text) return [[word, 'empty']];
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return [[word, code(shown.replaceAll(/\s+/g, ' '))]];
}

/** Counts from 1. */
function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
