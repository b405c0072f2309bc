import type { Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';

export interface Token extends Span {
  readonly kind: 'word' | 'string' | 'mark';
  readonly text: string;
}

const TOKEN =
  /(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<word>[\w.]+)|[=!<>]=|\{\{|\}\}|\S/gs;

/**
 * The tokens of a Jinja expression in a condition's value, where they stand in the segment's text.
 * Empty where the YAML around it is escaped, so that the text is not what Jinja reads.
 */
export function tokensOf({ from, to }: Node, text: string): readonly Token[] {
  const written = text.slice(from, to);
  const quote = written[0] === "'" || written[0] === '"' ? written[0] : undefined;
  const isQuoted = quote !== undefined && written.length > 1 && written.endsWith(quote);
  const inside = isQuoted ? written.slice(1, -1) : written;
  if (isQuoted && (quote === '"' ? inside.includes('\\') : inside.includes("''"))) return [];
  const start = from + (isQuoted ? 1 : 0);
  return [...inside.matchAll(TOKEN)].map((match): Token => {
    const { string, word } = match.groups ?? {};
    const at = start + match.index;
    const kind = string === undefined ? (word === undefined ? 'mark' : 'word') : 'string';
    return { from: at, to: at + match[0].length, kind, text: match[0] };
  });
}

/** The expressions of a condition: its own, or those of its list. */
export const expressionsOf = (setting: Node): readonly Node[] =>
  setting.children?.filter(({ kind }) => kind === 'value') ?? [];
