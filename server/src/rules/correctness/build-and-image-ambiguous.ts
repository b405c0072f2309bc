import { containersOf, nodesAt, placeIn } from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document }, report) {
    for (const service of containersOf(document)) {
      const { name, settings } = service;
      if (!settings.has('build') || !settings.has('image') || settings.has('pull_policy')) continue;
      const span = placeIn(service, nodesAt(service, 'build')[0]);
      report('build-and-image-ambiguous', { span, fill: { name } });
    }
  },
};

export default rule;
