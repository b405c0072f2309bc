import { nearest } from '../../concepts/near.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  review(ignores, names, report) {
    for (const { id, span, state, removal } of ignores) {
      if (state !== 'unknown') continue;
      const near = nearest(id, new Set(names));
      const rename = near && { title: `Write ${near}`, edits: [{ ...span, text: near }] };
      report('unknown-ignore', {
        span,
        fill: { name: id },
        ...(near && { message: `{name} is no rule; did you mean ${near}?` }),
        tags: ['unnecessary'],
        fixes: [...(rename ? [rename] : []), { title: `Stop ignoring ${id}`, edits: [removal] }],
      });
    }
  },
};

export default rule;
