import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import { shifted } from '../../core/span.ts';
import { isShipped } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document }, report) {
    let before: string | undefined;
    for (const part of document.parts) {
      const joint = part.segment.entity === 'RUN' ? jointOf(document, part) : undefined;
      const label = joint?.node.label;
      if (joint && label && joint.options === before && isShipped(document, part))
        report('consecutive-run', { span: shifted(label, part.segment.from) });
      before = joint?.options;
    }
  },
};

interface Joint {
  readonly node: Node;
  /** Flags as they are written. */
  readonly options: string;
}

/** A RUN that could be joined to its neighbour; remembered, since its text alone decides. */
function jointOf(document: Document, part: Part): Joint | undefined {
  const known = part.memo.get(jointOf) as Joint | 'none' | undefined;
  const joint = known ?? readJoint(document, part) ?? 'none';
  if (!known) part.memo.set(jointOf, joint);
  return joint === 'none' ? undefined : joint;
}

function readJoint(document: Document, part: Part): Joint | undefined {
  const node = part.nodes.find(({ kind }) => kind === 'block');
  const { from } = part.segment;
  if (!node || node.form !== 'scalar') return undefined;
  if (document.text.slice(from + node.from, from + node.to).includes('<<')) return undefined;
  const options = (node.children ?? [])
    .filter(({ kind }) => kind === 'flag')
    .map((flag) => document.text.slice(from + flag.from, from + flag.to));
  return { node, options: options.join(' ') };
}

export default rule;
