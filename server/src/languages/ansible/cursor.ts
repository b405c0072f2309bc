import type { Slot } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import { ansible } from './scalars.ts';

/** How far back the braces of a template are looked for. */
const REACH = 500;

/** What stands before a string that is the name of a plugin. */
const NAMING: readonly (readonly [plugin: string, before: RegExp])[] = [
  ['lookup', /(?:^|\W)(?:lookup|query|q)\(\s*["']$/],
  ['filter', /\|\s*map\(\s*["']$/],
  ['test', /\|\s*(?:select|reject)\(\s*["']$/],
  ['test', /\|\s*(?:select|reject)attr\(\s*(?:'[^']*'|"[^"]*")\s*,\s*["']$/],
];

/** What may stand at an offset inside of `{{ }}` or `{% %}`; undefined outside of templates. */
export function templateSlot(text: string, offset: number): Slot | undefined {
  const start = Math.max(0, offset - REACH);
  const before = text.slice(start, offset);
  const open = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  if (open < 0) return undefined;
  const expression = before.slice(open + 2);
  if (expression.includes('}}') || expression.includes('%}')) return undefined;
  return expressionSlot(text, expression, offset);
}

/** What may stand at an offset of a value that is one expression. */
export const wordSlot = (text: string, { from }: Span, offset: number): Slot | undefined =>
  expressionSlot(text, text.slice(from, offset), offset);

function expressionSlot(text: string, before: string, offset: number): Slot | undefined {
  const typed = /[\w.]*$/.exec(before)?.[0] ?? '';
  const left = before.slice(0, before.length - typed.length);
  const rest = /^\w*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0;
  const replace = { from: offset - typed.length, to: offset + rest };
  const common = { replace, typed, siblings: [] };
  const plugin = NAMING.find(([, before]) => before.test(left.slice(-80)))?.[0];
  if (plugin) return { prefix: ansible(plugin), role: 'key', ...common };
  if (inString(left)) return undefined;
  if (/\|\s*$/.test(left.slice(-20))) return { prefix: ansible('filter'), role: 'key', ...common };
  if (/(?:^|\s)is\s+(?:not\s+)?$/.test(left.slice(-30)))
    return { prefix: ansible('test'), role: 'key', ...common };
  // An attribute of a variable is known at run time only.
  if (typed.includes('.')) return undefined;
  return { prefix: ansible('variable'), role: 'reference', scope: 'variable', ...common };
}

function inString(text: string): boolean {
  let quote = '';
  for (const char of text)
    if (quote) quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
  return quote !== '';
}
