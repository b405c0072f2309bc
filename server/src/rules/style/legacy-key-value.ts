import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text }) {
    const [pair] = node.children ?? [];
    const value = pair?.children?.[0];
    if (node.form !== 'scalar' || !pair?.label || !value) return undefined;
    const written = quoted(text.slice(value.from, value.to));
    const edits = written ? [{ from: pair.label.to, to: value.to, text: `=${written}` }] : [];
    return {
      span: pair,
      fill: { name: pair.label.text },
      fixes: written ? [{ title: 'Write the pair with =', edits, safe: true }] : [],
    };
  },
};

const PIECE = /"([^"\\`]*)"|'([^'\\`$"]*)'|[^\s"'\\`]+|\s+/g;
const WHOLE = new RegExp(`^(?:${PIECE.source})+$`);

/** The value as one word; undefined where its quotes or escapes would then mean something else. */
function quoted(text: string): string | undefined {
  if (/^"[^"\\]*"$|^'[^']*'$|^[^\s"'\\`]+$/.test(text)) return text;
  if (text.includes('\n') || !WHOLE.test(text)) return undefined;
  // Quotes within the value are taken away in both forms.
  return `"${text.replaceAll(PIECE, (piece, double?: string, single?: string) => double ?? single ?? piece)}"`;
}

export default rule;
