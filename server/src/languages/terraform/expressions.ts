import {
  atItem,
  codeAt,
  type Cursor,
  MAX_DEPTH,
  readName,
  skip,
  skipJunk,
  take,
  within,
} from './cursor.ts';
import { CLOSE_BRACE, LESS, NEWLINE, OPEN_BRACE, QUOTE } from './scan.ts';
import type { Entry, Expression, Step } from './syntax.ts';
import { readHeredoc, readQuoted } from './templates.ts';

const OPERATOR = /&&|\|\||[=!<>]=|[<>+\-*/%](?!<)/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const missing = (at: number): Expression => ({ kind: 'missing', from: at, to: at });

/** The expression at the cursor; `missing`, without a width, where there is none. */
export function readExpression(cursor: Cursor): Expression {
  const operands: Expression[] = [];
  let questions = 0;
  let from = cursor.at;
  let to = cursor.at;
  for (;;) {
    const operand = readOperand(cursor);
    if (!operands.length) from = operand.from;
    operands.push(operand);
    to = operand.to;
    cursor.at = to;
    skip(cursor);
    if (atItem(cursor)) break;
    if (take(cursor, '?')) questions++;
    else if (questions > 0 && codeAt(cursor) === 58) {
      questions--;
      cursor.at++;
    } else if (!takeOperator(cursor)) break;
    to = cursor.at;
    skip(cursor);
    if (atItem(cursor)) break;
  }
  cursor.at = to;
  return operands.length === 1 && to === operands[0]!.to
    ? operands[0]!
    : { kind: 'operation', from, to, operands };
}

function takeOperator(cursor: Cursor): boolean {
  OPERATOR.lastIndex = cursor.at;
  const operator = cursor.at < cursor.end ? OPERATOR.exec(cursor.text)?.[0] : undefined;
  if (operator === undefined) return false;
  cursor.at += operator.length;
  return true;
}

/** A term with its signs and its accesses. */
function readOperand(cursor: Cursor): Expression {
  const from = cursor.at;
  let signs = '';
  while (codeAt(cursor) === 33 || codeAt(cursor) === 45) {
    signs += cursor.text[cursor.at++]!;
    skip(cursor);
  }
  const term = readAccesses(cursor, readTerm(cursor));
  if (!signs) return term;
  if (signs === '-' && term.kind === 'literal' && typeof term.value === 'number')
    return { ...term, from, value: -term.value };
  return { kind: 'operation', from, to: term.to, operands: [term] };
}

function readTerm(cursor: Cursor): Expression {
  const from = cursor.at;
  const code = codeAt(cursor);
  if (code === QUOTE) return readQuoted(cursor, readExpression);
  if (code >= 48 && code <= 57) return readNumber(cursor);
  if (code === LESS) return readHeredoc(cursor, readExpression) ?? missing(from);
  if (code === 40 || code === 91 || code === OPEN_BRACE) return readBracket(cursor, code);
  const name = readName(cursor);
  if (!name) return missing(from);
  while (cursor.text.startsWith('::', cursor.at) && take(cursor, '::')) {
    const next = readName(cursor);
    name.to = cursor.at;
    name.text += `::${next?.text ?? ''}`;
  }
  if (codeAt(cursor) === 40) {
    const items = readList(cursor, ')');
    return { kind: 'call', from, to: cursor.at, name, arguments: items };
  }
  const { to } = name;
  if (name.text === 'true' || name.text === 'false')
    return { kind: 'literal', from, to, value: name.text === 'true' };
  if (name.text === 'null') return { kind: 'literal', from, to, value: null };
  return { kind: 'name', from, to, name: name.text };
}

function readNumber(cursor: Cursor): Expression {
  const from = cursor.at;
  NUMBER.lastIndex = from;
  cursor.at = Math.min(cursor.end, from + NUMBER.exec(cursor.text)![0].length);
  return {
    kind: 'literal',
    from,
    to: cursor.at,
    value: Number(cursor.text.slice(from, cursor.at)),
  };
}

function readBracket(cursor: Cursor, code: number): Expression {
  const from = cursor.at;
  if (cursor.depth >= MAX_DEPTH) {
    cursor.at = cursor.end;
    return { kind: 'missing', from, to: cursor.end };
  }
  if (code === OPEN_BRACE) return readFor(cursor, '}') ?? readObject(cursor);
  if (code === 91) {
    const loop = readFor(cursor, ']');
    if (loop) return loop;
    const items = readList(cursor, ']');
    return { kind: 'tuple', from, to: cursor.at, items };
  }
  cursor.at++;
  const inner = within(cursor, true, () => {
    skip(cursor);
    const expression = readExpression(cursor);
    close(cursor, ')');
    return expression;
  });
  return { kind: 'group', from, to: cursor.at, inner };
}

/** Elements or arguments, from the opening bracket to the closing one or to where it is given up. */
function readList(cursor: Cursor, end: string): readonly Expression[] {
  const items: Expression[] = [];
  cursor.at++;
  if (cursor.depth >= MAX_DEPTH) {
    cursor.at = cursor.end;
    return items;
  }
  within(cursor, true, () => {
    for (;;) {
      const before = cursor.at;
      skip(cursor);
      if (atItem(cursor)) {
        cursor.at = before;
        return;
      }
      const item = readExpression(cursor);
      if (item.from < item.to) items.push(item);
      const last = cursor.at;
      skip(cursor);
      if (take(cursor, '...')) skip(cursor);
      if (take(cursor, ',')) continue;
      if (take(cursor, end)) return;
      if (!skipJunk(cursor, last)) return;
    }
  });
  return items;
}

