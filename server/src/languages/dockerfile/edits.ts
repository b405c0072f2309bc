import type { Language } from '../../core/language.ts';
import type { Literal, Node } from '../../core/node.ts';
import { type Edit, lineStart, type Span } from '../../core/span.ts';
import { contentEnd, nextLine, skipBlank } from './lines.ts';

/** Quotes what blanks would divide. */
function spell(value: Literal): string {
  const text = String(value ?? '');
  if (text !== '' && !/[\s"'\\$]/.test(text)) return text;
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** A block goes with its lines; anything else with what only separates it from its neighbours. */
function remove(node: Node, text: string): Span {
  if (node.kind === 'block')
    return { from: lineStart(text, node.from), to: nextLine(text, node.to) };
  if (node.defines?.scope === 'stage') {
    const as = /[ \t]+as[ \t]+$/i.exec(text.slice(lineStart(text, node.from), node.from));
    if (as) return { from: node.from - as[0].length, to: node.to };
  }
  return aloneOnLine(node, text) ?? withSeparator(node, text);
}

/**
 * A node that has a continued line for itself goes with the line; on the last line, with the escape
 * character that leads to it, which would otherwise reach for the next instruction.
 */
function aloneOnLine({ from, to }: Node, text: string): Span | undefined {
  const start = lineStart(text, from);
  const next = nextLine(text, to);
  const rest = text.slice(to, contentEnd(text, to, next)).trim();
  if (start === 0 || text.slice(start, from).trim() !== '') return undefined;
  if (rest === '\\' || rest === '`') return { from: start, to: next };
  if (rest !== '') return undefined;
  for (let line = start; line > 0;) {
    const end = line;
    line = lineStart(text, end - 1);
    const content = text.slice(line, end).trimEnd();
    if (/[\\`]$/.test(content) && text[skipBlank(text, line, end)] !== '#')
      return { from: line + content.slice(0, -1).trimEnd().length, to };
  }
  return undefined;
}

/** Between commas, colons and slashes the separator goes too; elsewhere one blank. */
function withSeparator({ from, to }: Node, text: string): Span {
  const before = text[from - 1] ?? '';
  const behind = text[to] ?? '';
  if (behind === ',') return { from, to: to + 1 };
  if (before !== '' && ',:/@'.includes(before)) return { from: from - 1, to };
  if (behind === ' ' || behind === '\t') return { from, to: to + 1 };
  return before === ' ' || before === '\t' ? { from: from - 1, to } : { from, to };
}

/** Writes a flag behind an instruction's name, or a pair behind those of `ENV` or `--mount`. */
function insertChild(node: Node, _: string, key: string, value: Literal): Edit | undefined {
  const { label } = node;
  if (!label) return undefined;
  const pair = value === true ? key : `${key}=${spell(value)}`;
  if (node.kind === 'block' && key.startsWith('--'))
    return { from: label.to, to: label.to, text: ` ${pair}` };
  if (node.form !== 'map') return undefined;
  const comma = node.children?.length ? ',' : '';
  const text = node.kind === 'flag' ? comma + pair : ` ${pair}`;
  return { from: node.to, to: node.to, text };
}

export const edits: Language['edits'] = { spell, remove, insertChild };
