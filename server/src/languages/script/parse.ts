import { PositionMap } from '../../core/decoder.ts';
import type { Node } from '../../core/node.ts';
import { leading, withoutReturn } from './leading.ts';

/** Reads one segment: comments, and the command line behind them, which the shell reads. */
export function parse(text: string): readonly Node[] {
  const { comments, at } = leading(text);
  const nodes = comments.map(({ from, to }): Node => ({
    kind: 'comment',
    from,
    to,
    addresses: [],
  }));
  if (at >= text.length) return nodes;
  const to = lastOf(text);
  const script = text.slice(at, to);
  const map = PositionMap.identity(script.length, at);
  const embeds = {
    language: 'shell',
    script: { text: script, map, style: { kind: 'plain' } },
  } as const;
  return [...nodes, { kind: 'block', from: at, to, addresses: [], embeds }];
}

/** The end of the last line, which a line break that is escaped does not end. */
function lastOf(text: string): number {
  if (!text.endsWith('\n')) return text.length;
  const end = withoutReturn(text, text.length - 1);
  return text[end - 1] === '\\' ? text.length : end;
}
