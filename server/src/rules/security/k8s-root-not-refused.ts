import { blocksIn, isMadeIn, settingOf } from '../../languages/terraform/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    if (node.kind !== 'block') return undefined;
    const isSaid = [node, above.at(-1)].some(
      (owner) =>
        isMadeIn(owner, 'security_context') ||
        blocksIn(owner, 'security_context').some(
          (context) => settingOf(context, 'run_as_user') ?? settingOf(context, 'run_as_non_root'),
        ),
    );
    return isSaid ? undefined : {};
  },
};

export default rule;