/** Takes a closing bracket; if it is missing, the cursor stays behind what was read. */
function close(cursor: Cursor, end: string): void {
  const before = cursor.at;
  skip(cursor);
  if (!take(cursor, end)) cursor.at = before;
}

const LOOP = /[{[]\s*for\s+[\w-]+\s*(?:,\s*[\w-]+\s*)?(?=in\b)/y;

function readFor(cursor: Cursor, end: string): Expression | undefined {
  const from = cursor.at;
  LOOP.lastIndex = from;
  const head = LOOP.exec(cursor.text)?.[0];
  if (!head || from + head.length > cursor.end) return undefined;
  const bound = head.match(/[\w-]+/g)!.slice(1);
  cursor.at += head.length + 2;
  return within(cursor, true, () => {
    skip(cursor);
    const source = [readExpression(cursor)];
    const results: Expression[] = [];
    for (;;) {
      const before = cursor.at;
      skip(cursor);
      if (take(cursor, '...')) skip(cursor);
      const more = take(cursor, '=>') || take(cursor, ':') || takeIf(cursor);
      if (!more) {
        cursor.at = before;
        break;
      }
      skip(cursor);
      results.push(readExpression(cursor));
    }
    const before = cursor.at;
    skip(cursor);
    take(cursor, '...');
    close(cursor, end);
    if (cursor.text[cursor.at - 1] !== end) cursor.at = before;
    return { kind: 'for', from, to: cursor.at, bound, source, results };
  });
}

const takeIf = (cursor: Cursor): boolean =>
  /^if\b/.test(cursor.text.slice(cursor.at, cursor.at + 3)) && take(cursor, 'if');

const BLOCK_LINE = /[ \t]*[A-Za-z_][\w-]*(?:[ \t]+"[^"\n]*")*[ \t]*\{/y;

function readObject(cursor: Cursor): Expression {
  const from = cursor.at;
  const entries: Entry[] = [];
  cursor.at++;
  within(cursor, false, () => {
    for (;;) {
      const before = cursor.at;
      within(cursor, true, () => skip(cursor));
      const code = codeAt(cursor);
      if (code === CLOSE_BRACE) {
        cursor.at++;
        return;
      }
      BLOCK_LINE.lastIndex = cursor.at;
      if (code === -1 || BLOCK_LINE.test(cursor.text)) {
        cursor.at = before;
        return;
      }
      const entry = readEntry(cursor);
      if (entry) entries.push(entry);
      endEntry(cursor);
    }
  });
  return { kind: 'object', from, to: cursor.at, entries };
}

function readEntry(cursor: Cursor): Entry | undefined {
  const key = readExpression(cursor);
  if (key.from === key.to) return undefined;
  skip(cursor);
  if (!take(cursor, '=') && !take(cursor, ':')) return undefined;
  const behind = cursor.at;
  skip(cursor);
  const value = readExpression(cursor);
  return value.from === value.to
    ? { from: key.from, to: behind, key }
    : { from: key.from, to: value.to, key, value };
}

/** Passes over the comma, or over what cannot stand there. */
function endEntry(cursor: Cursor): void {
  skip(cursor);
  while (cursor.at < cursor.end) {
    const code = codeAt(cursor);
    if (code === NEWLINE || code === CLOSE_BRACE) return;
    if (take(cursor, ',')) return;
    if (code === QUOTE) cursor.at = Math.min(cursor.scanner.quoted(cursor.at).to, cursor.end);
    else cursor.at++;
  }
}

/** `.name`, `.0`, `.*`, `[key]`, `[*]` behind a term. */
function readAccesses(cursor: Cursor, root: Expression): Expression {
  if (root.kind === 'missing') return root;
  const steps: Step[] = [];
  for (;;) {
    const step = readStep(cursor);
    if (!step) break;
    steps.push(step);
  }
  if (!steps.length) return root;
  return { kind: 'traversal', from: root.from, to: cursor.at, root, steps };
}

const INDEX = /\d+/y;

function readStep(cursor: Cursor): Step | undefined {
  const code = codeAt(cursor);
  if (code === 46 && cursor.text[cursor.at + 1] !== '.') {
    const from = ++cursor.at;
    if (take(cursor, '*')) return { kind: 'splat' };
    INDEX.lastIndex = from;
    const digits = INDEX.exec(cursor.text)?.[0];
    if (digits !== undefined) cursor.at = Math.min(cursor.end, from + digits.length);
    const name = digits === undefined ? readName(cursor) : { from, to: cursor.at, text: digits };
    return { kind: 'name', name: name ?? { from, to: from, text: '' } };
  }
  if (code !== 91 || cursor.depth >= MAX_DEPTH) return undefined;
  cursor.at++;
  return within(cursor, true, (): Step => {
    skip(cursor);
    const splat = take(cursor, '*');
    const key = splat ? undefined : readExpression(cursor);
    close(cursor, ']');
    return key ? { kind: 'index', key } : { kind: 'splat' };
  });
}
