import { mendBlocks } from './blocks.ts';
import { heredocsOf } from './heredocs.ts';
import { inserted, type Mend, OPERAND } from './mend.ts';
import { lineEnd, startsBranch, startsKeyword, startsMember, startsStatement } from './quotes.ts';
import { closeBrackets, inBracket, readToken, type Scan } from './tokens.ts';

/**
 * What has to change so that half-typed Ruby costs only its own statement, in one pass over words,
 * quotes and brackets. `always` holds what Prism would misread silently, `repairs` the rest.
 */
export function mendsOf(text: string): {
  readonly always: readonly Mend[];
  readonly repairs: readonly Mend[];
  /** Too deeply nested to be parsed. */
  readonly deep: boolean;
} {
  const scan: Scan = {
    text,
    heredocs: heredocsOf(text),
    always: [],
    repairs: [],
    events: [],
    stack: [],
    pending: [],
    at: 0,
    line: 0,
    run: 0,
    deep: false,
    indent: 0,
    fresh: true,
    operand: false,
    last: 0,
    trailing: '',
    lastIndent: 0,
  };
  while (scan.at < text.length && !scan.deep && startLine(scan)) {
    while (scan.at < text.length && text[scan.at] !== '\n') readToken(scan);
    scan.at++;
    scan.line++;
    skipHeredocs(scan);
  }
  if (scan.trailing === 'dot' || scan.trailing === 'operator')
    scan.always.push(inserted(scan.last, OPERAND));
  closeBrackets(scan, scan.last);
  const repairs = [...scan.repairs, ...mendBlocks(scan.events)];
  return { always: scan.always, repairs, deep: scan.deep };
}

/** No one writes longer lines of Ruby; Prism may take minutes to recover in them. */
const LONGEST_LINE = 10_000;

/** Decides at the first token of a line whether the statement before goes on. False at `__END__`. */
function startLine(scan: Scan): boolean {
  const { text } = scan;
  const start = scan.at;
  if (text.startsWith('__END__', start) && lineEnd(text, start) === start + 7) return false;
  if (text.startsWith('=begin', start)) {
    const end = text.indexOf('\n=end', start);
    scan.at = lineEnd(text, end < 0 ? text.length : end + 1);
    return true;
  }
  let at = start;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\uFEFF') at++;
  scan.at = at;
  if (at >= text.length || /[#\r\n]/.test(text[at]!)) return true;
  scan.indent = at - start;
  if (lineEnd(text, at) - at > LONGEST_LINE) scan.deep = true;
  const statement = startsStatement(text, at);
  const keyword = startsKeyword(text, at);
  if (scan.trailing !== 'line') endStatement(scan, statement, keyword);
  const continued = scan.trailing !== '' || /[.)\]}]/.test(text[at]!) || inBracket(scan);
  if (!continued) {
    scan.operand = false;
    scan.run = 0;
  }
  if (!continued && !startsBranch(text, at))
    scan.events.push({ kind: 'line', at, indent: scan.indent, line: scan.line, before: scan.last });
  scan.trailing = '';
  scan.fresh = true;
  scan.lastIndent = scan.indent;
  return true;
}

function endStatement(scan: Scan, statement: boolean, keyword: boolean): void {
  const { text, trailing } = scan;
  const open = inBracket(scan);
  const shallow = scan.indent <= scan.lastIndent;
  const cut =
    trailing === 'dot'
      ? shallow || startsMember(text, scan.at) || startsBranch(text, scan.at)
      : statement || (keyword && shallow && trailing !== '');
  if (!cut) return;
  if (trailing === 'dot' || trailing === 'operator' || (trailing === 'comma' && !open))
    scan.always.push(inserted(scan.last, OPERAND));
  scan.trailing = '';
  if (statement && open) closeBrackets(scan, scan.last);
}
function skipHeredocs(scan: Scan): void {
  for (const { opener, word, indented } of scan.pending) {
    const end = scan.heredocs.terminator(opener, word, indented, scan.at);
    if (end < 0) continue;
    scan.at = Math.min(lineEnd(scan.text, end) + 1, scan.text.length);
    if (scan.text[scan.at - 1] === '\r') scan.at++;
  }
  scan.pending = [];
}
