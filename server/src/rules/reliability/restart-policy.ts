import { containersOf, hasSetting, jobsOf, nameSpan } from '../../languages/compose/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }) {
    const value = node.children?.find(({ kind }) => kind === 'value');
    if (!value) return undefined;
    const span = { from: value.from, to: value.to };
    return { span, fill: { problem: `${String(value.value)} restarts without end` } };
  },
  survey({ document }, report) {
    const jobs = jobsOf(document);
    for (const service of containersOf(document)) {
      const { name } = service;
      const isSaid =
        hasSetting(service, 'restart') || hasSetting(service, 'deploy', 'restart_policy');
      if (!isSaid && !jobs.has(name))
        report('restart-policy', {
          span: nameSpan(service),
          fill: { problem: `${name} stays down after a crash` },
        });
    }
  },
};

export default rule;
