import {
  completeness,
  placeIn,
  nodesAt,
  runTogether,
  type Service,
  servicesOf,
  valueAt,
} from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document }, report) {
    if (!completeness(document)) return;
    const byName = new Map<string, Service[]>();
    for (const service of servicesOf(document)) {
      const name = valueAt(service, 'container_name');
      if (name === undefined || name === null) continue;
      const others = byName.get(String(name));
      if (!others) {
        byName.set(String(name), [service]);
        continue;
      }
      const other = others.find((one) => runTogether(one, service));
      others.push(service);
      if (!other) continue;
      report('duplicate-container-name', {
        span: placeOf(service),
        fill: { name: String(name), other: other.name },
        related: [{ span: placeOf(other), message: `The container of ${other.name}.` }],
      });
    }
  },
};

/** The value where the service has it itself, else the service's name. */
function placeOf(service: Service) {
  const [own] = nodesAt(service, 'container_name');
  const value = own?.node.children?.find(({ kind }) => kind === 'value');
  return placeIn(
    service,
    own && value && { ...own, node: { ...value, label: { ...value, text: '' } } },
  );
}

export default rule;
