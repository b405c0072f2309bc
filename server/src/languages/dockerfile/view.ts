import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';

/** An instruction in its segment; offsets of `node` count from the segment's start. */
export interface Instruction {
  readonly part: Part;
  readonly node: Node;
  /** In capitals. */
  readonly keyword: string;
}

export interface Stage {
  readonly from: Instruction;
  readonly name: Node | undefined;
  readonly image: Node | undefined;
  /** The earlier stage that it starts from. */
  readonly base: Stage | undefined;
  /** All that follows its FROM. */
  readonly instructions: readonly Instruction[];
}

const views = new WeakMap<Document, readonly Stage[]>();

/** The build stages of a Dockerfile in their order; ARG before the first is left out. */
export function stagesOf(document: Document): readonly Stage[] {
  let stages = views.get(document);
  if (!stages) views.set(document, (stages = readStages(document)));
  return stages;
}

function readStages(document: Document): readonly Stage[] {
  const stages: (Stage & { readonly instructions: Instruction[] })[] = [];
  const byName = new Map<string, Stage>();
  for (const part of document.parts) {
    for (const node of part.nodes) {
      if (node.kind !== 'block') continue;
      const instruction = { part, node, keyword: node.addresses[0]?.path[0] ?? '' };
      if (instruction.keyword !== 'FROM') {
        stages.at(-1)?.instructions.push(instruction);
        continue;
      }
      const name = node.children?.find(({ defines }) => defines?.scope === 'stage');
      const image = node.children?.find(({ addresses }) => leads(addresses, 'FROM', 'image'));
      const base = byName.get(image?.refers?.text.toLowerCase() ?? '');
      const stage = { from: instruction, name, image, base, instructions: [] };
      stages.push(stage);
      if (name?.defines) byName.set(name.defines.text.toLowerCase(), stage);
    }
  }
  return stages;
}

/** True when one of the addresses begins with the steps. */
export const leads = (addresses: Node['addresses'], ...steps: readonly string[]): boolean =>
  addresses.some(
    ({ space, path }) => space === 'dockerfile' && steps.every((step, i) => path[i] === step),
  );

/** What the image is made of: the last stage and those that it starts from, the last first. */
export function shippedStages(document: Document): readonly Stage[] {
  const shipped: Stage[] = [];
  for (let stage = stagesOf(document).at(-1); stage; stage = stage.base) shipped.push(stage);
  return shipped;
}

const shippedParts = new WeakMap<Document, ReadonlySet<Part>>();

/** True when the segment's instruction makes a layer of the image, not of a stage that is left behind. */
export function isShipped(document: Document, part: Part): boolean {
  let parts = shippedParts.get(document);
  if (!parts) {
    const stages = shippedStages(document);
    parts = new Set(
      stages.flatMap(({ from, instructions }) => [from, ...instructions].map((one) => one.part)),
    );
    shippedParts.set(document, parts);
  }
  return parts.has(part);
}
