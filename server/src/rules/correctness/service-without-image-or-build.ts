import {
  filesWith,
  hasAllFiles,
  isBaseFile,
  nameSpan,
  servicesOf,
} from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

/** Any of them says what runs, or that it may never do. */
const SOURCES = ['image', 'build', 'provider', 'profiles'];

const rule: RuleCode = {
  decides: hasAllFiles,
  survey(world, report) {
    const { document } = world;
    if (!isBaseFile(document)) return;
    if (document.parts.some(({ segment }) => segment.entity === 'include')) return;
    const others = filesWith(world);
    if (!others) return;
    for (const service of servicesOf(document)) {
      const { name, closed, settings } = service;
      if (!closed || SOURCES.some((key) => settings.has(key))) continue;
      const elsewhere = others.some((other) => servicesOf(other).some((one) => one.name === name));
      if (!elsewhere)
        report('service-without-image-or-build', { span: nameSpan(service), fill: { name } });
    }
  },
};

export default rule;
