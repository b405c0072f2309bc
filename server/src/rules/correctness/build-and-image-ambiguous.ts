import { containersOf, nameSpan, nodesAt, spanOf } from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  conclude(_, { document }, report) {
    for (const service of containersOf(document)) {
      const { name, part, settings } = service;
      if (!settings.has('build') || !settings.has('image') || settings.has('pull_policy')) continue;
      const own = nodesAt(service, 'build').find((piece) => piece.part === part);
      const span = own ? spanOf(own) : nameSpan(service);
      report('build-and-image-ambiguous', { span, fill: { name } });
    }
  },
};

export default rule;
