import type { Language } from '../../core/language.ts';
import type { Literal, Node } from '../../core/node.ts';
import type { Edit, Span } from '../../core/span.ts';
import { insertion, removal, spell } from '../../yaml/edits.ts';

/** A pair of a free form or of an inventory: its equals sign stands behind the key. */
const isPair = ({ kind, label }: Node, text: string): boolean =>
  kind === 'setting' && label !== undefined && /^[ \t]*=/.test(text.slice(label.to, label.to + 20));

/** A pair goes with the blanks before it, or behind it where it is the first. */
function remove(node: Node, text: string): Span {
  if (!isPair(node, text)) return removal(text, node);
  let { from, to } = node;
  while (/[ \t]/.test(text[from - 1] ?? '')) from--;
  if (!/[\s:]/.test(text[from - 1] ?? '\n')) return { from, to };
  from = node.from;
  while (/[ \t]/.test(text[to] ?? '')) to++;
  return { from, to };
}

function insertChild(node: Node, text: string, key: string, value: Literal): Edit | undefined {
  const last = node.children?.at(-1);
  if (!last || !isPair(last, text)) {
    // What a module is given as one text has no place for options.
    return node.form === 'scalar' ? undefined : insertion(text, node, key, value);
  }
  const word = String(value ?? '');
  if (node.embeds || !/^[\w./:@%+,-]+$/.test(word)) return undefined;
  return { from: last.to, to: last.to, text: ` ${key}=${word}` };
}

export const edits: Language['edits'] = { spell, remove, insertChild };
