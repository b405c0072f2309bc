import type { Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import type { RuleCode } from '../rule.ts';

// https://docs.docker.com/reference/compose-file/interpolation/
const NAMED = /^\$\{[A-Za-z_]\w*(?:\}|:?[-?+])/;

const rule: RuleCode = {
  check({ node, text }) {
    if (node.kind !== 'setting') return undefined;
    return scalarsOf(node).flatMap((span) => {
      const source = text.slice(span.from, span.to);
      return malformed(source).map(({ from, to }) => ({
        span: { from: span.from + from, to: span.from + to },
        severity: 'error' as const,
        fill: { value: source.slice(from, to) },
      }));
    });
  },
};

/** Where the texts stand that a setting itself holds. */
function scalarsOf({ form, label, to, embeds, children = [] }: Node): readonly Span[] {
  if (form === 'scalar' && label) return [{ from: label.to, to }];
  if (form !== 'list') return [];
  const words = embeds?.words ?? [];
  return [...words, ...children.filter(({ kind }) => kind === 'value')];
}

/** Everything that begins like a variable and is none; `$$` is a dollar. */
function malformed(source: string): readonly Span[] {
  const found: Span[] = [];
  for (let at = source.indexOf('$'); at >= 0; at = source.indexOf('$', at)) {
    if (source[at + 1] !== '{') {
      at += source[at + 1] === '$' ? 2 : 1;
      continue;
    }
    const to = closing(source, at + 1);
    const isVariable = NAMED.test(source.slice(at)) && to !== undefined;
    if (!isVariable) found.push({ from: at, to: to ?? endOfWord(source, at) });
    // A default may hold variables of its own.
    at += 2;
  }
  return found;
}

/** Behind the brace that closes the one at `open`. */
function closing(source: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < source.length; at++) {
    if (source[at] === '{') depth++;
    else if (source[at] === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

const endOfWord = (source: string, at: number): number => {
  const word = /[\s"']/.exec(source.slice(at));
  return word ? at + word.index : source.length;
};

export default rule;
