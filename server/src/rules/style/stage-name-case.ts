import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node: { from, to }, text }) {
    const name = text.slice(from, to);
    const lower = name.toLowerCase();
    if (name === lower) return undefined;
    const edits = [{ from, to, text: lower }];
    return { fixes: [{ title: `Write ${lower}`, edits, safe: true }] };
  },
};

export default rule;
