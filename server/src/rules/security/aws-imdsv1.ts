import { valueIn } from '../../languages/terraform/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  // Where the service is off no token is asked for.
  check: ({ above }) => (valueIn(above.at(-2), 'http_endpoint') === 'disabled' ? undefined : {}),
};

export default rule;
