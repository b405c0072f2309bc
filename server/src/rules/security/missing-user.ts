import { isRoot } from '../../concepts/images.ts';
import { shifted } from '../../core/span.ts';
import { shippedStages } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  conclude(_, { document }, report) {
    const stages = shippedStages(document);
    const [last] = stages;
    const image = stages.at(-1)?.image?.value;
    if (!last?.from.node.label || typeof image !== 'string' || !isRoot(image)) return;
    const has = (...keywords: readonly string[]) =>
      stages.some((stage) => stage.instructions(...keywords).length > 0);
    if (has('USER') || !has('CMD', 'ENTRYPOINT')) return;
    report('missing-user', { span: shifted(last.from.node.label, last.from.part.segment.from) });
  },
};

export default rule;
