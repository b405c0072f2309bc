import { expressionOf } from '../../core/ignored.ts';
import type { Node } from '../../core/node.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }) {
    const { value } = node;
    const isValid = typeof value === 'string' && value !== '' && expressionOf(value);
    return isValid ? undefined : markOf(value);
  },
};

/** Each says its own way out; that of brackets is the page's. */
function markOf(value: Node['value']): Mark {
  if (value === '')
    return { message: 'The builder refuses a lone !; name behind it what comes back.' };
  return String(value).endsWith('\\')
    ? { message: 'The builder refuses a backslash at the end; take it away.' }
    : {};
}

export default rule;
