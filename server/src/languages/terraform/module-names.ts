import type { Name, Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';

/** Where a thing of the module is used. Offsets count from the start of its segment. */
export interface Use extends Span {
  readonly scope: string;
  readonly name: string;
  /** As such references are written in full. */
  readonly spelled: string;
  /** Of a resource; empty for all else. */
  readonly type: string;
}

/** What a segment declares and uses. */
export interface PartNames {
  readonly declared: readonly string[];
  readonly scopes: readonly string[];
  readonly blocks: readonly string[];
  readonly uses: readonly Use[];
}

/** What references begin with, by the scope of names; those to resources begin with the resource's type. */
const BEGINS: ReadonlyMap<string, string> = new Map([
  ['variable', 'var.'],
  ['local', 'local.'],
  ['module', 'module.'],
  ['data', 'data.'],
  ['ephemeral', 'ephemeral.'],
  ['resource', ''],
]);

const spelledAs = ({ scope, text }: Name): string => `${BEGINS.get(scope)}${text}`;

export function namesOf(nodes: readonly Node[]): PartNames {
  const names: Name[] = [];
  const uses: Use[] = [];
  for (const node of nodes) collect(node, node.label?.text ?? '', names, uses);
  return {
    declared: names.map(spelledAs),
    scopes: [...new Set(names.map(({ scope }) => scope))],
    blocks: nodes.flatMap(({ kind, label }) => (kind === 'block' && label?.text) || []),
    uses,
  };
}

/** Blocks whose addresses are those of the state, not of the configuration. */
const OF_STATE: ReadonlySet<string> = new Set(['moved', 'removed']);

function collect(node: Node, top: string, names: Name[], uses: Use[]): void {
  const { defines, refers, label, children = [] } = node;
  if (defines && BEGINS.has(defines.scope)) names.push(defines);
  if (refers && isUse(node, refers, top)) uses.push(useOf(node, refers));
  // The configuration of what is imported may not be written yet.
  const isNew = top === 'import' && node.kind === 'setting' && label?.text === 'to';
  if (!isNew && !OF_STATE.has(top)) for (const child of children) collect(child, top, names, uses);
}

/** In `terraform` blocks words like `method.aes_gcm.x` name what stands there. */
const isUse = ({ kind, form }: Node, { scope, file }: Name, top: string): boolean =>
  kind === 'value' &&
  form === 'expression' &&
  file === undefined &&
  BEGINS.has(scope) &&
  (top !== 'terraform' || scope !== 'resource');

function useOf({ from, to }: Node, name: Name): Use {
  const { scope, text } = name;
  const type = scope === 'resource' ? text.slice(0, text.indexOf('.')) : '';
  return { from, to, scope, name: text, spelled: spelledAs(name), type };
}
