import type { Name } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import { LABELS, type Place } from './place.ts';
import type { Expression, Step, Template } from './syntax.ts';
import { plainText } from './templates.ts';

/** What a part of a traversal refers to: the name, where it is written, and the end of what names it. */
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
  resource: { scope: 'resource', names: 2 },
  action: { scope: 'action', names: 2 },
  // In tests.
  output: { scope: 'output', names: 1 },
  run: { scope: 'run', names: 1 },
  check: { scope: 'check', names: 1 },
};

/**
 * Words that begin no reference to a resource: https://developer.hashicorp.com/terraform/language/expressions/references,
 * `tofu` as OpenTofu says for `terraform`, and three that Terraform reserves.
 */
const BUILT_IN: ReadonlySet<string> = new Set([
  'each',
  'count',
  'self',
  'path',
  'terraform',
  'tofu',
  'template',
  'lazy',
  'arg',
]);

/** Whether a word stands for what the language gives by itself. */
export const isBuiltIn = (word: string): boolean => BUILT_IN.has(word);

/** What follows a word that references begin with. */
export const scopeOf = (
  word: string,
): { readonly scope?: string; readonly names: number } | undefined =>
  Object.hasOwn(SCOPES, word) ? SCOPES[word] : undefined;

/** The named things that a traversal goes through: none, one, or a module and one of its outputs. */
export function referencesOf(
  root: Expression,
  steps: readonly Step[],
  place: Place,
): readonly Reference[] {
  if (root.kind !== 'name' || place.bound.has(root.name) || BUILT_IN.has(root.name)) return [];
  const prefix = scopeOf(root.name);
  const count = prefix?.names ?? 1;
  const names = steps
    .slice(0, count)
    .flatMap((step) => (step.kind === 'name' && step.name.text ? [step.name] : []));
  const last = names.at(-1);
  if (!last || names.length < count) return [];
  const words = names.map(({ text }) => text);
  const text = (prefix ? words : [root.name, ...words]).join('.');
  const name = { scope: prefix?.scope ?? 'resource', text, at: last };
  const label = { from: prefix ? names[0]!.from : root.from, to: last.to };
  const reference = { name, label, to: last.to };
  return name.scope === 'module' ? [reference, ...outputOf(name, steps.slice(count))] : [reference];
}

/** `ip` in `module.net[0].ip`. */
function outputOf(module: Name, steps: readonly Step[]): readonly Reference[] {
  const step = steps.find(({ kind }) => kind === 'name');
  // `module.net.*.ip.0` begins with a splat, `module.net.0.ip` with a number: old ways to index.
  if (step?.kind !== 'name' || !step.name.text) return [];
  if (/^\d/.test(step.name.text)) return outputOf(module, steps.slice(steps.indexOf(step) + 1));
  const { from, to, text } = step.name;
  return [{ name: { scope: 'output', text, at: step.name, of: module }, label: { from, to }, to }];
}

/**
 * What a string refers to where Terraform 0.11 wanted references in quotes, which later versions take as well:
 * https://developer.hashicorp.com/terraform/language/v1.1.x/upgrade-guides/0-12
 */
export function quotedReference(
  text: string,
  template: Template,
  { path, words }: Place,
): Expression | undefined {
  const isPlace = path.at(-1) === 'depends_on' && path.length === (LABELS[path[0]!] ?? 0) + 2;
  if (template.parts.length || template.heredoc || !(isPlace || words === 'providers'))
    return undefined;
  const { from, to } = template.inside;
  const names = plainText(text, template).split('.');
  if (
    names.join('.').length !== to - from ||
    !names.every((name) => /^[A-Za-z_][\w-]*$/.test(name))
  )
    return undefined;
  let at = from;
  const [root, ...steps] = names.map((name) => {
    const label = { from: at, to: at + name.length, text: name };
    at = label.to + 1;
    return label;
  });
  const first = { kind: 'name', from: root!.from, to: root!.to, name: root!.text } as const;
  if (!steps.length) return first;
  return {
    kind: 'traversal',
    from,
    to,
    root: first,
    steps: steps.map((name) => ({ kind: 'name', name })),
  };
}
