import type { RuleCode } from '../rule.ts';

const KEY = 'org.opencontainers.image.authors';

const rule: RuleCode = {
  check({ node, above }) {
    // As a trigger it is refused, which another rule says.
    if (node.kind !== 'block' || !node.label || above.length) return undefined;
    const value = typeof node.value === 'string' ? quoted(unquoted(node.value)) : undefined;
    const edits = value ? [{ from: node.from, to: node.to, text: `LABEL ${KEY}=${value}` }] : [];
    const fixes = value ? [{ title: 'Write a label', edits, safe: true }] : [];
    return { fixes, tags: ['deprecated'] };
  },
};

const unquoted = (text: string): string => {
  const [, double, single] = /^"([^"\\]*)"$|^'([^']*)'$/.exec(text) ?? [];
  return double ?? single ?? text;
};

/** Undefined where neither kind of quotes keeps the text as it is. */
function quoted(text: string): string | undefined {
  if (text === '' || text.includes('\n')) return undefined;
  if (!/["\\`$]/.test(text)) return `"${text}"`;
  return text.includes("'") ? undefined : `'${text}'`;
}

export default rule;
