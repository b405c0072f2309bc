import { shifted } from '../../core/span.ts';
import { stagesOf } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const NAMES = {
  CMD: 'multiple-cmd',
  ENTRYPOINT: 'multiple-entrypoint',
  HEALTHCHECK: 'multiple-healthcheck',
};

const rule: RuleCode = {
  survey({ document }, report) {
    for (const stage of stagesOf(document))
      for (const [keyword, id] of Object.entries(NAMES)) {
        const all = stage.instructions(keyword);
        const last = all.at(-1);
        for (const { node, part } of all.slice(0, -1)) {
          if (!node.label || !last) continue;
          const span = shifted(node.label, part.segment.from);
          const kept = shifted(last.node.label ?? last.node, last.part.segment.from);
          const related = [{ span: kept, message: 'This one counts.' }];
          report(id, { span, fill: { name: keyword }, related, tags: ['unnecessary'] });
        }
      }
  },
};

export default rule;
