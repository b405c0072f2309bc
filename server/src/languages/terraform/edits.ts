import type { Language } from '../../core/language.ts';
import type { Literal, Node } from '../../core/node.ts';
import type { Edit, Span } from '../../core/span.ts';

/** Writes a value as HCL spells it. */
function spell(value: Literal): string {
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value).replaceAll('${', '$${').replaceAll('%{', '%%{');
}

/** A setting or block goes with its lines, what shares its line alone, an element with one comma. */
function remove(node: Node, text: string): Span {
  let from = node.from;
  let to = node.to;
  while (from > 0 && isBlank(text[from - 1])) from--;
  while (isBlank(text[to]) || text[to] === '\r') to++;
  const startsLine = from === 0 || text[from - 1] === '\n';
  const comma = text[to] === ',';
  if (comma)
    do to++;
    while (isBlank(text[to]) || text[to] === '\r');
  const endsLine = to >= text.length || text[to] === '\n';
  if (startsLine && endsLine) return { from, to: Math.min(text.length, to + 1) };
  if (comma) return { from: node.from, to };
  if (text[from - 1] === ',') return { from: from - 1, to: node.to };
  return { from: startsLine ? node.from : from, to: node.to };
}

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

/** Adds an attribute at the end of a block, or an entry at the end of an object. */
function insertChild(node: Node, text: string, key: string, value: Literal): Edit | undefined {
  const isBlock = node.kind === 'block';
  if (!isBlock && node.form !== 'map') return undefined;
  const end = node.to - 1;
  if (text[end] !== '}') return undefined;
  const entry = `${/^[A-Za-z_][\w-]*$/.test(key) ? key : spell(key)} = ${spell(value)}`;
  const line = text.lastIndexOf('\n', end - 1) + 1;
  const margin = text.slice(line, end);
  if (line > node.from && margin.trim() === '') {
    const eol = text[line - 2] === '\r' ? '\r\n' : '\n';
    return { from: line, to: line, text: `${margin}  ${entry}${eol}` };
  }
  if (text.slice(node.from, end).includes('\n')) return undefined;
  const isEmpty = /\{\s*$/.test(text.slice(node.from, end));
  // A block that is written in one line holds one attribute at most.
  if (!isEmpty && isBlock) return undefined;
  let at = end;
  while (isBlank(text[at - 1])) at--;
  return { from: at, to: end, text: `${isEmpty ? '' : ','} ${entry} ` };
}

export const edits: Language['edits'] = { spell, remove, insertChild };
