import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { instructionsBefore, stageOf, stagesOf } from './view.ts';

/** A variable that the builder fills in. Offsets are the part's. */
export interface VariableUse {
  readonly node: Node;
  readonly name: string;
  /** Says itself what holds where it is not set: `${A:-b}`. */
  readonly guarded: boolean;
  /** The pair, word or flag of the instruction that it stands in. */
  readonly within: Node;
}

/** Instructions whose words the builder expands, https://docs.docker.com/reference/dockerfile/#environment-replacement. */
const EXPANDED: ReadonlySet<string> = new Set(
  'ADD ARG COPY ENV EXPOSE FROM LABEL STOPSIGNAL USER VOLUME WORKDIR'.split(' '),
);

/** The variables in a part that the builder fills in, not a shell; remembered as long as its text is. */
export function usesIn(document: Document, part: Part): readonly VariableUse[] {
  if (!EXPANDED.has(part.segment.entity)) return NONE;
  let uses = part.memo.get(usesIn) as readonly VariableUse[] | undefined;
  if (!uses) {
    const text = document.text.slice(part.segment.from, part.segment.to);
    const found: VariableUse[] = [];
    for (const { kind, children = [] } of part.nodes)
      if (kind === 'block')
        for (const within of children)
          // What is taken from where is not expanded.
          if (within.label?.text !== '--from') collect([within], within, text, found);
    part.memo.set(usesIn, (uses = found));
  }
  return uses;
}

const NONE: readonly VariableUse[] = [];

function collect(nodes: readonly Node[], within: Node, text: string, found: VariableUse[]): void {
  for (const node of nodes) {
    const { label, refers, children = [] } = node;
    if (node.kind === 'argument' && label && refers?.scope === 'variable') {
      const guarded = text[label.from - 1] === '{' && /[-:+?]/.test(text[label.to] ?? '');
      found.push({ node, name: refers.text, guarded, within });
    }
    collect(children, within, text, found);
  }
}

/** The names that `ARG` before the first `FROM` declare. */
export function globalNames(document: Document): ReadonlySet<string> {
  const first = stagesOf(document)[0]?.from.part.segment.from ?? Infinity;
  const before = document.parts.filter(
    ({ segment }) => segment.entity === 'ARG' && segment.from < first,
  );
  return new Set(before.flatMap(({ nodes }) => namesIn(nodes)));
}

/** The names that are set where a part of a stage stands. */
export const namesBefore = (document: Document, part: Part): ReadonlySet<string> =>
  new Set(instructionsBefore(document, part, 'ARG', 'ENV').flatMap(({ node }) => namesIn([node])));

/** The names that an earlier stage of the document declares by `ARG`. */
export function isStageArgument(document: Document, part: Part, name: string): boolean {
  const own = stageOf(document, part);
  return stagesOf(document).some(
    (stage) =>
      stage !== own &&
      stage.from.part.segment.from < part.segment.from &&
      stage.instructions('ARG').some(({ node }) => namesIn([node]).includes(name)),
  );
}

const namesIn = (blocks: readonly Node[]): readonly string[] =>
  blocks.flatMap(({ children = [] }) =>
    children.flatMap(({ defines }) => (defines?.scope === 'variable' ? [defines.text] : [])),
  );
