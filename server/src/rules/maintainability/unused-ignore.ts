import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  review(ignores, _names, report) {
    for (const { id, span, state, removal } of ignores)
      if (state === 'unused')
        report('unused-ignore', {
          span,
          fill: { name: id },
          tags: ['unnecessary'],
          fixes: [{ title: `Stop ignoring ${id}`, edits: [removal], safe: true }],
        });
  },
};

export default rule;
