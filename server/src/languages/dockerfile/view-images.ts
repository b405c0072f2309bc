import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { type Instruction, leads, type Stage, stageOf, stagesOf, valueAt } from './view.ts';

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
    const { from, image, base } = stage;
    const text = image && !base && valueAt(document, from.part, image)?.text;
    if (image && text && text.toLowerCase() !== SCRATCH)
      found.push({ part: from.part, node: image, text, keyword: 'FROM' });
    for (const { part, keyword, source } of sourcesOf(stage)) {
      if (typeof source.value !== 'string' || isStage(document, part, source.value)) continue;
      if (keyword === 'COPY' || keyword === 'RUN')
        found.push({ part, node: source, text: source.value, keyword });
    }
  }
  return found;
}

/** What an instruction takes from a stage or an image. */
export interface Source extends Instruction {
  /** The value of `COPY --from=` or `RUN --mount=from=`. */
  readonly source: Node;
}

const sources = new WeakMap<Stage, readonly Source[]>();

/** All that the instructions of a stage take from others, in order. */
export function sourcesOf(stage: Stage): readonly Source[] {
  let found = sources.get(stage);
  if (!found) {
    const all: Source[] = [];
    for (const instruction of stage.instructions('COPY', 'RUN'))
      for (const source of sourcesIn(instruction.node)) all.push({ ...instruction, source });
    sources.set(stage, (found = all));
  }
  return found;
}

const NONE: readonly Node[] = [];
const sourcesByNode = new WeakMap<Node, readonly Node[]>();

/** What an instruction takes from others; remembered, since nodes outlive the edits elsewhere in their file. */
export function sourcesIn(node: Node): readonly Node[] {
  let found = sourcesByNode.get(node);
  if (!found) {
    const all = (node.children ?? []).flatMap(sourceOf);
    sourcesByNode.set(node, (found = all.length ? all : NONE));
  }
  return found;
}

function sourceOf(flag: Node): readonly Node[] {
  if (flag.kind !== 'flag') return NONE;
  if (leads(flag.addresses, 'COPY', '--from')) return flag.children?.slice(0, 1) ?? NONE;
  if (!leads(flag.addresses, 'RUN', '--mount')) return NONE;
  const from = flag.children?.find(({ addresses }) => leads(addresses, 'RUN', '--mount', 'from'));
  return from?.children?.slice(0, 1) ?? NONE;
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
