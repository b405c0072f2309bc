import { blocksIn, isMadeIn, settingOf } from '../../languages/terraform/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }) {
    if (node.kind !== 'block' || isMadeIn(node, 'security_context')) return undefined;
    const isSaid = blocksIn(node, 'security_context').some((context) =>
      settingOf(context, 'allow_privilege_escalation'),
    );
    return isSaid ? undefined : {};
  },
};

export default rule;
