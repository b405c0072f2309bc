import type { Language } from '../../core/language.ts';
import type { Literal, Node } from '../../core/node.ts';
import type { Edit, Span } from '../../core/span.ts';
import { nextLine } from './lines.ts';

/** Quotes what blanks would divide. */
function spell(value: Literal): string {
  const text = String(value ?? '');
  if (text !== '' && !/[\s"'\\$]/.test(text)) return text;
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** A block goes with its lines; anything else with the blanks before it. */
function remove(node: Node, text: string): Span {
  if (node.kind !== 'block' || !startsLine(node, text)) return withBlanks(node, text);
  const from = text.lastIndexOf('\n', node.from - 1) + 1;
  return { from, to: nextLine(text, Math.max(node.to, from)) };
}

const startsLine = ({ from }: Node, text: string): boolean =>
  text.slice(text.lastIndexOf('\n', from - 1) + 1, from).trim() === '';

/** With one blank or, in a list such as `--mount`'s, one comma. */
function withBlanks({ from, to }: Node, text: string): Span {
  const before = text[from - 1];
  const behind = text[to];
  if (behind === ' ' || behind === '\t' || (behind === ',' && before !== ','))
    return { from, to: to + 1 };
  if (before === ' ' || before === '\t' || before === ',') return { from: from - 1, to };
  return { from, to };
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
