import { type Node, walk } from '../../core/node.ts';
import { containersOf, nameSpan, nodesAt, valueAt } from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document }, report) {
    for (const service of containersOf(document)) {
      const dropped = [...walk(nodesAt(service, 'cap_drop').map(({ node }) => node))];
      if (dropped.some(isAll) || valueAt(service, 'privileged') === true) continue;
      report('capabilities-not-dropped', {
        span: nameSpan(service),
        fill: { name: service.name },
      });
    }
  },
};

/** An unknown one may be all of them. */
const isAll = ({ kind, value }: Node): boolean =>
  kind === 'value' && (value === undefined || String(value).toUpperCase() === 'ALL');

export default rule;
