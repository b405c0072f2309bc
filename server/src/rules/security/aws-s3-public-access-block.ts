import { nameOf, settingOf } from '../../languages/terraform/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, name }) {
    if (node.kind !== 'argument') return { fill: { what: above.at(-1)?.label?.text ?? '' } };
    const block = above.at(-1);
    const missing = Object.keys(name.words ?? {}).filter((word) => !settingOf(block, word));
    const span = block && nameOf(block)?.label;
    if (!span || !missing.length) return undefined;
    return {
      span,
      message: '{what} is left out, which means false.',
      fill: { what: missing.join(', ') },
    };
  },
};

export default rule;
