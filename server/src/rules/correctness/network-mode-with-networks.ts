import {
  nodesAt,
  placeIn,
  type Service,
  servicesOf,
  valueAt,
} from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

const IGNORED = "Ports are ignored with the host's network: all of the container's are the host's.";

const rule: RuleCode = {
  survey({ document }, report) {
    for (const service of servicesOf(document)) {
      const mode = valueAt(service, 'network_mode');
      if (mode === undefined || mode === null || mode === '') continue;
      if (isFilled(service, 'networks'))
        report('network-mode-with-networks', {
          span: placeIn(service, nodesAt(service, 'network_mode')[0]),
        });
      if (mode === 'host' && isFilled(service, 'ports'))
        report('network-mode-with-networks', {
          span: placeIn(service, nodesAt(service, 'ports')[0]),
          severity: 'warning',
          message: IGNORED,
        });
    }
  },
};

/** True when something stands in a list or map. */
const isFilled = (service: Service, key: string): boolean =>
  nodesAt(service, key).some(({ node }) =>
    node.label ? (node.children ?? []).some(({ kind }) => kind !== 'comment') : true,
  );

export default rule;
