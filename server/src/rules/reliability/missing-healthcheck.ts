import { readImage } from '../../core/parts.ts';
import { shifted } from '../../core/span.ts';
import { imageFacts } from '../../glossary/images.ts';
import { shippedStages, valueAt } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document, facts }, report) {
    if (document.origin.language.id !== 'dockerfile') return;
    const stages = shippedStages(document);
    const [last] = stages;
    const has = (...keywords: readonly string[]) =>
      stages.some((stage) => stage.instructions(...keywords).length > 0);
    if (!last?.from.node.label || has('HEALTHCHECK') || !has('CMD', 'ENTRYPOINT')) return;
    const { from, image } = stages.at(-1)!;
    const base = image && valueAt(document, from.part, image)?.text;
    if (base === undefined) return;
    const known = imageFacts(facts, readImage(base)?.name ?? '');
    // Docker's own images have no check but where the facts say so; of others nobody knows.
    if (base.toLowerCase() !== 'scratch' && (!known?.official || known.healthcheck)) return;
    report('missing-healthcheck', {
      span: shifted(last.from.node.label, last.from.part.segment.from),
    });
  },
};

export default rule;
