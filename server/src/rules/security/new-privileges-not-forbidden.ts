import { walk } from '../../core/node.ts';
import { containersOf, nameSpan, nodesAt, valueAt } from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document }, report) {
    for (const service of containersOf(document)) {
      const options = [...walk(nodesAt(service, 'security_opt').map(({ node }) => node))];
      const isSaid = options.some(
        ({ kind, value }) =>
          kind === 'value' && (value === undefined || /^no-new-privileges\b/.test(String(value))),
      );
      // A privileged container is root already, which another rule says.
      if (!isSaid && valueAt(service, 'privileged') !== true)
        report('new-privileges-allowed', {
          span: nameSpan(service),
          fill: { name: service.name },
        });
    }
  },
};

export default rule;
