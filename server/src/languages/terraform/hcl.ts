import type { Label } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import { codeAt, type Cursor, MAX_DEPTH, readName, skip, take, within } from './cursor.ts';
import { readExpression } from './expressions.ts';
import { CLOSE_BRACE, createScanner, NEWLINE, OPEN_BRACE, QUOTE } from './scan.ts';
import type { Attribute, Block, Item } from './syntax.ts';

/**
 * Reads a body of HCL's native syntax. Total: a line that is neither an attribute nor a block is
 * passed over, an attribute without a value ends at its line, what is unclosed ends with its block.
 */
export function parseHcl(text: string): {
  readonly items: readonly Item[];
  readonly comments: readonly Span[];
} {
  const cursor: Cursor = {
    scanner: createScanner(text),
    text,
    at: 0,
    end: text.length,
    newlines: false,
    depth: 0,
    comments: [],
  };
  return { items: readBody(cursor, true), comments: cursor.comments };
}

/** Items up to the closing brace, which is left; at the top of a file a stray one is passed over. */
function readBody(cursor: Cursor, top: boolean): Item[] {
  const items: Item[] = [];
  while (cursor.at < cursor.end) {
    within(cursor, true, () => skip(cursor));
    const code = codeAt(cursor);
    if (code === -1) break;
    if (code === CLOSE_BRACE) {
      if (!top) break;
      cursor.at++;
      continue;
    }
    const item = code === QUOTE && !top ? readQuotedBlock(cursor) : readItem(cursor);
    if (item) items.push(item);
    endItem(cursor);
  }
  return items;
}

/** Passes over what is left of the line; a brace that closes the body ends it too. */
function endItem(cursor: Cursor): void {
  const { scanner, text } = cursor;
  let open = 0;
  while (cursor.at < cursor.end) {
    const code = text.charCodeAt(cursor.at);
    if (code === NEWLINE) return;
    if (code === CLOSE_BRACE && open-- === 0) return;
    if (code === OPEN_BRACE) {
      if (isLastOfLine(text, cursor.at + 1)) {
        skipBlock(cursor);
        continue;
      }
      open++;
    }
    if (code === QUOTE) cursor.at = Math.min(scanner.quoted(cursor.at).to, cursor.end);
    else if (scanner.comment(cursor.at) === undefined) cursor.at++;
    else skip(cursor);
  }
}

const isLastOfLine = (text: string, at: number): boolean => {
  let i = at;
  while (text[i] === ' ' || text[i] === '\t' || text[i] === '\r') i++;
  return i >= text.length || text[i] === '\n';
};

/** Passes over a block whose header cannot be read, or that lies too deep. */
function skipBlock(cursor: Cursor): void {
  const { scanner, text } = cursor;
  let open = 0;
  while (cursor.at < cursor.end) {
    const code = text.charCodeAt(cursor.at);
    if (code === OPEN_BRACE) open++;
    if (code === CLOSE_BRACE && --open === 0) {
      cursor.at++;
      return;
    }
    if (code === QUOTE) cursor.at = scanner.quoted(cursor.at).to;
    else cursor.at = scanner.comment(cursor.at) ?? scanner.heredoc(cursor.at)?.to ?? cursor.at + 1;
  }
  cursor.at = Math.min(cursor.at, cursor.end);
}

function readItem(cursor: Cursor): Item | undefined {
  const name = readName(cursor);
  if (!name) return undefined;
  skip(cursor);
  if (codeAt(cursor) === 61 && cursor.text.charCodeAt(cursor.at + 1) !== 61)
    return readAttribute(cursor, name);
  const labels = readLabels(cursor);
  return codeAt(cursor) === OPEN_BRACE ? readBlock(cursor, name, labels) : undefined;
}

/** `"metadata" {`, as Terraform 0.11 took it: a block as it would be without the quotes. */
function readQuotedBlock(cursor: Cursor): Item | undefined {
  const from = cursor.at;
  const { to, closed } = cursor.scanner.quoted(from);
  const label = { from: from + 1, to: to - 1, text: cursor.text.slice(from + 1, to - 1) };
  if (!closed || to > cursor.end || !/^[a-z_]+$/.test(label.text)) return undefined;
  cursor.at = to;
  skip(cursor);
  if (codeAt(cursor) === OPEN_BRACE) return { ...readBlock(cursor, label, []), from };
  cursor.at = from;
  return undefined;
}

function readAttribute(cursor: Cursor, name: Label): Attribute {
  cursor.at++;
  const equals = cursor.at;
  skip(cursor);
  const value = readExpression(cursor);
  if (value.kind === 'missing' && value.from === value.to)
    return { kind: 'attribute', from: name.from, to: equals, name };
  return { kind: 'attribute', from: name.from, to: value.to, name, value };
}

function readLabels(cursor: Cursor): Label[] {
  const labels: Label[] = [];
  for (;;) {
    skip(cursor);
    if (codeAt(cursor) === QUOTE) {
      const from = cursor.at;
      const { to, closed } = cursor.scanner.quoted(from);
      cursor.at = to;
      labels.push({ from, to, text: cursor.text.slice(from + 1, closed ? to - 1 : to) });
    } else {
      const name = readName(cursor);
      if (!name) return labels;
      labels.push(name);
    }
  }
}

function readBlock(cursor: Cursor, type: Label, labels: readonly Label[]): Block {
  const from = cursor.at + 1;
  if (cursor.depth >= MAX_DEPTH) {
    skipBlock(cursor);
    const inside = { from, to: cursor.at };
    return { kind: 'block', from: type.from, to: cursor.at, type, labels, inside, body: [] };
  }
  cursor.at++;
  const body = within(cursor, false, () => readBody(cursor, false));
  const inside = { from, to: cursor.at };
  take(cursor, '}');
  return { kind: 'block', from: type.from, to: cursor.at, type, labels, inside, body };
}
