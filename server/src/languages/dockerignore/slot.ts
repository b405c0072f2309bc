import { address } from '../../core/address.ts';
import type { Slot } from '../../core/language.ts';
import { cleanPath } from '../../core/paths.ts';

/** What means something in a pattern, https://pkg.go.dev/path/filepath#Match. */
const ESCAPES: Readonly<Record<string, string | null>> = {
  '*': String.raw`\*`,
  '?': String.raw`\?`,
  '[': String.raw`\[`,
  '#': String.raw`\#`,
  '!': String.raw`\!`,
  '\\': null,
};

/** A step of a path in the line that holds `offset`; nothing in comments and below folders that signs stand for. */
export function slotAt(text: string, offset: number): Slot | undefined {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const start = line || (text.startsWith('\uFEFF') ? 1 : 0);
  if (text[start] === '#' || offset < start) return undefined;
  const before = text.slice(start, offset);
  const lead = /^[ \t]*!?[ \t]*/.exec(before)![0].length;
  const typed = before.slice(lead);
  const slash = typed.lastIndexOf('/');
  const folder = cleanPath(typed.slice(0, slash + 1)).replace(/^\/|^\.$/, '');
  if (/[*?[\\]|^\.\.(?:\/|$)/.test(folder)) return undefined;
  const from = start + lead + slash + 1;
  const rest = /^[^/\r\n]*\/?/.exec(text.slice(offset))![0].length;
  return {
    prefix: address('dockerignore', 'pattern'),
    role: 'value',
    replace: { from, to: offset + rest },
    typed: text.slice(from, offset),
    siblings: [],
    paths: { folder, escapes: ESCAPES },
  };
}
