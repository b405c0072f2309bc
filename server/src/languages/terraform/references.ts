import type { Name } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import type { Place } from './place.ts';
import type { Expression, Step } from './syntax.ts';

/** What a traversal refers to: its name, where that stands, and the end of what names it. */
export interface Reference {
  readonly name: Name;
  readonly label: Span;
  readonly to: number;
}

/** References that begin with a word of their own, and how many names follow it. */
const SCOPES: Readonly<Record<string, { readonly scope: string; readonly names: number }>> = {
  var: { scope: 'variable', names: 1 },
  local: { scope: 'local', names: 1 },
  module: { scope: 'module', names: 1 },
  data: { scope: 'data', names: 2 },
  ephemeral: { scope: 'ephemeral', names: 2 },
};

/** https://developer.hashicorp.com/terraform/language/expressions/references */
const BUILT_IN: ReadonlySet<string> = new Set(['each', 'count', 'self', 'path', 'terraform']);

export const scopeOf = (word: string): string | undefined =>
  Object.hasOwn(SCOPES, word) ? SCOPES[word]!.scope : undefined;

/** The named thing that a traversal starts from; undefined if it is none of this file's names. */
export function referenceOf(
  root: Expression,
  steps: readonly Step[],
  place: Place,
): Reference | undefined {
  if (root.kind !== 'name' || place.bound.has(root.name) || BUILT_IN.has(root.name))
    return undefined;
  const prefix = Object.hasOwn(SCOPES, root.name) ? SCOPES[root.name] : undefined;
  const names = steps
    .slice(0, prefix?.names ?? 1)
    .map((step) => (step.kind === 'name' ? step.name : undefined));
  if (names.length < (prefix?.names ?? 1) || names.some((name) => !name?.text)) return undefined;
  const last = names.at(-1)!;
  if (!prefix) {
    const text = `${root.name}.${last.text}`;
    const label = { from: root.from, to: last.to };
    return { name: { scope: 'resource', text }, label, to: last.to };
  }
  const text = names.map((name) => name!.text).join('.');
  return {
    name: { scope: prefix.scope, text },
    label: { from: names[0]!.from, to: last.to },
    to: last.to,
  };
}
