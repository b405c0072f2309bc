import type { Block, Segment } from '../../core/language.ts';
import type { Node } from '../../core/node.ts';
import { ansible, type Piece, type Reader, valueNode } from './scalars.ts';
import { splitWords, unquoted, type Word } from './words.ts';

/**
 * One segment per line of an inventory in lines, with the comments and blank lines behind it;
 * `within` is its section. https://docs.ansible.com/ansible/latest/collections/ansible/builtin/ini_inventory.html
 */
export function inventorySegments(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let section = '';
  let from = 0;
  let entity = '';
  const add = (to: number, within: string) => {
    if (to > from)
      segments.push({
        from,
        to,
        within: within ? [within] : [],
        entity,
        document: 0,
        mode: 'inventory-ini 0',
      });
    from = to;
  };
  let own = '';
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    const line = text.slice(at, next).trim();
    if (line !== '' && line[0] !== '#' && line[0] !== ';') {
      add(at, own);
      const header = /^\[([^\]\n]*)\]/.exec(line)?.[1];
      own = header === undefined ? section : '';
      if (header !== undefined) section = header;
      entity = header === undefined ? (/^[^\s=]+/.exec(line)?.[0] ?? '') : `[${header}]`;
    }
    at = next;
  }
  add(text.length, own);
  return segments;
}

/** Sections, from their header to their last line that is no comment. */
export function inventoryFolds(text: string): readonly Block[] {
  const found: Block[] = [];
  let from: number | undefined;
  let to = 0;
  const close = (): void => void (from !== undefined && found.push({ from, to }));
  for (const { 0: line, index } of text.matchAll(/^[^\S\n]*[^\s#;].*$/gm)) {
    if (line.trimStart().startsWith('[')) {
      close();
      from = index;
    }
    to = index + line.trimEnd().length;
  }
  close();
  return found;
}

export function inventoryNodes(reader: Reader, segment: Segment): readonly Node[] {
  const { text } = reader;
  const nodes: Node[] = [];
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    const to = at + text.slice(at, next).trimEnd().length;
    const from = at + (/^\s*/.exec(text.slice(at, to))?.[0].length ?? 0);
    if (to > from) nodes.push(...lineNodes(reader, segment, from, to));
    at = next;
  }
  return nodes;
}

function lineNodes(reader: Reader, { within }: Segment, from: number, to: number): readonly Node[] {
  const { text } = reader;
  const first = text[from];
  if (first === '#' || first === ';') return [{ kind: 'comment', from, to, addresses: [] }];
  if (first === '[') return [headerNode(text, from, to)];
  const comment = /\s#/.exec(text.slice(from, to))?.index;
  const end = comment === undefined ? to : from + comment;
  const piece = pieceAt(text, from, end);
  const section = /:(\w+)$/.exec(within[0] ?? '')?.[1];
  const node =
    section === 'vars'
      ? variableNode(reader, piece)
      : hostNode(reader, piece, section === 'children');
  const rest =
    comment === undefined ? [] : [{ kind: 'comment' as const, from: end + 1, to, addresses: [] }];
  return node ? [node, ...rest] : rest;
}

const pieceAt = (text: string, from: number, to: number): Piece => ({
  from,
  to,
  text: text.slice(from, to),
  place: (span) => ({ from: span.from + from, to: span.to + from }),
  plain: true,
});

function headerNode(text: string, from: number, to: number): Node {
  const close = text.indexOf(']', from);
  const end = close < 0 || close > to ? to : close;
  const name = text.slice(from + 1, end);
  const colon = name.indexOf(':');
  const group = colon < 0 ? name : name.slice(0, colon);
  return {
    kind: 'block',
    from,
    to,
    label: { from: from + 1, to: from + 1 + group.length, text: group },
    addresses: [ansible('inventory', colon < 0 ? 'group' : name.slice(colon + 1) || '?')],
    ...(colon < 0
      ? { defines: { scope: 'group', text: group } }
      : { refers: { scope: 'group', text: group } }),
  };
}

function hostNode(reader: Reader, piece: Piece, isGroup: boolean): Node | undefined {
  const words = splitWords(piece.text);
  const [head, ...rest] = words;
  if (!head) return undefined;
  const span = piece.place(head);
  const name = piece.text.slice(head.from, head.to);
  const children = rest.flatMap((word) => pairNodes(reader, piece, word, ['inventory', 'host']));
  return {
    kind: 'block',
    from: piece.from,
    to: Math.max(span.to, children.at(-1)?.to ?? 0),
    label: { ...span, text: name },
    addresses: [ansible('inventory', isGroup ? 'group' : 'host')],
    ...(isGroup
      ? { refers: { scope: 'group', text: name } }
      : { defines: { scope: 'host', text: name } }),
    ...(children.length && { children }),
  };
}

function pairNodes(
  reader: Reader,
  piece: Piece,
  word: Word,
  path: readonly string[],
): readonly Node[] {
  if (word.key === undefined) return [];
  const place = [...path, word.key];
  const inner = unquoted(piece.text, { from: word.value, to: word.to });
  return [settingOf(reader, piece, { ...word, key: word.key }, inner, place)];
}

function variableNode(reader: Reader, piece: Piece): Node | undefined {
  const equals = piece.text.indexOf('=');
  if (equals < 0) return undefined;
  const key = piece.text.slice(0, equals).trim();
  if (!key) return undefined;
  const from = equals + 1 + (/^\s*/.exec(piece.text.slice(equals + 1))?.[0].length ?? 0);
  const inner = unquoted(piece.text, { from, to: piece.text.length });
  const word = { from: 0, to: piece.text.length, key };
  return settingOf(reader, piece, word, inner, ['variable', key]);
}

function settingOf(
  reader: Reader,
  piece: Piece,
  { from, to, key }: { readonly from: number; readonly to: number; readonly key: string },
  value: { readonly from: number; readonly to: number },
  place: readonly string[],
): Node {
  const address = ansible(...place);
  const text = piece.text.slice(value.from, value.to);
  const span = piece.place(value);
  const child = valueNode(
    reader,
    {
      ...span,
      text,
      place: (one) => piece.place({ from: one.from + value.from, to: one.to + value.from }),
      plain: true,
    },
    [address],
  );
  const whole = piece.place({ from, to });
  return {
    kind: 'setting',
    ...whole,
    label: { from: whole.from, to: whole.from + key.length, text: key },
    addresses: place[0] === 'variable' ? [address] : [address, ansible('variable', key)],
    form: 'scalar',
    ...(child.value !== undefined && { value: child.value }),
    defines: { scope: 'variable', text: key },
    children: [child],
  };
}
