import { HOLE, PositionMap } from '../../core/decoder.ts';
import type { Embedding, Word } from '../../core/node.ts';
import type { Expression, Template } from './syntax.ts';
import { decodeTemplate } from './templates.ts';

const SHELL = /^#!.*\b(?:sh|bash|dash|ksh|zsh|ash)\b/;
// What cloud-init, Ignition and EC2Launch read instead of a shell:
// https://cloudinit.readthedocs.io/en/latest/explanation/format.html
const OTHER =
  /^\s*(?:#cloud-|#include|#part-|#upstart|##\s*template:|<|Content-Type:|MIME-Version:|\{|---)/i;

/** A string as the script that it holds; undefined if another interpreter reads it. */
export function scriptOf(
  template: Template,
  { text, map }: { readonly text: string; readonly map: PositionMap },
): Embedding | undefined {
  const isShell = text.startsWith('#!')
    ? SHELL.test(text.slice(0, 200))
    : !OTHER.test(text.slice(0, 200));
  if (!isShell) return undefined;
  return textOf(template, { text, map }, 'shell');
}

/** A string as a text of another language. */
export function textOf(
  { heredoc }: Template,
  { text, map }: { readonly text: string; readonly map: PositionMap },
  language: string,
): Embedding | undefined {
  if (text.trim() === '' || text === HOLE) return undefined;
  const kind = heredoc ? 'hcl-heredoc' : 'hcl-quoted';
  return { language, script: { text, map, style: { kind } } };
}

/** The strings of a list as a ready command line. */
export function argvOf(text: string, items: readonly Expression[]): Embedding | undefined {
  if (!items.length) return undefined;
  return { language: 'shell', words: items.map((item) => wordOf(text, item)) };
}

function wordOf(text: string, item: Expression): Word {
  const { from, to } = item;
  const style = { kind: 'hcl-quoted' } as const;
  if (item.kind === 'template') return { from, to, style, ...decodeTemplate(text, item) };
  const map = new PositionMap([{ inner: 0, outer: from, length: 1, outerLength: to - from }]);
  return { from, to, style, text: HOLE, map };
}

/** `["CMD", …]` is a command line, `["CMD-SHELL", "…"]` a script, `["NONE"]` neither. */
export function healthcheckOf(text: string, items: readonly Expression[]): Embedding | undefined {
  const [first, ...rest] = items;
  if (first?.kind !== 'template' || first.parts.length) return undefined;
  const word = decodeTemplate(text, first).text;
  if (word === 'CMD') return argvOf(text, rest);
  const script = rest[0];
  if (word !== 'CMD-SHELL' || script?.kind !== 'template') return undefined;
  return scriptOf(script, decodeTemplate(text, script));
}
