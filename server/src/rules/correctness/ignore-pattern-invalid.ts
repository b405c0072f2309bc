import { expressionOf } from '../../core/ignored.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node }) {
    const { value } = node;
    const isValid = typeof value === 'string' && value !== '' && expressionOf(value);
    return isValid ? undefined : {};
  },
};

export default rule;
