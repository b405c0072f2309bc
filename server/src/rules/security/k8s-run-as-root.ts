import { isAt } from '../../concepts/commands.ts';
import type { Node } from '../../core/node.ts';
import { blocksIn, isMadeIn, settingOf, valueIn } from '../../languages/terraform/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    // A user that is named decides, whatever is said beside it.
    const isSwitch = above.at(-1)?.label?.text === 'run_as_non_root';
    if (isSwitch && settingOf(above.at(-2), 'run_as_user')) return undefined;
    return isAt(node, 'k8s', 'pod') && isOverridden(above.at(-3)) ? undefined : {};
  },
};

/** Every container of a pod has a word of its own, or may have. */
function isOverridden(pod: Node | undefined): boolean {
  const containers = blocksIn(pod, 'container');
  if (isMadeIn(pod, 'container')) return true;
  return (
    containers.length > 0 &&
    containers.every(
      (container) =>
        isMadeIn(container, 'security_context') ||
        blocksIn(container, 'security_context').some(
          (context) =>
            settingOf(context, 'run_as_user') || valueIn(context, 'run_as_non_root') === true,
        ),
    )
  );
}

export default rule;
