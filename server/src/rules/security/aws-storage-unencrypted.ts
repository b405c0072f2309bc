import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check: ({ above }) => ({ fill: { setting: above.at(-1)?.label?.text ?? 'Encryption' } }),
};

export default rule;
