import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { leads, type Stage, stageOf, stagesOf, valueAt } from './view.ts';

/** An image that is pulled: offsets of the node are the part's. */
export interface PulledImage {
  readonly part: Part;
  readonly node: Node;
  /** As the builder reads it, arguments by their defaults. */
  readonly text: string;
  readonly keyword: 'FROM' | 'COPY' | 'RUN';
}

const SCRATCH = 'scratch';

/** The images that a Dockerfile names, by its instructions; stages, `scratch` and what is unknown are left out. */
export function imagesOf(document: Document): readonly PulledImage[] {
  const stages = stagesOf(document);
  const found: PulledImage[] = [];
  for (const stage of stages) {
    found.push(...baseOf(document, stage));
    for (const { part, node, keyword } of stage.instructions('COPY', 'RUN'))
      for (const source of sourcesIn(node)) {
        if (typeof source.value !== 'string' || isStage(document, part, source.value)) continue;
        if (keyword === 'COPY' || keyword === 'RUN')
          found.push({ part, node: source, text: source.value, keyword });
      }
  }
  return found;
}

/** The same of what is built on alone. */
export const basesOf = (document: Document): readonly PulledImage[] =>
  stagesOf(document).flatMap((stage) => baseOf(document, stage));

function baseOf(document: Document, { from, image, base }: Stage): readonly PulledImage[] {
  const text = image && !base && valueAt(document, from.part, image)?.text;
  return image && text && text.toLowerCase() !== SCRATCH
    ? [{ part: from.part, node: image, text, keyword: 'FROM' }]
    : [];
}

/** The values of `COPY --from=` and `RUN --mount=from=` in an instruction. */
export function sourcesIn({ children = [] }: Node): readonly Node[] {
  return children.flatMap((flag): readonly Node[] => {
    if (flag.kind !== 'flag') return [];
    if (leads(flag.addresses, 'COPY', '--from')) return flag.children?.slice(0, 1) ?? [];
    if (!leads(flag.addresses, 'RUN', '--mount')) return [];
    const from = flag.children?.find(({ addresses }) => leads(addresses, 'RUN', '--mount', 'from'));
    return from?.children?.slice(0, 1) ?? [];
  });
}

/** The stage that a name or number means where a part stands: one before it, or itself. */
export function stageNamed(document: Document, part: Part, name: string): Stage | undefined {
  const own = stageOf(document, part);
  const stages = stagesOf(document);
  const known = stages.slice(0, own ? stages.indexOf(own) + 1 : 0);
  const wanted = name.toLowerCase();
  return (
    known.findLast((stage) => stage.name?.defines?.text.toLowerCase() === wanted) ??
    (/^\d+$/.test(name) ? known[Number(name)] : undefined)
  );
}

const isStage = (document: Document, part: Part, name: string): boolean =>
  /^\d+$/.test(name) || stageNamed(document, part, name) !== undefined;
