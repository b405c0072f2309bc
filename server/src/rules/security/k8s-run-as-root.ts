import { isAt } from '../../concepts/commands.ts';
import type { Node } from '../../core/node.ts';
import { isMadeIn } from '../../languages/terraform/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    // A user that is named decides, whatever is said beside it.
    const isSwitch = isField(above.at(-1), 'runAsNonRoot');
    if (isSwitch && fieldsIn(above.at(-2), 'runAsUser').length) return undefined;
    return isAt(node, 'k8s', 'pod') && isOverridden(above.at(-3)) ? undefined : {};
  },
};

/** True for a field of the Kubernetes API, in whatever syntax it is written. */
const isField = (node: Node | undefined, name: string): boolean =>
  node?.addresses.some(({ space, path }) => space === 'k8s' && path.at(-1) === name) ?? false;

const fieldsIn = (owner: Node | undefined, name: string): readonly Node[] =>
  owner?.children?.filter((child) => isField(child, name)) ?? [];

/** Every container of a pod has a word of its own, or may have. */
function isOverridden(pod: Node | undefined): boolean {
  if (isMadeIn(pod, 'container')) return true;
  const containers = ['containers', 'initContainers'].flatMap((name) =>
    fieldsIn(pod, name).flatMap((node) => (node.form === 'list' ? (node.children ?? []) : [node])),
  );
  return containers.length > 0 && containers.every(hasOwnUser);
}

const hasOwnUser = (container: Node): boolean =>
  isMadeIn(container, 'security_context') ||
  fieldsIn(container, 'securityContext').some(
    (context) =>
      isElsewhere(context) ||
      fieldsIn(context, 'runAsUser').length > 0 ||
      fieldsIn(context, 'runAsNonRoot').some(({ value }) => value === true),
  );

/** Written at an anchor or in an expression, so that nothing is known of it. */
const isElsewhere = ({ kind, form }: Node): boolean => kind === 'setting' && form !== 'map';

export default rule;
