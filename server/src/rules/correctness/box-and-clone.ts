import { isConditional, scopesIn, settingsIn } from '../../languages/vagrantfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, text }) {
    if (isConditional(node, text)) return undefined;
    const hasBox = scopesIn(above)
      .flatMap((scope) => settingsIn(scope, 'config.vm/box'))
      .some((box) => !isConditional(box, text) && box.value !== null);
    return hasBox ? {} : undefined;
  },
};

export default rule;
