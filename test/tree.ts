import type { Document } from '../server/src/core/document.ts';
import type { Name, Node } from '../server/src/core/node.ts';

/** A readable picture of everything a document was parsed into; offsets are the file's. */
export function printTree(document: Document): string {
  const lines: string[] = [];
  for (const { segment, nodes } of document.parts) {
    const where = [...segment.within, segment.entity].join('/');
    lines.push(`# ${segment.from}..${segment.to} ${where}`);
    for (const node of nodes) print(node, segment.from, 1, lines);
  }
  for (const { source, user, nodes } of document.projections) {
    lines.push(`# projected into ${user.segment.entity}`);
    for (const node of nodes) print(node, source.segment.from, 1, lines);
  }
  return lines.join('\n') + '\n';
}

/** The same of the nodes of one segment; offsets count from its start. */
export function printNodes(nodes: readonly Node[]): string {
  const lines: string[] = [];
  for (const node of nodes) print(node, 0, 1, lines);
  return lines.join('\n');
}

function print(node: Node, base: number, depth: number, lines: string[]): void {
  const parts = [node.kind, `${node.from + base}..${node.to + base}`];
  if (node.label) {
    const { from, to, text } = node.label;
    parts.push(`${JSON.stringify(text)}@${from + base}..${to + base}`);
  }
  parts.push(...node.addresses.map(({ space, path }) => `${space}:${path.join('/')}`));
  if (node.form) parts.push(`(${node.form})`);
  if (node.value !== undefined) parts.push(`= ${JSON.stringify(node.value)}`);
  if (node.defines) parts.push(`defines ${printName(node.defines)}`);
  if (node.refers) parts.push(`refers ${printName(node.refers)}`);
  if (node.leads) parts.push(`leads to ${node.leads.join(' or ')}`);
  if (node.embeds) parts.push(`embeds ${node.embeds.language}`);
  lines.push('  '.repeat(depth) + parts.join(' '));
  for (const child of node.children ?? []) print(child, base, depth + 1, lines);
}

const printName = ({ scope, text, file, of }: Name): string =>
  `${of ? `${printName(of)} / ` : ''}${scope}:${text}${file === undefined ? '' : ` in ${file}`}`;
