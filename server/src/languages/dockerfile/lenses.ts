import type { Document } from '../../core/document.ts';
import type { Lens } from '../../core/language.ts';
import { binderOf, placesOf } from '../../core/names.ts';
import type { Part } from '../../core/lazy-part.ts';
import { type Span, shifted } from '../../core/span.ts';
import { type Stage, stageOf, stagesOf } from './view.ts';

/** Instructions that add a layer to the image, https://docs.docker.com/reference/dockerfile/. */
const LAYERS = ['RUN', 'COPY', 'ADD', 'WORKDIR'];

interface Use {
  readonly by: Stage;
  /** Offsets are the document's. */
  readonly span: Span;
}

/** Above each `FROM`: the layers that its stage adds, and which stages use it. */
export function lenses(document: Document): readonly Lens[] {
  const stages = stagesOf(document);
  const uses = usesIn(document);
  return stages.map((stage, number) => {
    const { part, node } = stage.from;
    const own = uses.get(stage) ?? [];
    const layers = stage.instructions(...LAYERS).length;
    const users = [...new Set(own.map(({ by }) => nameOf(by, stages.indexOf(by))))];
    const isLast = number === stages.length - 1;
    const told = users.length ? [`used by ${users.join(', ')}`] : isLast ? [] : ['not used'];
    return {
      ...shifted(node.label ?? node, part.segment.from),
      text: [layers === 1 ? '1 layer' : `${layers} layers`, ...told].join(' · '),
      places: own.map(({ span }) => span),
    };
  });
}

/** A stage without a name is known by its number. */
const nameOf = ({ name }: Stage, number: number): string => name?.defines?.text ?? String(number);

/** Where each stage is named, by itself or through a variable. */
function usesIn(document: Document): ReadonlyMap<Stage, readonly Use[]> {
  const found = new Map<Stage, Use[]>();
  const add = (used: Stage | undefined, part: Part, span: Span): void => {
    const by = stageOf(document, part);
    if (!used || !by || by === used) return;
    const uses = found.get(used) ?? [];
    const place = shifted(span, part.segment.from);
    if (uses.some((use) => use.span.from === place.from)) return;
    uses.push({ by, span: place });
    found.set(used, uses);
  };
  const binder = binderOf(document);
  for (const place of placesOf(document)) {
    if (place.name.scope !== 'stage' || place.declares) continue;
    const bound = binder.of(place);
    const declared = typeof bound === 'object' ? bound.declaration?.part : undefined;
    if (declared) add(stageOf(document, declared), place.part, place.span);
  }
  for (const { base, from, image } of stagesOf(document)) if (image) add(base, from.part, image);
  for (const uses of found.values()) uses.sort((a, b) => a.span.from - b.span.from);
  return found;
}
