import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, above, name }) {
    const setting = above.at(-1)?.label?.text ?? '';
    const why = name.words?.[setting];
    return why === undefined ? undefined : { fill: { what: `${setting} = ${node.value}`, why } };
  },
};

export default rule;
