import { isDoubtful, lineEnd, skipArithmetic, skipBraces, skipQuote } from './quotes.ts';
import { type Bodies, type Frame, markAt, type Scan } from './state.ts';
import { readWord } from './words.ts';

/** Where a command ends, and what is known of it. */
export interface Scanned {
  /** Behind the line break. */
  readonly to: number;
  /** Something in it is not closed. */
  readonly open: boolean;
  /** Where it ends depends on text behind it. */
  readonly loose: boolean;
}

/** More quotes than this are not taken back in one command: each is read once more then. */
const MOST_DOUBTS = 20;

/** Scans the command whose line begins at `from`, with all lines that belong to it. */
export function scanCommand(
  text: string,
  from: number,
  mends: boolean,
  bodies: Bodies,
  closed?: Scan['closed'],
): Scanned {
  const scan: Scan = {
    text,
    mends,
    bodies,
    pos: from,
    stack: [],
    command: true,
    awaits: undefined,
    continues: false,
    marks: [],
    open: false,
    loose: false,
    doubts: MOST_DOUBTS,
    ...(closed && { closed }),
  };
  const indent = columnOf(text, from);
  while (scan.pos < text.length) {
    if (scan.stack.at(-1)?.closer === '"') readQuoted(scan);
    else if (text[scan.pos] === '\n') {
      if (endsAt(scan, indent)) return { to: scan.pos, open: scan.open, loose: scan.loose };
    } else readToken(scan);
  }
  return { to: text.length, open: scan.open || scan.stack.length > 0, loose: scan.loose };
}

/** Reads a line break with the bodies behind it; true where the command is complete. */
function endsAt(scan: Scan, indent: number): boolean {
  scan.pos++;
  skipBodies(scan);
  const { stack } = scan;
  const top = stack.at(-1);
  if (!stack.length && !scan.continues && scan.awaits !== 'body') return true;
  if (top?.closer !== 'array') scan.command = true;
  if (!scan.mends || !stack.length || !isBorder(scan, indent)) return false;
  scan.open = true;
  return true;
}

/** Lines that go on with a group, whatever their indentation. */
const MIDDLE = /^(?:then|else|elif|fi|do|done|esac|in)(?![\w-])|^[{})#&|;]|^$/;
const PATTERN = /^\(?[^\s()]*\)/;

/** True where a line begins that stands no deeper than the command that is still open. */
function isBorder({ text, pos, stack }: Scan, indent: number): boolean {
  if (columnOf(text, pos) > indent) return false;
  const line = text.slice(pos, lineEnd(text, pos)).trim();
  if (MIDDLE.test(line)) return false;
  return !(stack.some(({ closer }) => closer === 'esac') && PATTERN.test(line));
}

function columnOf(text: string, line: number): number {
  let at = line;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at - line;
}

function skipBodies(scan: Scan): void {
  for (const mark of scan.marks.splice(0)) {
    const end = scan.bodies.endOf(mark, scan.pos);
    if (end === undefined) {
      scan.loose = true;
      continue;
    }
    scan.closed?.(scan.pos - 1, end, end);
    scan.pos = Math.min(lineEnd(scan.text, end) + 1, scan.text.length);
  }
}

/** One step inside double quotes. */
function readQuoted(scan: Scan): void {
  const char = scan.text[scan.pos]!;
  if (char === '"') closeQuote(scan);
  else if (char === '\\') scan.pos += 2;
  else if (char === '$') readDollar(scan);
  else if (char === '`') readBackquote(scan);
  else scan.pos++;
}

/** Closes the quote, or takes it back to its own line where this one rather opens another. */
function closeQuote(scan: Scan): void {
  const { from, marks = 0 } = scan.stack.pop()!;
  const stop = lineEnd(scan.text, from);
  const isTaken = stop < scan.pos && scan.doubts > 0 && isDoubtful(scan.text, scan.pos);
  scan.command = false;
  if (isTaken) {
    scan.doubts--;
    scan.loose = true;
    scan.marks.length = Math.min(scan.marks.length, marks);
    scan.pos = stop;
  } else scan.pos++;
}

function readToken(scan: Scan): void {
  const { text, pos } = scan;
  switch (text[pos]) {
    case ' ':
    case '\t':
    case '\r':
      scan.pos++;
      return;
    case '\\':
      readEscape(scan);
      return;
    case "'":
      begun(scan);
      skipQuote(scan, "'", false);
      return;
    case '"':
      begun(scan);
      if (scan.mends) skipQuote(scan, '"', true);
      else push(scan, '"', false);
      return;
    case '`':
      readBackquote(scan);
      return;
    case '$':
      begun(scan);
      readDollar(scan);
      return;
    case '(':
      readParenthesis(scan);
      return;
    case ')':
      readClosing(scan);
      return;
    case ';':
    case '&':
    case '|':
      readOperator(scan);
      return;
    case '<':
    case '>':
      readRedirection(scan);
      return;
    default:
      readWord(scan);
  }
}

