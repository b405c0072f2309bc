import type { Document } from '../core/document.ts';
import { type Span, shifted } from '../core/span.ts';
import { leadOf, type Occurrence, thingAt } from './names.ts';
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

/**
 * The declarations that the name at an offset means, or the start of the file that it stands for;
 * undefined where nothing in sight is either.
 */
export function definition(world: World, offset: number): Definition | undefined {
  const thing = thingAt(world, offset);
  if (!thing?.declarations.length) return fileAt(world, offset);
  return { origin: thing.at.span, targets: thing.declarations.map(targetOf) };
}

function fileAt(world: World, offset: number): Definition | undefined {
  const { base, path } = world.document.at(offset);
  const node = path.findLast(({ leads }) => leads);
  const document = leadOf(world, world.document, node?.leads);
  if (!node || !document) return undefined;
  const start = { from: 0, to: 0 };
  return {
    origin: shifted(node.label ?? node, base),
    targets: [{ document, span: start, whole: start }],
  };
}

function targetOf({ document, place, span }: Occurrence): Target {
  const { segment, nodes } = place.part;
  const whole = nodes.find(({ from, to }) => from <= place.span.from && place.span.to <= to);
  return { document, span, whole: whole ? shifted(whole, segment.from) : span };
}
