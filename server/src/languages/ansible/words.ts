import { Decoder, type PositionMap } from '../../core/decoder.ts';
import type { Span } from '../../core/span.ts';

/** One word of a free form: `key=value` where it is a pair. Offsets are those of the decoded text. */
export interface Word extends Span {
  readonly key?: string;
  /** Where the value begins, behind the equals sign. */
  readonly value: number;
}

/**
 * Splits a free form at blanks, as Ansible does: quotes and templates hold together what stands in
 * them. https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_advanced_syntax.html
 */
export function splitWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length;) {
    while (at < text.length && /\s/.test(text[at]!)) at++;
    if (at >= text.length) break;
    const from = at;
    at = wordEnd(text, at);
    const key = /^[A-Za-z_]\w*(?==)/.exec(text.slice(from, Math.min(at, from + 64)))?.[0];
    const value = key === undefined ? from : from + key.length + 1;
    words.push({ from, to: at, value, ...(key !== undefined && { key }) });
  }
  return words;
}

function wordEnd(text: string, from: number): number {
  let quote = '';
  let depth = 0;
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at]!;
    if (quote) {
      if (char === '\\' && quote === '"') at++;
      else if (char === quote) quote = '';
    } else if (text.startsWith('{{', at)) {
      depth++;
      at++;
    } else if (depth && text.startsWith('}}', at)) {
      depth--;
      at++;
    } else if (!depth && (char === '"' || char === "'")) quote = char;
    else if (!depth && /\s/.test(char)) break;
  }
  return Math.min(at, text.length);
}

/** The span of a value without the quotes around it. */
export function unquoted(text: string, { from, to }: Span): Span {
  const quote = text[from];
  const isQuoted = to - from > 1 && (quote === '"' || quote === "'") && text[to - 1] === quote;
  return isQuoted ? { from: from + 1, to: to - 1 } : { from, to };
}

/**
 * The words that `command` runs without a shell: split at blanks, quotes and escapes taken away as
 * Python's shlex does it. Each has a map of its own to the host of `map`.
 */
export function splitCommand(
  text: string,
  map: PositionMap,
): readonly (Span & { readonly text: string; readonly map: PositionMap })[] {
  const words: (Span & { readonly text: string; readonly map: PositionMap })[] = [];
  for (let at = 0; at < text.length;) {
    while (at < text.length && /\s/.test(text[at]!)) at++;
    if (at >= text.length) break;
    const from = at;
    const out = new Decoder();
    at = readWord(text, at, (start, end) => {
      for (let i = start; i < end; i++) {
        const span = map.span({ from: i, to: i + 1 });
        out.replace(text[i]!, span.from, span.to);
      }
    });
    const span = map.span({ from, to: at });
    if (out.text === '') out.replace('', span.from, span.to);
    words.push({ ...span, ...out.done() });
  }
  return words;
}

/** Reads one word and hands out the stretches that belong to its text. */
function readWord(text: string, from: number, take: (from: number, to: number) => void): number {
  let quote = '';
  let at = from;
  while (at < text.length) {
    const char = text[at]!;
    if (!quote && /\s/.test(char)) break;
    if (char === '\\' && quote !== "'" && at + 1 < text.length) {
      take(at + 1, at + 2);
      at += 2;
      continue;
    }
    if (quote ? char === quote : char === '"' || char === "'") quote = quote ? '' : char;
    else take(at, at + 1);
    at++;
  }
  return at;
}
