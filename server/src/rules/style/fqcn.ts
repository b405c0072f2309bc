import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node: { label, addresses, refers } }) {
    // An alias stands at the module whose options it brings.
    if (refers) return undefined;
    const full = addresses.find(({ path }) => path[0] === 'module')?.path[1];
    if (!label || !full?.includes('.') || label.text.includes('.')) return undefined;
    // The word must be the module's last part or an old name of it, not the text of something else.
    if (!/^\w+$/.test(label.text)) return undefined;
    const edits = [{ from: label.from, to: label.to, text: full }];
    return { fill: { full }, fixes: [{ title: `Write ${full}`, edits, safe: true }] };
  },
};

export default rule;
