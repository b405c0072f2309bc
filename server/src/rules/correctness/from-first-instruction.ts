import { address } from '../../core/address.ts';
import { shifted } from '../../core/span.ts';
import { isOurFrontend } from '../../languages/dockerfile/view-frontend.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document, facts }, report) {
    // Another frontend may bring the first stage by other words.
    if (!isOurFrontend(document)) return;
    for (const { segment, nodes } of document.parts) {
      if (segment.entity === 'FROM') return;
      if (['', '#', 'ARG'].includes(segment.entity)) continue;
      const label = nodes.find(({ kind }) => kind === 'block')?.label;
      // What is no instruction may stand for a FROM that is still to be written or filled in.
      if (label && facts.at(address('dockerfile', segment.entity)))
        report('from-first-instruction', {
          span: shifted(label, segment.from),
          fill: { name: label.text },
        });
      return;
    }
  },
};

export default rule;
