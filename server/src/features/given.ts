import type { Document } from '../core/document.ts';
import { binderOf, type NamePlace, placesOf } from '../core/names.ts';
import { shifted } from '../core/span.ts';
import { code } from '../glossary/card.ts';
import { placeName } from '../glossary/place-name.ts';
import type { Used } from './meanings.ts';
import { documentAt, placesAt } from './names.ts';
import type { World } from './world.ts';

type Row = readonly [label: string, text: string];

/** Longer values are cut. */
const LONGEST = 80;
const MOST_ROWS = 5;

/**
 * What the files around a document set for its name at an offset, a row for each: compose files for arguments of
 * a build.
 */
export function givenAt(world: World, offset: number): Used | undefined {
  const { document, neighbours } = world;
  if (!neighbours.length) return undefined;
  for (const place of placesAt(document, offset)) {
    const { scope, text } = place.name;
    const giving = neighbours.flatMap((other) =>
      placesOf(other)
        .filter(({ name }) => name.scope === scope && name.text === text && name.file !== undefined)
        .map((one) => ({ other, one })),
    );
    const [first] = giving;
    if (!first) continue;
    // All names of the document are bound only where somebody speaks of this one.
    const binder = binderOf(document);
    const own = binder.of(place);
    if (typeof own !== 'object') continue;
    const meant = giving.filter(({ other, one: { name } }) => {
      const bound = binder.outside(name);
      return (
        documentAt(world, other, name.file!) === document &&
        typeof bound === 'object' &&
        bound.key === own.key
      );
    });
    const details = meant
      .map(({ other, one }) => rowOf(other, one))
      .filter((row) => row !== undefined)
      .slice(0, MOST_ROWS);
    if (details.length)
      return { span: shifted(place.span, place.part.segment.from), card: cardOf(place, details) };
  }
  return undefined;
}

const cardOf = ({ name, node }: NamePlace, details: readonly Row[]): Used['card'] => {
  const address = node?.addresses[0];
  const where = address ? placeName(address) : '';
  return {
    title: name.text,
    where,
    text: 'Set by other files.',
    notes: [],
    details,
    docs: {},
  };
};

/** Who says it, and what; undefined where a name is used without a value. */
function rowOf(document: Document, { node, part }: NamePlace): Row | undefined {
  if (node?.kind !== 'setting' || !node.label) return undefined;
  const file = decodeURIComponent(document.uri.slice(document.uri.lastIndexOf('/') + 1));
  const who = `From ${part.segment.entity.split('/').at(-1)} in ${file}`;
  if (node.form === 'null') return [who, 'whatever its environment holds'];
  const base = part.segment.from;
  const written = document.text.slice(base + node.label.to, base + node.to);
  const value = node.value ?? written.replace(/^["']?\s*[:=]\s*/, '');
  const text = String(value).replaceAll(/\s+/g, ' ');
  if (!text) return [who, 'empty'];
  return [who, code(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)];
}
