import { type Span, shifted } from '../../core/span.ts';
import { stagesOf } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document }, report) {
    const first = new Map<string, Span>();
    for (const { name, from } of stagesOf(document)) {
      const key = name?.defines?.text.toLowerCase();
      if (!name || key === undefined) continue;
      const span = shifted(name, from.part.segment.from);
      const earlier = first.get(key);
      if (!earlier) first.set(key, span);
      else {
        const related = [{ span: earlier, message: 'The earlier stage.' }];
        report('duplicate-stage-name', { span, related });
      }
    }
  },
};

export default rule;
