import { Decoder } from '../../core/decoder.ts';
import type { Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import { referenceEnd } from './lines.ts';
import type { Mode } from './mode.ts';

/** Characters that speak to make at the beginning of a line: https://www.gnu.org/software/make/manual/html_node/Echoing.html. */
const SIGNS = /^[@+\- \t]*/;

/** Lines of a recipe as one script for the shell; undefined where there is nothing in them. */
export function scriptNode(text: string, lines: readonly Span[], mode: Mode): Node | undefined {
  const out = new Decoder();
  let from: number | undefined;
  let to = 0;
  for (const [i, line] of lines.entries()) {
    if (i) out.replace('\n', lines[i - 1]!.to, lines[i - 1]!.to);
    const prefix = text[line.from] === mode.prefix ? 1 : 0;
    const at = line.from + prefix;
    // In one script for all lines only the first may begin with signs, and others where a shell reads them.
    const start = at + SIGNS.exec(text.slice(at, line.to))![0].length;
    decode(out, text, { from: start, to: line.to }, mode);
    from ??= start;
    to = line.to;
  }
  const script = out.done();
  if (from === undefined || !/\S/.test(script.text)) return undefined;
  const embeds = { language: 'shell', script: { ...script, style: { kind: 'make' } } } as const;
  return { kind: 'block', from, to, addresses: [], embeds };
}

/** What make hands to the shell: `$$` is a dollar, references are filled in, a recipe's prefix behind a continued line goes. */
function decode(out: Decoder, text: string, { from, to }: Span, { prefix, values }: Mode): void {
  let done = from;
  for (let at = from; at < to; at++) {
    if (text[at] === '\n' && text[at + 1] === prefix && at + 1 < to) {
      out.copy(text, done, at + 1);
      done = at + 2;
      at++;
    } else if (text[at] === '$') {
      out.copy(text, done, at);
      const end = text[at + 1] === '$' ? at + 2 : referenceEnd(text, at, to);
      const name = /^\$[({]([\w.-]+)[)}]$/.exec(text.slice(at, end))?.[1];
      const value = values.find(([known]) => known === name)?.[1];
      if (text[at + 1] === '$') out.replace('$', at, Math.min(end, to));
      else if (value === undefined) out.hole(at, end);
      else out.replace(value, at, end);
      done = end;
      at = end - 1;
    }
  }
  out.copy(text, done, to);
}
