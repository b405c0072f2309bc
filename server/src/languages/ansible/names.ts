import type { Label, Node } from '../../core/node.ts';
import { addressesOf, type Places } from './content.ts';

import { includedFiles, leading, roleFiles, type Sort } from './targets.ts';

/** Gives the node of a value the name in its label. */
export type Giving = (node: Node & { readonly label: Label }, places: Places) => Node;

/** What is declared is called as people choose: it stands at the setting's own place. */
const declaring =
  (scope: string): Giving =>
  (node, places) => ({
    ...node,
    addresses: addressesOf(places),
    defines: { scope, text: node.label.text },
  });

export const VARIABLE = declaring('variable');
export const LISTEN = declaring('handler');

/** `role : handler` names the role too. */
export const NOTIFY: Giving = (node) => {
  const { from, to, text } = node.label;
  const name = /^[\w.-]+ : (.+)$/.exec(text)?.[1] ?? text;
  const at = { from: from + text.length - name.length, to, text: name };
  return { ...node, refers: { scope: 'handler', text: name, ...(name !== text && { at }) } };
};

export const ROLE: Giving = (node) =>
  leading(
    { ...node, refers: { scope: 'role', text: node.label.text } },
    roleFiles(node.label.text),
  );

export const fileOf =
  (sort: Sort): Giving =>
  (node) =>
    leading(
      { ...node, refers: { scope: 'file', text: node.label.text } },
      includedFiles(node.label.text, sort),
    );

/** Nobody declares a tag: each place that has it does. Several may stand in one text, with commas. */
export const TAG: Giving = (node) => {
  const { from, to, text } = node.label;
  if (!text.includes(',')) return { ...node, defines: { scope: 'tag', text } };
  if (to - from !== text.length) return node;
  const children = [...text.matchAll(/[^,\s](?:[^,]*[^,\s])?/g)].map(({ 0: tag, index }): Node => {
    const span = { from: from + index, to: from + index + tag.length };
    const label = { ...span, text: tag };
    return {
      kind: 'argument',
      ...span,
      label,
      addresses: [],
      defines: { scope: 'tag', text: tag },
    };
  });
  return { ...node, children };
};

/** Settings deep in `node` whose values are names of variables. */
export function withVariables(node: Node, keys: ReadonlySet<string>): Node {
  const { children, kind, label } = node;
  if (!children) return node;
  const isName = kind === 'setting' && label !== undefined && keys.has(label.text);
  return {
    ...node,
    children: children.map((child) =>
      isName && child.kind === 'value' && typeof child.value === 'string'
        ? { ...child, defines: { scope: 'variable', text: child.value } }
        : withVariables(child, keys),
    ),
  };
}
