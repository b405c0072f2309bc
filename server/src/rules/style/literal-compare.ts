import { expressionsOf, type Token, tokensOf } from '../../languages/ansible/view-conditions.ts';
import type { Fix, Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check({ node, text }) {
    if (node.kind !== 'setting') return undefined;
    return expressionsOf(node).flatMap((expression) => {
      const written = text.slice(expression.from, expression.to);
      return /[=!]=/.test(written) ? marksOf(tokensOf(expression, text), text) : [];
    });
  },
};

const marksOf = (tokens: readonly Token[], text: string): readonly Mark[] =>
  tokens.flatMap((operator, i): readonly Mark[] => {
    if (operator.text !== '==' && operator.text !== '!=') return [];
    const literal = tokens[i + 1];
    const kind = literal && kindOf(literal);
    // Something is done with the literal first.
    if (!kind || !literal || FURTHER.has(tokens[i + 2]?.text ?? '')) return [];
    const span = { from: operator.from, to: literal.to };
    const fix = fixFor(tokens, i, kind, text);
    const fixes = fix ? [fix] : [];
    if (kind === 'empty') return [{ span, ...EMPTY, fixes }];
    return [{ span, fixes, ...((kind === 'true') !== (operator.text === '==') && NEGATED) }];
  });

type Kind = 'true' | 'false' | 'empty';

const EMPTY = {
  severity: 'hint',
  message: 'Ask for the length; an empty list or nothing at all is no empty text.',
} as const;

const NEGATED = { message: 'Write not before the value; a condition needs no comparison.' };

const FURTHER: ReadonlySet<string> = new Set(['.', '[', '|', '(', '+', '~', '~=']);

function kindOf({ kind, text }: Token): Kind | undefined {
  if (kind === 'string') return text.length === 2 ? 'empty' : undefined;
  const word = text.toLowerCase();
  return kind === 'word' && (word === 'true' || word === 'false') ? word : undefined;
}

const STARTS: ReadonlySet<string | undefined> = new Set([undefined, 'and', 'or', '(']);

/** Only for a single name before the operator, as part of a plain condition. */
function fixFor(tokens: readonly Token[], i: number, kind: Kind, text: string): Fix | undefined {
  const operator = tokens[i]!;
  const name = tokens[i - 1];
  if (name?.kind !== 'word' || !STARTS.has(tokens[i - 2]?.text)) return undefined;
  const isSame = operator.text === '==';
  const end = tokens[i + 1]!.to;
  const word = text.slice(name.from, name.to);
  const written =
    kind === 'empty'
      ? `${word} | length ${isSame ? '==' : '>'} 0`
      : (kind === 'true') === isSame
        ? word
        : `not ${word}`;
  return { title: `Write ${written}`, edits: [{ from: name.from, to: end, text: written }] };
}

export default rule;
