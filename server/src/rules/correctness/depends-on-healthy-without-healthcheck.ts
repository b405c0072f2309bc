import {
  completeness,
  dependenciesOf,
  hasSetting,
  isCheckOff,
  placeIn,
  type Service,
  servicesOf,
} from '../../languages/compose/view.ts';
import type { Placed, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  looksAround: true,
  conclude(hits, { document, neighbours }, report) {
    if (document.origin.language.id !== 'compose' || completeness(document) !== 'sure') return;
    const services = servicesOf(document);
    const elsewhere = new Set(neighbours.flatMap(servicesOf).map(({ name }) => name));
    const unchecked = new Set(
      services
        .filter((service) => !elsewhere.has(service.name) && isUnchecked(service, hits))
        .map(({ name }) => name),
    );
    if (!unchecked.size) return;
    for (const service of services)
      for (const { name, piece, condition, optional } of dependenciesOf(service))
        if (condition === 'service_healthy' && !optional && unchecked.has(name))
          report('depends-on-healthy-without-healthcheck', {
            span: placeIn(service, piece),
            fill: { name },
          });
  },
};

/** True when surely no check runs: it is switched off, or neither the service nor its image has one. */
function isUnchecked(service: Service, hits: readonly Placed[]): boolean {
  if (!service.closed) return false;
  if (hasSetting(service, 'healthcheck')) return isCheckOff(service);
  return (
    !service.settings.has('build') &&
    hits.some(
      ({ hit, part }) => part === service.part && hit.node.kind === 'value' && isImage(hit.above),
    )
  );
}

const isImage = (above: Placed['hit']['above']): boolean => above.at(-1)?.label?.text === 'image';

export default rule;