/** A word begins or goes on: what stood last is complete. */
function begun(scan: Scan): void {
  scan.continues = false;
  scan.command = false;
  scan.awaits = scan.awaits === 'name' ? 'body' : undefined;
}

/** Opens something; `length` is that of its sign. */
function push(scan: Scan, closer: Frame['closer'], command: boolean, length = 1): void {
  scan.stack.push({ closer, from: scan.pos, marks: scan.marks.length });
  scan.pos += length;
  scan.command = command;
  scan.continues = false;
}

function readEscape(scan: Scan): void {
  const { text, pos } = scan;
  if (text[pos + 1] === '\n') scan.pos = pos + 2;
  else if (text.startsWith('\r\n', pos + 1)) scan.pos = pos + 3;
  else {
    begun(scan);
    scan.pos = pos + 2;
  }
}

function readBackquote(scan: Scan): void {
  const at = scan.stack.findLastIndex(({ closer }) => closer === '`');
  if (at < 0) {
    push(scan, '`', true);
    return;
  }
  scan.stack.length = at;
  scan.pos++;
  scan.command = false;
}

function readDollar(scan: Scan): void {
  const { text, pos, stack } = scan;
  const next = text[pos + 1];
  const isQuoted = stack.at(-1)?.closer === '"';
  if (next === '(' && text[pos + 2] === '(') {
    scan.pos++;
    skipArithmetic(scan);
  } else if (next === '(') push(scan, ')', true, 2);
  else if (next === '{') {
    scan.pos++;
    skipBraces(scan);
  } else if (next === "'" && !isQuoted) {
    scan.pos++;
    skipQuote(scan, "'", true);
  } else scan.pos += next !== undefined && /[\w@*#?!$-]/.test(next) ? 2 : 1;
}

function readParenthesis(scan: Scan): void {
  const { text, pos, stack } = scan;
  const before = text[pos - 1] ?? '\n';
  const top = stack.at(-1);
  if (top?.phase === 'pattern') scan.pos++;
  else if (before === '=' || /[@?*+!]/.test(before) || top?.closer === 'array')
    push(scan, 'array', false);
  else if (
    (!scan.command || scan.awaits === 'body') &&
    /^\([ \t]*\)/.test(text.slice(pos, pos + 80))
  ) {
    scan.pos = text.indexOf(')', pos) + 1;
    scan.awaits = 'body';
    scan.command = true;
  } else if (text[pos + 1] === '(') {
    begun(scan);
    skipArithmetic(scan);
  } else {
    scan.awaits = undefined;
    push(scan, ')', true);
  }
}

function readClosing(scan: Scan): void {
  const { stack } = scan;
  const top = stack.at(-1);
  scan.pos++;
  if (top?.phase === 'pattern') {
    top.phase = 'body';
    scan.command = true;
    return;
  }
  const at = stack.findLastIndex(({ closer }) => closer === ')' || closer === 'array');
  if (at < 0) return;
  scan.closed?.(stack[at]!.from, scan.pos - 1, scan.pos);
  stack.length = at;
  scan.command = false;
  scan.continues = false;
}

function readOperator(scan: Scan): void {
  const { text, pos, stack } = scan;
  const top = stack.at(-1);
  const branch = top?.closer === 'esac' ? /^;(?:;&?|&)/.exec(text.slice(pos, pos + 3)) : null;
  if (branch) {
    top!.phase = 'pattern';
    scan.pos += branch[0].length;
    scan.command = true;
    return;
  }
  const isJoined = text[pos] === '|' || text.startsWith('&&', pos);
  const isLong = text[pos] !== ';' && /[|&]/.test(text[pos + 1] ?? '');
  scan.continues = isJoined;
  scan.pos += isLong ? 2 : 1;
  if (top?.closer !== 'array' && top?.phase !== 'pattern') scan.command = true;
}

function readRedirection(scan: Scan): void {
  const { text, pos } = scan;
  if (text[pos + 1] === '(') push(scan, ')', true, 2);
  else if (text.startsWith('<<<', pos)) scan.pos += 3;
  else if (text.startsWith('<<', pos)) {
    const found = markAt(text, pos);
    // A mark that no command stands before is half-typed.
    if (found && !scan.command) scan.marks.push(found.mark);
    scan.pos = found?.to ?? pos + 2;
  } else scan.pos += text[pos + 1] === '&' ? 2 : 1;
}
