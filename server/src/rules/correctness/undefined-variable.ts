import { nearest } from '../../concepts/near.ts';
import { address } from '../../core/address.ts';
import type { Document, Part } from '../../core/document.ts';
import { readImage } from '../../core/parts.ts';
import { shifted } from '../../core/span.ts';
import { maySet } from '../../glossary/images.ts';
import { lineage, meaningAt, stageOf, valueAt } from '../../languages/dockerfile/view.ts';
import {
  globalNames,
  namesBefore,
  usesIn,
  type VariableUse,
} from '../../languages/dockerfile/view-variables.ts';
import type { Fix, RuleCode, RuleWorld } from '../rule.ts';

const NAME = 'undefined-variable';

/** What a variable without a value is taken for. */
type Reason = 'global' | 'platform' | 'near' | 'plain';

const rule: RuleCode = {
  survey(world, report) {
    const { document } = world;
    if (document.origin.language.id !== 'dockerfile') return;
    for (const part of document.parts) {
      if (part.segment.entity === 'FROM') continue;
      for (const use of usesIn(document, part)) {
        const reason = use.guarded ? undefined : reasonOf(world, part, use);
        if (!reason) continue;
        const { from } = part.segment;
        const span = shifted(use.node.label ?? use.node, from);
        const fix = fixOf(document, part, use, reason);
        report(NAME, {
          span,
          fill: { name: use.name },
          fixes: fix ? [fix] : [],
          ...(reason === 'global' && {
            message: `{name} is set before FROM alone; repeat ARG {name} in this stage.`,
          }),
          ...(reason === 'platform' && {
            message: `A stage sees {name} behind an ARG of it alone; here it is empty.`,
          }),
        });
      }
    }
  },
};

/** Undefined where the variable is set, or may be by what the stage is built from. */
function reasonOf(
  { document, facts }: RuleWorld,
  part: Part,
  use: VariableUse,
): Reason | undefined {
  const { name } = use;
  const stage = stageOf(document, part);
  if (!stage || name === 'PATH' || isPairBeside(part, use)) return undefined;
  const { origin } = meaningAt(document, part, name) ?? {};
  if (origin !== 'nothing' && origin !== 'outside') return undefined;
  const isGlobal = globalNames(document).has(name);
  const isPlatform = facts.at(address('dockerfile', 'ARG', name))?.computed !== undefined;
  const reason = isGlobal ? 'global' : isPlatform ? 'platform' : nearReason(document, part, use);
  if (origin === 'nothing') return reason ?? 'plain';
  const root = lineage(stage).at(-1)!;
  const text = root.image && valueAt(document, root.from.part, root.image)?.text;
  const image = readImage(text ?? '')?.name;
  if (image !== undefined && PLAIN.has(image)) return reason ?? 'plain';
  if (image !== undefined && maySet(facts, image, name)) return undefined;
  // `ARG JAVA_VERSION` that chooses the base is often set there too.
  const chooses = usesIn(document, root.from.part).some((one) => one.name === name);
  if (chooses && name.endsWith('_VERSION')) return undefined;
  return reason === 'near' && name.length < 5 ? undefined : reason;
}

/** Images that set nothing but PATH, as their Dockerfiles say. */
const PLAIN: ReadonlySet<string> = new Set(['alpine', 'busybox', 'debian', 'ubuntu']);

/** Another pair of the same instruction sets it: that is another rule's matter. */
const isPairBeside = ({ nodes }: Part, { name, within }: VariableUse): boolean =>
  nodes.some(({ children = [] }) =>
    children.some((pair) => pair !== within && pair.defines?.text === name),
  );

const nearReason = (document: Document, part: Part, use: VariableUse): Reason | undefined =>
  nearName(document, part, use) === undefined ? undefined : 'near';

function nearName(document: Document, part: Part, { name }: VariableUse): string | undefined {
  const names = namesBefore(document, part);
  return names.has(name) ? undefined : nearest(name, names);
}

function fixOf(document: Document, part: Part, use: VariableUse, reason: Reason): Fix | undefined {
  const { from } = part.segment;
  const { name, node } = use;
  if (reason === 'global' || reason === 'platform') {
    const at = from + (part.nodes.find(({ kind }) => kind === 'block')?.from ?? 0);
    const text = `ARG ${name}${document.text.includes('\r\n') ? '\r\n' : '\n'}`;
    return { title: `Add ARG ${name}`, edits: [{ from: at, to: at, text }] };
  }
  const near = nearName(document, part, use);
  if (near === undefined || !node.label) return undefined;
  return { title: `Change to ${near}`, edits: [{ ...shifted(node.label, from), text: near }] };
}

export default rule;
