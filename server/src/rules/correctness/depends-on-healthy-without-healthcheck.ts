import {
  completeness,
  dependenciesOf,
  filesWith,
  hasAllFiles,
  hasSetting,
  isCheckOff,
  placeIn,
  type Service,
  servicesOf,
} from '../../languages/compose/view.ts';
import type { Placed, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  decides: hasAllFiles,
  conclude(hits, world, report) {
    const { document } = world;
    if (document.origin.language.id !== 'compose' || completeness(document) !== 'sure') return;
    const services = servicesOf(document);
    const waits = services.flatMap((service) =>
      dependenciesOf(service).flatMap(({ name, piece, condition, optional }) =>
        condition === 'service_healthy' && !optional ? [{ service, name, piece }] : [],
      ),
    );
    const others = waits.length ? filesWith(world) : undefined;
    if (!others) return;
    const elsewhere = new Set(others.flatMap(servicesOf).map(({ name }) => name));
    const plain = new Set(
      hits.flatMap(({ hit, part }) =>
        hit.node.kind === 'value' && isImage(hit.above) ? [part] : [],
      ),
    );
    const byName = new Map(services.map((service) => [service.name, service]));
    for (const { service, name, piece } of waits) {
      const other = byName.get(name);
      if (other && !elsewhere.has(name) && isUnchecked(other, plain.has(other.part)))
        report('depends-on-healthy-without-healthcheck', {
          span: placeIn(service, piece),
          fill: { name },
        });
    }
  },
};

/**
 * True when surely no check runs: it is switched off, or neither the service nor its image has one.
 * `plain`: the image is known to have none.
 */
function isUnchecked(service: Service, plain: boolean): boolean {
  if (!service.closed) return false;
  if (hasSetting(service, 'healthcheck')) return isCheckOff(service);
  return plain && !service.settings.has('build');
}

const isImage = (above: Placed['hit']['above']): boolean => above.at(-1)?.label?.text === 'image';

export default rule;
