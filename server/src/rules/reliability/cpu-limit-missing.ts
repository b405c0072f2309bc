import { containersOf, hasSetting, nameSpan } from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

/** Any of them is a limit. */
const LIMITS = [['cpus'], ['cpu_quota'], ['deploy', 'resources', 'limits', 'cpus']];

const rule: RuleCode = {
  survey({ document }, report) {
    for (const service of containersOf(document))
      if (!LIMITS.some((path) => hasSetting(service, ...path)))
        report('cpu-limit-missing', { span: nameSpan(service), fill: { name: service.name } });
  },
};

export default rule;
