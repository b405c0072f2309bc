import { isBaseFile, nameSpan, servicesOf } from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

/** Any of them says what runs, or that it may never do. */
const SOURCES = ['image', 'build', 'provider', 'profiles'];

const rule: RuleCode = {
  looksAround: true,
  conclude(_, { document, neighbours }, report) {
    if (!isBaseFile(document)) return;
    if (document.parts.some(({ segment }) => segment.entity === 'include')) return;
    for (const service of servicesOf(document)) {
      const { name, closed, settings } = service;
      if (!closed || SOURCES.some((key) => settings.has(key))) continue;
      const elsewhere = neighbours.some((other) =>
        servicesOf(other).some((one) => one.name === name),
      );
      if (!elsewhere)
        report('service-without-image-or-build', { span: nameSpan(service), fill: { name } });
    }
  },
};

export default rule;
