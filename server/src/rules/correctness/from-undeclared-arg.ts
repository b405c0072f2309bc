import { nearest } from '../../concepts/near.ts';
import { shifted } from '../../core/span.ts';
import { meaningAt, stagesOf } from '../../languages/dockerfile/view.ts';
import { globalNames, isStageArgument, usesIn } from '../../languages/dockerfile/view-variables.ts';
import type { RuleCode } from '../rule.ts';

const NAME = 'from-undeclared-arg';

const rule: RuleCode = {
  survey({ document, facts }, report) {
    if (document.origin.language.id !== 'dockerfile') return;
    for (const { from } of stagesOf(document)) {
      const { part } = from;
      for (const { name, guarded, node } of usesIn(document, part)) {
        if (guarded || meaningAt(document, part, name)?.origin !== 'nothing') continue;
        const span = shifted(node.label ?? node, part.segment.from);
        const given = facts.children({ space: 'dockerfile', path: ['ARG'] });
        const near = nearest(name, [
          ...globalNames(document),
          ...given.flatMap(([one, { computed }]) => (computed ? [one] : [])),
        ]);
        report(NAME, {
          span,
          fill: { name },
          fixes: near ? [{ title: `Change to ${near}`, edits: [{ ...span, text: near }] }] : [],
          ...(isStageArgument(document, part, name) && {
            message: 'ARG {name} is of a stage; FROM sees those before the first FROM alone.',
          }),
        });
      }
    }
  },
};

export default rule;
