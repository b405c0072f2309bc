import { Decoder } from '../../core/decoder.ts';
import type { Span } from '../../core/span.ts';
import { type Cursor, MAX_DEPTH, skip, take, within } from './cursor.ts';
import { BACKSLASH, DOLLAR, OPEN_BRACE, PERCENT } from './scan.ts';
import type { Expression, Interpolation, Template } from './syntax.ts';

type Read = (cursor: Cursor) => Expression;

/** The quoted template at the cursor. */
export function readQuoted(cursor: Cursor, read: Read): Template {
  const from = cursor.at;
  const { to: end, closed } = cursor.scanner.quoted(from);
  const to = Math.min(end, cursor.end);
  const inside = { from: from + 1, to: closed && to === end ? to - 1 : to };
  const parts = readParts(cursor, inside, true, read);
  cursor.at = to;
  return { kind: 'template', from, to, inside, parts };
}

/** The heredoc at the cursor; undefined if it is not closed. */
export function readHeredoc(cursor: Cursor, read: Read): Template | undefined {
  const heredoc = cursor.scanner.heredoc(cursor.at);
  if (!heredoc || heredoc.to > cursor.end) return undefined;
  const inside = { from: heredoc.body, to: heredoc.bodyEnd };
  const parts = readParts(cursor, inside, false, read);
  cursor.at = heredoc.to;
  return { kind: 'template', from: heredoc.from, to: heredoc.to, inside, parts, heredoc };
}

function readParts(cursor: Cursor, inside: Span, escapes: boolean, read: Read): Interpolation[] {
  const { text, scanner } = cursor;
  const parts: Interpolation[] = [];
  for (let i = inside.from; i < inside.to; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH && escapes) i++;
    if (code !== DOLLAR && code !== PERCENT) continue;
    if (text.charCodeAt(i + 1) === code && text.charCodeAt(i + 2) === OPEN_BRACE) i += 2;
    else if (text.charCodeAt(i + 1) === OPEN_BRACE) {
      const end = scanner.interpolation(i, inside.to);
      const to = Math.min(end ?? scanner.lineEnd(i), inside.to);
      parts.push({ from: i, to, ...readInside(cursor, i, end ? to - 1 : to, read) });
      i = to - 1;
    }
  }
  return parts;
}

type Inside = Pick<Interpolation, 'expressions' | 'bound'>;

/** What stands between the marks: one expression, or the operands of a directive. */
function readInside(cursor: Cursor, from: number, to: number, read: Read): Inside {
  if (cursor.depth >= MAX_DEPTH) return { expressions: [] };
  const { at, end } = cursor;
  cursor.at = from + 2;
  cursor.end = to;
  const found = within(cursor, true, (): Inside => {
    take(cursor, '~');
    skip(cursor);
    const isDirective = cursor.text.charCodeAt(from) === PERCENT;
    const bound = isDirective ? readKeyword(cursor) : [];
    if (!bound) return { expressions: [] };
    const expression = read(cursor);
    const expressions = expression.from < expression.to ? [expression] : [];
    return { expressions, ...(bound.length > 0 && { bound }) };
  });
  cursor.at = at;
  cursor.end = end;
  return found;
}

const DIRECTIVE = /(?:if\b|for\s+([\w-]+)\s*(?:,\s*([\w-]+)\s*)?in\b)/y;

/** Passes over what a directive begins with; the names that it gives, or undefined if it holds no expression. */
function readKeyword(cursor: Cursor): readonly string[] | undefined {
  DIRECTIVE.lastIndex = cursor.at;
  const head = DIRECTIVE.exec(cursor.text);
  if (!head) return undefined;
  cursor.at = Math.min(cursor.end, cursor.at + head[0].length);
  skip(cursor);
  return head.slice(1).filter((name) => name !== undefined);
}

/** The text of a template without interpolations. */
export function plainText(text: string, template: Template): string {
  const { from, to } = template.inside;
  const raw = text.slice(from, to);
  const isPlain = !template.heredoc && !/[\\$%\r]/.test(raw);
  return isPlain ? raw : decodeTemplate(text, template).text;
}

/** What a template says, with a hole for each part that is only known at run time. */
export function decodeTemplate(
  text: string,
  template: Template,
): { readonly text: string; readonly map: ReturnType<Decoder['done']>['map'] } {
  const decoder = new Decoder();
  const { heredoc, inside } = template;
  const margin = heredoc?.indented ? marginOf(text, inside) : 0;
  let part = 0;
  for (let from = inside.from; from < inside.to;) {
    const newline = heredoc ? text.indexOf('\n', from) : -1;
    let to = newline < 0 || newline >= inside.to ? inside.to : newline + 1;
    const parts: Interpolation[] = [];
    while (part < template.parts.length && template.parts[part]!.from < to) {
      to = Math.max(to, template.parts[part]!.to);
      parts.push(template.parts[part++]!);
    }
    decodePiece(text, { from: from + blanks(text, from, margin), to }, parts, !heredoc, decoder);
    from = to;
  }
  return decoder.done();
}

function decodePiece(
  text: string,
  span: Span,
  parts: readonly Interpolation[],
  escapes: boolean,
  decoder: Decoder,
): void {
  let copied = span.from;
  let part = 0;
  for (let i = span.from; i < span.to;) {
    const next = parts[part];
    if (next && next.from <= i) {
      decoder.copy(text, copied, i).hole(i, next.to);
      copied = i = next.to;
      part++;
      continue;
    }
    const code = text.charCodeAt(i);
    if (code === BACKSLASH && escapes) {
      const escape = ESCAPE.exec(text.slice(i, Math.min(i + 10, span.to)))?.[0] ?? '\\';
      decoder.copy(text, copied, i).replace(unescaped(escape), i, i + escape.length);
      copied = i += escape.length;
    } else if (code === 13 && text[i + 1] === '\n') {
      decoder.copy(text, copied, i).replace('', i, i + 1);
      copied = ++i;
    } else if (isEscapedMark(text, i)) {
      decoder.copy(text, copied, i).replace(text.slice(i + 1, i + 3), i, i + 3);
      copied = i += 3;
    } else i++;
  }
  decoder.copy(text, copied, span.to);
}

/** `$${` and `%%{`. */
const isEscapedMark = (text: string, at: number): boolean =>
  text[at + 2] === '{' && text[at] === text[at + 1] && (text[at] === '$' || text[at] === '%');

/** https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-expressions */
const ESCAPE = /^\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[\s\S])/;
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function unescaped(escape: string): string {
  const body = escape.slice(1);
  if (body.length > 1) {
    const point = Number.parseInt(body.slice(1), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
  }
  return CONTROLS[body] ?? body;
}

/** The indentation that all lines share which are not blank. */
function marginOf(text: string, { from, to }: Span): number {
  let margin = Infinity;
  for (let line = from; line < to;) {
    const newline = text.indexOf('\n', line);
    const end = newline < 0 || newline > to ? to : newline;
    const width = blanks(text, line, end - line);
    const first = text[line + width];
    if (line + width < end && first !== '\r') margin = Math.min(margin, width);
    line = end + 1;
  }
  return Number.isFinite(margin) ? margin : 0;
}

function blanks(text: string, from: number, most: number): number {
  let width = 0;
  while (width < most && (text[from + width] === ' ' || text[from + width] === '\t')) width++;
  return width;
}
