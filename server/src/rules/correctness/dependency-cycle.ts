import {
  dependenciesOf,
  nameSpan,
  placeIn,
  type Service,
  servicesOf,
} from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

type Dependency = ReturnType<typeof dependenciesOf>[number];

const rule: RuleCode = {
  // The step that closes a circle is told; those that were left for good are not entered again.
  survey({ document }, report) {
    const waiting = servicesOf(document).filter((service) => dependenciesOf(service).length);
    const services = new Map(waiting.map((service) => [service.name, service]));
    const done = new Set<Service>();
    const depths = new Map<Service, number>();
    for (const start of waiting) {
      const path: { service: Service; ahead: Dependency[] }[] = [];
      const enter = (service: Service) => {
        depths.set(service, path.length);
        path.push({ service, ahead: dependenciesOf(service).toReversed() });
      };
      if (!done.has(start)) enter(start);
      for (let top = path.at(-1); top; top = path.at(-1)) {
        const next = top.ahead.pop();
        if (!next) {
          done.add(top.service);
          path.pop();
          continue;
        }
        const service = services.get(next.name);
        if (!service || next.optional || done.has(service)) continue;
        const at = depths.get(service);
        if (at === undefined) {
          enter(service);
          continue;
        }
        const circle = path.slice(at).map((one) => one.service);
        report('dependency-cycle', {
          span: placeIn(top.service, next.piece),
          fill: { cycle: [...circle, service].map(({ name }) => name).join(' → ') },
          related: circle.map((one) => ({ span: nameSpan(one), message: `${one.name} waits.` })),
        });
      }
    }
  },
};

export default rule;
