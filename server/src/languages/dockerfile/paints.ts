import type { Node } from '../../core/node.ts';
import type { Paint, Paints, Token } from '../../core/tokens.ts';

const KEYWORD: Paint = { type: 'keyword' };
const READONLY = ['readonly'] as const;

/** Words of a Dockerfile: `AS` and the `CMD` of a HEALTHCHECK are reserved, arguments of the build cannot be set. */
export const paints: Paints = {
  label({ kind, addresses, defines, refers }) {
    const [keyword] = addresses[0]?.path ?? [];
    if (kind === 'setting' && keyword === 'HEALTHCHECK') return KEYWORD;
    if (keyword !== 'ARG' || kind === 'block') return undefined;
    if (defines) return { type: 'variable', modifiers: ['declaration', ...READONLY] };
    // Of the arguments that are only used, those have a place that are given.
    return refers && { type: 'variable', modifiers: [...READONLY, 'defaultLibrary'] };
  },
  names: { stage: { type: 'class' } },
  words: (text, nodes) => nodes.flatMap((node) => asOf(text, node)),
};

/** The `AS` between the image and the name of a FROM. */
function asOf(text: string, { addresses, children = [] }: Node): readonly Token[] {
  if (addresses[0]?.path[0] !== 'FROM') return [];
  const name = children.findIndex(({ defines }) => defines?.scope === 'stage');
  const image = children[name - 1];
  if (!image) return [];
  const found = /\bas\b/i.exec(text.slice(image.to, children[name]!.from));
  const from = image.to + (found?.index ?? 0);
  return found ? [{ from, to: from + found[0].length, ...KEYWORD }] : [];
}
