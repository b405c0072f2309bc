import type { Document } from '../core/document.ts';
import { type Span, shifted } from '../core/span.ts';
import { type Occurrence, thingAt } from './names.ts';
import type { World } from './world.ts';

/** Where a name is declared. Offsets are those of the target's document. */
export interface Target {
  readonly document: Document;
  /** The name. */
  readonly span: Span;
  /** The whole declaration. */
  readonly whole: Span;
}

export interface Definition {
  /** The name that was asked about. */
  readonly origin: Span;
  readonly targets: readonly Target[];
}

/** The declarations that the name at an offset means; undefined where nothing in sight declares it. */
export function definition(world: World, offset: number): Definition | undefined {
  const thing = thingAt(world, offset);
  if (!thing?.declarations.length) return undefined;
  return { origin: thing.at.span, targets: thing.declarations.map(targetOf) };
}

function targetOf({ document, place, span }: Occurrence): Target {
  const { segment, nodes } = place.part;
  const whole = nodes.find(({ from, to }) => from <= place.span.from && place.span.to <= to);
  return { document, span, whole: whole ? shifted(whole, segment.from) : span };
}
