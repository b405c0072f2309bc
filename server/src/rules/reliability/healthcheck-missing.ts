import {
  containersOf,
  hasSetting,
  isCheckOff,
  jobsOf,
  nameSpan,
} from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document }, report) {
    const jobs = jobsOf(document);
    for (const service of containersOf(document)) {
      const { name } = service;
      const isChecked = hasSetting(service, 'healthcheck') && !isCheckOff(service);
      if (!isChecked && !jobs.has(name))
        report('healthcheck-missing', { span: nameSpan(service), fill: { name } });
    }
  },
};

export default rule;
