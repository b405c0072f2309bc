import { lineEnd } from './quotes.ts';
import type { Frame, Scan } from './state.ts';

/** Reserved words that open a group, with those that close it (POSIX 2.4). */
const CLOSERS: ReadonlyMap<string, Frame['closer']> = new Map([
  ['if', 'fi'],
  ['while', 'done'],
  ['until', 'done'],
  ['for', 'done'],
  ['select', 'done'],
  ['case', 'esac'],
  ['{', '}'],
]);
const ENDS: ReadonlySet<string> = new Set(CLOSERS.values());
/** Behind these a command begins. */
const SEPARATORS: ReadonlySet<string> = new Set([
  'then',
  'else',
  'elif',
  'do',
  '!',
  'time',
  'coproc',
]);
/** Behind these it begins at once; behind the others that open a group words of its head follow. */
const AT_ONCE: ReadonlySet<string> = new Set(['if', 'while', 'until', '{']);

/** What ends a run of ordinary characters. */
const SPECIAL = new Uint8Array(128);
for (const char of ' \t\r\n|&;<>()\'"\\`$') SPECIAL[char.charCodeAt(0)] = 1;
const ENDING = /[\s|&;<>()]/;

const isOrdinary = (code: number): boolean => code >= 128 || SPECIAL[code] === 0;

/** Reads ordinary characters; a bare reserved word where a command may begin opens, closes or goes on. */
export function readWord(scan: Scan): void {
  const { text, pos } = scan;
  const before = text[pos - 1];
  const isStart = before === undefined || /[\s|&;<>()`\uFEFF]/.test(before);
  if (isStart && text[pos] === '#') {
    scan.pos = lineEnd(text, pos);
    return;
  }
  let to = pos + 1;
  while (to < text.length && isOrdinary(text.charCodeAt(to))) to++;
  scan.pos = to;
  const isWhole = isStart && (to >= text.length || ENDING.test(text[to]!) || text[to] === '`');
  const word = isWhole && to - pos < 9 ? text.slice(pos, to) : '';
  const top = scan.stack.at(-1);
  scan.continues = false;
  if (top?.phase === 'head' && word === 'in') {
    top.phase = 'pattern';
    scan.command = true;
  } else if (top?.phase === 'pattern' && word !== 'esac') scan.command = false;
  else if (scan.awaits === 'name') {
    scan.awaits = 'body';
    scan.command = true;
  } else if (scan.command && word) readReserved(scan, word, pos);
  else ordinary(scan);
}

function ordinary(scan: Scan): void {
  scan.command = false;
  scan.awaits = undefined;
}

function readReserved(scan: Scan, word: string, from: number): void {
  const closer = CLOSERS.get(word);
  if (closer) {
    scan.awaits = undefined;
    scan.stack.push(closer === 'esac' ? { closer, from, phase: 'head' } : { closer, from });
    scan.command = AT_ONCE.has(word);
  } else if (ENDS.has(word)) close(scan, word, from);
  else if (word === 'function') {
    scan.awaits = 'name';
    scan.command = false;
  } else if (SEPARATORS.has(word)) scan.command = true;
  else ordinary(scan);
}

/** Closes the nearest group of its kind, with what was left open in it; never what lies around a substitution. */
function close(scan: Scan, word: string, from: number): void {
  const { stack } = scan;
  scan.command = false;
  for (let at = stack.length - 1; at >= 0; at--) {
    const frame = stack[at]!;
    if (frame.closer === word) {
      scan.closed?.(frame.from, from, scan.pos);
      stack.length = at;
      return;
    }
    if (frame.closer === ')' || frame.closer === '`' || frame.closer === 'array') return;
  }
}
