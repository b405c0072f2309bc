import { type Occurrence, thingAt, thingHere } from './names.ts';
import type { World } from './world.ts';

/** Everywhere that the thing at an offset is named, its declarations only if they are asked for. */
export function references(
  world: World,
  offset: number,
  declarations: boolean,
): readonly Occurrence[] {
  const all = thingAt(world, offset)?.all ?? [];
  return declarations ? all : all.filter(({ place }) => !place.declares);
}

/** The same within the document, neighbours unread: editors ask for it at every move of the cursor. */
export const highlights = (world: World, offset: number): readonly Occurrence[] =>
  thingHere(world, offset)?.all ?? [];
