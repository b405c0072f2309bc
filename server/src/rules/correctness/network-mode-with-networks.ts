import {
  nameSpan,
  nodesAt,
  type Service,
  servicesOf,
  spanOf,
  valueAt,
} from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

const IGNORED = "Ports are ignored with the host's network: all of the container's are the host's.";

const rule: RuleCode = {
  conclude(_, { document }, report) {
    for (const service of servicesOf(document)) {
      const mode = valueAt(service, 'network_mode');
      if (mode === undefined || mode === null || mode === '') continue;
      if (isFilled(service, 'networks'))
        report('network-mode-with-networks', { span: placeOf(service, 'network_mode') });
      if (mode === 'host' && isFilled(service, 'ports'))
        report('network-mode-with-networks', {
          span: placeOf(service, 'ports'),
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

/** A setting that an anchor brings is told at the service's name. */
function placeOf(service: Service, key: string) {
  const own = nodesAt(service, key).find(({ part }) => part === service.part);
  return own ? spanOf(own) : nameSpan(service);
}

export default rule;
