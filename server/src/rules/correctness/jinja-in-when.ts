import type { Node } from '../../core/node.ts';
import type { Edit } from '../../core/span.ts';
import { expressionsOf, type Token, tokensOf } from '../../languages/ansible/view-conditions.ts';
import type { Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text }) {
    if (node.kind !== 'setting') return undefined;
    return expressionsOf(node).flatMap((expression) => markOf(expression, text) ?? []);
  },
};

function markOf(expression: Node, text: string): Mark | undefined {
  const written = text.slice(expression.from, expression.to);
  if (!written.includes('{{')) return undefined;
  const tokens = tokensOf(expression, text);
  const open = tokens.find((token) => token.text === '{{');
  const close = tokens.find((token) => token.text === '}}');
  if (!open || !close || close.from < open.from) return undefined;
  const edits = unbraced(tokens, text);
  return {
    span: { from: open.from, to: close.to },
    fixes: edits ? [{ title: 'Take the braces away', edits }] : [],
  };
}

/** The edits that leave what stands in the braces; undefined where they nest or are not closed. */
function unbraced(tokens: readonly Token[], text: string): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  let open: Token | undefined;
  for (const [i, token] of tokens.entries()) {
    if (token.text === '{{') {
      if (open) return undefined;
      open = token;
    } else if (token.text === '}}') {
      if (!open) return undefined;
      const inner = text.slice(open.to, token.from).trim();
      const isAlone = tokens[0] === open && i === tokens.length - 1;
      const isSimple = isAlone || /^[\w.]+$/.test(inner);
      edits.push({ from: open.from, to: token.to, text: isSimple ? inner : `(${inner})` });
      open = undefined;
    }
  }
  return open || !edits.length ? undefined : edits;
}

export default rule;
