import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text }) {
    const value = node.children?.find(({ kind }) => kind === 'value');
    if (node.kind !== 'setting' || typeof node.value !== 'string' || !value) return undefined;
    // A name as people write it, not a word in quotes.
    const name = text.slice(value.from, value.to);
    if (!/^[A-Za-z_]\w*(?:\.\w+|\[[\w'"]+\])*$/.test(name)) return undefined;
    const written = `"{{ ${name} }}"`;
    const edits = [{ from: value.from, to: value.to, text: written }];
    return { span: value, fill: { name }, fixes: [{ title: `Write ${written}`, edits }] };
  },
};

export default rule;
