import { nearest } from '../../concepts/near.ts';
import { address } from '../../core/address.ts';
import type { Facts } from '../../core/facts.ts';
import type { Node } from '../../core/node.ts';
import type { Hit, Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check(hit, facts) {
    if (hit.node.kind !== 'setting') return undefined;
    const types = typesOf(facts);
    if (!types.length) return undefined;
    return marksIn(hit.node, { hit, types });
  },
};

interface Known {
  readonly hit: Hit;
  readonly types: readonly string[];
}

const typesOf = (facts: Facts): readonly string[] =>
  facts.at(address('terraform', 'variable', '*', 'type'))?.choices ?? [];

/** What is wrong with the types in a setting or a constructor. */
const marksIn = ({ children = [] }: Node, known: Known): readonly Mark[] =>
  children.flatMap((child): readonly Mark[] => {
    if (child.kind === 'setting') return marksIn(child, known);
    if (child.kind !== 'value') return [];
    if (child.form === 'scalar') return quoted(child, known);
    if (!child.label || child.refers) return [];
    // What follows the type in `optional(type, default)` is a value.
    if (child.label.text === 'optional') {
      const [type] = child.children ?? [];
      return type ? marksIn({ ...child, children: [type] }, known) : [];
    }
    return [...unknown(child, known), ...marksIn(child, known)];
  });

function quoted(node: Node, { hit, types }: Known): readonly Mark[] {
  const { from, to, value } = node;
  if (typeof value !== 'string' || hit.text[from] !== '"') return [];
  const [word = ''] = /^\w*/.exec(value)!;
  const type = COLLECTIONS.has(value) ? `${value}(string)` : value;
  const fix = { title: `Write ${type}`, edits: [{ from, to, text: type }] };
  return [{ span: { from, to }, fill: { type }, fixes: types.includes(word) ? [fix] : [] }];
}

/** Terraform 0.11 had no more types, and its lists and maps held strings. */
const COLLECTIONS: ReadonlySet<string> = new Set(['list', 'map']);

function unknown({ label }: Node, { hit, types }: Known): readonly Mark[] {
  const word = label!.text;
  if (types.includes(word)) return [];
  const near = hit.name.words?.[word] ?? nearest(word, types);
  const { from, to } = label!;
  return [
    {
      span: { from, to },
      fill: { word, near: near ?? '' },
      message: near
        ? 'Terraform has no type {word}; did you mean {near}?'
        : 'Terraform has no type {word}.',
      fixes: near ? [{ title: `Change to ${near}`, edits: [{ from, to, text: near }] }] : [],
    },
  ];
}

export default rule;
