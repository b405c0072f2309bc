import type { Segment } from '../../core/language.ts';
import {
  CLOSE_BRACE,
  createScanner,
  LESS,
  NEWLINE,
  OPEN_BRACE,
  QUOTE,
  type Scanner,
} from './scan.ts';

/** Block types that HCL's users write at the top of a file. */
const TOP =
  /(?:terraform|resource|data|ephemeral|action|variable|output|locals|module|provider|moved|import|removed|check|run|variables|mock_provider)(?:[ \t]+(?:"[^"\n]*"|[A-Za-z_][\w-]*))*[ \t]*\{/y;

/**
 * One segment per top-level block or attribute; comments before it belong to it, what follows the last
 * one is a segment of its own. Unclosed text stops at the next block header in column 0, an unclosed list
 * or call at the next attribute there, but only where
 * the file's braces do not balance: nested blocks may stand in column 0 too.
 */
export function segments(text: string, kind: string): readonly Segment[] {
  const scan = cut(text, false);
  const cuts = scan.balanced ? scan.cuts : cut(text, true).cuts;
  const found: Segment[] = [];
  let from = 0;
  for (const { at, to } of cuts) {
    found.push({ from, to, within: [], entity: entityAt(text, at), document: 0, mode: kind });
    from = to;
  }
  if (from < text.length || !found.length)
    found.push({ from, to: text.length, within: [], entity: '', document: 0, mode: kind });
  return found;
}

interface Cut {
  /** Where the item's own text begins, and where the next item's segment does. */
  readonly at: number;
  readonly to: number;
}

function cut(text: string, mend: boolean): { cuts: readonly Cut[]; balanced: boolean } {
  const scanner = createScanner(text);
  const cuts: Cut[] = [];
  let balanced = true;
  let i = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (i < text.length) {
    i = skipBlank(scanner, i);
    if (i >= text.length) break;
    const item = itemEnd(scanner, i, mend);
    balanced &&= item.balanced;
    cuts.push({ at: i, to: item.to });
    i = item.to;
  }
  return { cuts, balanced };
}

/** Behind blank lines and comments. */
function skipBlank(scanner: Scanner, from: number): number {
  const { text } = scanner;
  let i = from;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === 32 || (code >= 9 && code <= 13)) i++;
    else {
      const end = scanner.comment(i);
      if (end === undefined) break;
      i = end;
    }
  }
  return i;
}

/** Behind the newline that ends the item at `from`. */
function itemEnd(scanner: Scanner, from: number, mend: boolean): { to: number; balanced: boolean } {
  const { text } = scanner;
  const open: number[] = [];
  let balanced = true;
  let i = from;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === NEWLINE) {
      i++;
      if (open.length === 0) return { to: i, balanced };
      if (mend && (isHeader(text, i) || (isInList(open) && isAttribute(text, i))))
        return { to: i, balanced: false };
    } else if (code === QUOTE) {
      i = scanner.quoted(i).to;
    } else if (code === LESS && text.charCodeAt(i + 1) === LESS) {
      i = scanner.heredoc(i)?.to ?? i + 2;
    } else if (code === OPEN_BRACE || code === 40 || code === 91) {
      open.push(code);
      i++;
    } else if (code === CLOSE_BRACE || code === 41 || code === 93) {
      balanced = close(open, code) && balanced;
      i++;
    } else if (code === 35 || code === 47) {
      i = scanner.comment(i) ?? i + 1;
    } else i++;
  }
  return { to: i, balanced: balanced && open.length === 0 };
}

const isHeader = (text: string, at: number): boolean => {
  TOP.lastIndex = at;
  return TOP.test(text);
};

/** `name = …` stands in no list and in no call. */
const isInList = (open: readonly number[]): boolean => open.at(-1) !== OPEN_BRACE;

const ATTRIBUTE = /[A-Za-z_][\w-]*[ \t]*=(?![=>])/y;

const isAttribute = (text: string, at: number): boolean => {
  ATTRIBUTE.lastIndex = at;
  return ATTRIBUTE.test(text);
};

/** Closes up to the innermost bracket of the same sort; false if anything else was open. */
function close(open: number[], code: number): boolean {
  const opener = code === 41 ? 40 : code - 2;
  if (open.at(-1) === opener) {
    open.pop();
    return true;
  }
  // A brace ends whatever is open inside its block; other brackets end nothing but their like.
  const brace = code === CLOSE_BRACE ? open.lastIndexOf(OPEN_BRACE) : -1;
  if (brace >= 0) open.length = brace;
  return false;
}

const WORDS = /[A-Za-z_][\w-]*(?:[ \t]+(?:"[^"\n]{0,200}"|[A-Za-z_][\w-]*)){0,3}/y;

/** `resource.aws_instance.web` for a block, the name of an attribute. */
function entityAt(text: string, at: number): string {
  WORDS.lastIndex = at;
  const words = WORDS.exec(text)?.[0] ?? '';
  return words.replaceAll('"', '').replace(/[ \t]+/g, '.');
}
