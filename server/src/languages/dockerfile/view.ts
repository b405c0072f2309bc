import { valueStep } from '../../core/address.ts';
import type { Document, Part } from '../../core/document.ts';
import type { Label, Node } from '../../core/node.ts';
import type { Filled, Meaning } from '../../core/values.ts';

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
  /** Those behind its FROM with one of the keywords, in order. Only these are read. */
  instructions(...keywords: readonly string[]): readonly Instruction[];
}

const views = new WeakMap<Document, readonly Stage[]>();

/** The build stages of a Dockerfile in their order; ARG before the first is left out. */
export function stagesOf(document: Document): readonly Stage[] {
  let stages = views.get(document);
  if (!stages) views.set(document, (stages = readStages(document)));
  return stages;
}

function readStages(document: Document): readonly Stage[] {
  const stages: Stage[] = [];
  const byName = new Map<string, Stage>();
  const starts: number[] = [];
  document.parts.forEach(({ segment }, i) => {
    if (segment.entity === 'FROM') starts.push(i);
  });
  for (const [i, start] of starts.entries()) {
    const [from] = read([document.parts[start]!]);
    if (!from) continue;
    const name = from.node.children?.find(({ defines }) => defines?.scope === 'stage');
    const image = from.node.children?.find(({ addresses }) => leads(addresses, 'FROM', 'image'));
    // A variable may name a stage: `FROM ${BASE}`.
    const text = image && valueAt(document, from.part, image)?.text;
    const base = byName.get(text?.toLowerCase() ?? '');
    const instructions = instructionsOf(document.parts, start + 1, starts[i + 1]);
    const stage: Stage = { from, name, image, base, instructions };
    stages.push(stage);
    if (name?.defines) byName.set(name.defines.text.toLowerCase(), stage);
  }
  return stages;
}

/** What a node of a part says in a build without `--build-arg`, variables filled in; undefined where that is not known. */
export const valueAt = (document: Document, part: Part, node: Node): Filled | undefined =>
  document.origin.language.valueAt?.(document, part, node);

/** What a variable means in a part. */
export const meaningAt = (document: Document, part: Part, text: string): Meaning | undefined =>
  document.origin.language.meaningAt?.(document, part, { scope: 'variable', text });

/** The instructions of the parts `[from, to)` by their keywords; rules ask for the same ones again and again. */
function instructionsOf(
  parts: readonly Part[],
  from: number,
  to = parts.length,
): Stage['instructions'] {
  let byKeyword: ReadonlyMap<string, readonly Part[]> | undefined;
  const known = new Map<string, readonly Instruction[]>();
  return (...keywords) => {
    const key = keywords.join(' ');
    let found = known.get(key);
    if (!found) {
      byKeyword ??= partsByKeyword(parts, from, to);
      const held = keywords.map((keyword) => byKeyword!.get(keyword) ?? []);
      const [first = []] = held;
      const all =
        held.length === 1 ? first : held.flat().toSorted((a, b) => a.segment.from - b.segment.from);
      known.set(key, (found = read(all)));
    }
    return found;
  };
}

function partsByKeyword(
  parts: readonly Part[],
  from: number,
  to: number,
): ReadonlyMap<string, readonly Part[]> {
  const found = new Map<string, Part[]>();
  for (let i = from; i < to; i++) {
    const part = parts[i]!;
    const list = found.get(part.segment.entity);
    if (list) list.push(part);
    else found.set(part.segment.entity, [part]);
  }
  return found;
}

/** The instructions of parts. */
function read(parts: readonly Part[]): readonly Instruction[] {
  const found: Instruction[] = [];
  for (const part of parts)
    for (const node of part.nodes)
      if (node.kind === 'block')
        found.push({ part, node, keyword: node.addresses[0]?.path[0] ?? '' });
  return found;
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

const shipped = new WeakMap<Document, ReadonlySet<Stage>>();

/** True when the segment's instruction makes a layer of the image, not of a stage that is left behind. */
export function isShipped(document: Document, part: Part): boolean {
  let stages = shipped.get(document);
  if (!stages) shipped.set(document, (stages = new Set(shippedStages(document))));
  const own = stageOf(document, part);
  return own !== undefined && stages.has(own);
}

/** The stage that a segment's instruction belongs to. */
export const stageOf = (document: Document, { segment }: Part): Stage | undefined =>
  stageAt(stagesOf(document), segment.from);

/** The user's node of a USER instruction. */
export const userOf = ({ node }: Instruction): Node | undefined =>
  node.children?.find(({ addresses }) => leads(addresses, 'USER', 'user'));

/** True for the node of a user that is surely root. */
export const isRootUser = (user: Node): boolean =>
  leads(user.addresses, 'USER', 'user', valueStep('root'));

/** The last stage that begins at or before an offset. */
function stageAt(stages: readonly Stage[], offset: number): Stage | undefined {
  let low = -1;
  let high = stages.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (stages[middle]!.from.part.segment.from <= offset) low = middle;
    else high = middle - 1;
  }
  return stages[low];
}

/** A stage and those that it starts from, the nearest first. */
export function lineage(stage: Stage | undefined): readonly Stage[] {
  const stages: Stage[] = [];
  for (let one = stage; one; one = one.base) stages.push(one);
  return stages;
}

/** The image below a segment's instruction, behind the stages that it starts from. */
export const imageOf = (document: Document, part: Part): Node | undefined =>
  lineage(stageOf(document, part)).at(-1)?.image;

/** The instructions with one of the keywords that hold where a segment stands, the nearest first. */
export function instructionsBefore(
  document: Document,
  part: Part,
  ...keywords: readonly string[]
): readonly Instruction[] {
  return lineage(stageOf(document, part)).flatMap((stage) =>
    stage
      .instructions(...keywords)
      .filter((one) => one.part.segment.from < part.segment.from)
      .toReversed(),
  );
}

/** Where the folders are that the mounts of a RUN instruction bring. */
export const mountTargets = (run: Node): readonly string[] =>
  (run.children ?? [])
    .filter(({ addresses }) => leads(addresses, 'RUN', '--mount'))
    .flatMap(({ children = [] }) =>
      children.filter(({ addresses }) => leads(addresses, 'RUN', '--mount', 'target')),
    )
    .flatMap(({ value }) => (typeof value === 'string' ? [value.replace(/\/$/, '')] : []));

/** What stands behind an instruction's name and flags, as it is written; offsets are the segment's. */
export function writtenBody({ label, to, children = [] }: Node, text: string): Label | undefined {
  const flags = children.filter(({ kind }) => kind === 'flag');
  const start = flags.at(-1)?.to ?? label?.to;
  if (start === undefined) return undefined;
  const body = text.slice(start, to);
  const from = start + body.length - body.trimStart().length;
  return from < to ? { from, to, text: text.slice(from, to) } : undefined;
}
