import type { Language } from '../../core/language.ts';
import type { Literal, Node } from '../../core/node.ts';
import type { Edit, Span } from '../../core/span.ts';

/** Writes a value as Ruby spells it. */
function spell(value: Literal): string {
  if (value === null) return 'nil';
  return typeof value === 'string'
    ? JSON.stringify(value).replace(/#(?=[{$@])/g, '\\#')
    : String(value);
}

/** A statement goes with its line, an option or an element with one comma. */
function remove(node: Node, text: string): Span {
  const before = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, node.from - 200), node.from));
  const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(node.to, node.to + 200));
  const comma = commaBefore(text, node.from);
  if (comma !== undefined) return { from: comma, to: node.to };
  const next = /^\s*,[ \t]*/.exec(text.slice(node.to, node.to + 200));
  if (next) return { from: node.from, to: node.to + next[0].length };
  if (!before || !after) return { from: node.from, to: node.to };
  const from = text.lastIndexOf('\n', node.from - 1) + 1;
  return { from, to: node.to + after[0].length };
}

function commaBefore(text: string, at: number): number | undefined {
  let from = at;
  while (from > 0 && /\s/.test(text[from - 1]!)) from--;
  return text[from - 1] === ',' ? from - 1 : undefined;
}

/** Adds a statement to a block, or an option to a method call. */
function insertChild(node: Node, text: string, key: string, value: Literal): Edit | undefined {
  return node.kind === 'block'
    ? insertStatement(node, text, `${key} = ${spell(value)}`)
    : insertOption(node, text, `${key}: ${spell(value)}`);
}

function insertStatement(node: Node, text: string, statement: string): Edit | undefined {
  const source = text.slice(node.from, node.to);
  const parameter = /(?:\bdo|\{)\s*\|\s*([A-Za-z_]\w*)/.exec(source)?.[1];
  if (!parameter || !/^(?:end|\})$/.test(/\w+$|\}$/.exec(source)?.[0] ?? '')) return undefined;
  const end = node.to - (source.endsWith('}') ? 1 : 3);
  const line = text.lastIndexOf('\n', end - 1) + 1;
  const margin = text.slice(line, end);
  if (margin.trim() !== '') return undefined;
  const eol = text[line - 2] === '\r' ? '\r\n' : '\n';
  return { from: line, to: line, text: `${margin}  ${parameter}.${statement}${eol}` };
}

/** Options follow the values of a method; an assignment takes none. */
function insertOption(node: Node, text: string, option: string): Edit | undefined {
  const children = (node.children ?? []).filter((child) => /^(?:setting|value)$/.test(child.kind));
  const last = children.at(-1);
  const first = children[0];
  if (!last || !first || !node.label) return undefined;
  const between = text.slice(node.label.to, first.from);
  if (between.includes('=') || text.slice(last.from, last.to).includes('<<')) return undefined;
  return { from: last.to, to: last.to, text: `, ${option}` };
}

export const edits: Language['edits'] = { spell, remove, insertChild };
