import { nameOf, settingOf } from '../../languages/terraform/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above }) {
    if (node.kind !== 'block' || above.length || settingOf(node, 'type')) return undefined;
    const name = nameOf(node)?.label;
    return name && { span: name, fill: { variable: name.text } };
  },
};

export default rule;
