import { address } from '../../core/address.ts';
import type { Facts } from '../../core/facts.ts';
import type { Node } from '../../core/node.ts';
import { type Action, actionOf, hasModuleDefaults } from '../../languages/ansible/view.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, name: { words } }, facts) {
    const action = node.kind === 'block' ? actionOf(node) : undefined;
    const groups = action && words?.[action.name];
    if (!action || groups === undefined || action.isOpen) return undefined;
    if (action.node.form !== 'map' && action.node.form !== 'null') return undefined;
    return [...missing(action, facts), ...both(action, groups)];
  },
  // Defaults may bring what a task leaves out.
  keep: (_, { document }) => !hasModuleDefaults(document),
};

function missing({ name, node, options }: Action, facts: Facts): readonly Mark[] {
  const required = facts
    .children(address('ansible', 'module', name))
    .flatMap(([option, fact]) => (fact.required && !options.has(option) ? [option] : []));
  if (!required.length || !node.label) return [];
  return [{ span: node.label, fill: { what: required.join(', '), module: name } }];
}

/** Options of which one task may have one only, in groups: `src content, url data`. */
function both({ name, options }: Action, groups: string): readonly Mark[] {
  return groups.split(',').flatMap((group): readonly Mark[] => {
    const given = group
      .split(' ')
      .flatMap((option) => {
        const node = options.get(option);
        return node ? [{ option, node }] : [];
      })
      .toSorted((a, b) => a.node.from - b.node.from);
    const [first, second] = given;
    if (!first || !second || given.some(({ node }) => !isSaid(node))) return [];
    return [
      {
        span: second.node.label!,
        message: '{module} takes {one} or {other}, not both.',
        fill: { module: name, one: first.option, other: second.option },
      },
    ];
  });
}

/** False for what may turn out to be left out: a template with `omit`, or nothing. */
const isSaid = ({ value, form }: Node): boolean =>
  form === 'list' || form === 'map' || (value !== undefined && value !== null);

export default rule;
