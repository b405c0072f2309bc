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
      if (isPart(text[open.from - 1]) || isPart(text[token.to])) return undefined;
      // `sizes.{{ name }}`: the key is what the variable holds, not the variable's own name.
      const isKey = text[open.from - 1] === '.';
      const isAlone = tokens[0] === open && i === tokens.length - 1;
      const isSimple = isAlone || /^[\w.]+$/.test(inner);
      const bare = isSimple ? inner : `(${inner})`;
      const from = isKey ? open.from - 1 : open.from;
      edits.push({ from, to: token.to, text: isKey ? `[${inner}]` : bare });
      open = undefined;
    }
  }
  return open || !edits.length ? undefined : edits;
}

/** True for a character of a name, which braces beside it only complete. */
const isPart = (character: string | undefined): boolean => /\w/.test(character ?? '');

export default rule;
