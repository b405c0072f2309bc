import { containersOf, hasSetting, nameSpan, valueAt } from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document }, report) {
    for (const service of containersOf(document)) {
      const isWritable = hasSetting(service, 'read_only')
        ? valueAt(service, 'read_only') === false
        : true;
      if (isWritable)
        report('writable-root-filesystem', {
          span: nameSpan(service),
          fill: { name: service.name },
        });
    }
  },
};

export default rule;
