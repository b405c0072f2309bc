import type { Segment } from '../../core/language.ts';
import type { Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import { assignmentIn, colonIn, findOutside, kindOf, type Line, lineAt } from './lines.ts';
import { type Mode, readMode } from './mode.ts';
import { scriptNode } from './recipe.ts';

/** Reads one segment: comments, and a rule with its recipe, a definition or a line. */
export function parse(text: string, { entity, mode }: Segment): readonly Node[] {
  const nodes: Node[] = [];
  let at = 0;
  let line = lineAt(text, at);
  for (; at < text.length; at = line.to) {
    line = lineAt(text, at);
    const kind = kindOf(text.slice(at, line.end));
    if (kind === 'comment') nodes.push(commentNode(text, line));
    else if (kind !== 'blank') break;
  }
  if (at >= text.length) return nodes;
  const reader = { text, line, mode: readMode(mode) };
  if (entity === 'rule') nodes.push(ruleNode(reader));
  else if (entity === 'define') nodes.push(...recipeNodes(reader, line.to));
  else nodes.push(...lineNodes(reader));
  return nodes;
}

interface Reader {
  readonly text: string;
  /** The first line that says anything. */
  readonly line: Line;
  readonly mode: Mode;
}

/** A comment on a line of its own, or behind something. */
function commentNode(text: string, { from, end }: Line): Node {
  return { kind: 'comment', from: text.indexOf('#', from), to: end, addresses: [] };
}

/** A rule, called by its targets; one with a variable of its own has no recipe there. */
function ruleNode(reader: Reader): Node {
  const { text, line, mode } = reader;
  const words = text.slice(line.from, line.end);
  const colon = colonIn(words);
  const target = words.slice(0, colon).replace(/&$/, '');
  const from = line.from + (target.length - target.trimStart().length);
  const name = target.trim();
  const label = { from, to: from + name.length, text: name };
  const behind = words.slice(colon + 1).replace(/^:/, ' ');
  const semicolon = assignmentIn(behind)
    ? -1
    : findOutside(words, colon + 1, (char) => char === ';');
  const first = semicolon < 0 ? [] : [{ from: line.from + semicolon + 1, to: line.end }];
  const children = mode.posix ? recipeNodes(reader, line.to, first) : [];
  const end = Math.max(line.end, text.trimEnd().length, children.at(-1)?.to ?? 0);
  return {
    kind: 'block',
    from,
    to: end,
    label,
    addresses: [],
    ...(children.length && { children }),
  };
}

/** The lines of a recipe, each for a shell of its own, and the comments of make between them. */
function recipeNodes(
  { text, mode }: Reader,
  from: number,
  first: readonly Span[] = [],
): readonly Node[] {
  const lines: Span[] = [...first];
  const comments: Node[] = [];
  for (let at = from; at < text.length;) {
    const line = lineAt(text, at);
    if (text[at] === mode.prefix) lines.push({ from: at, to: line.end });
    else if (kindOf(text.slice(at, line.end)) === 'comment') comments.push(commentNode(text, line));
    at = line.to;
  }
  const scripts = mode.isOne ? (lines.length ? [lines] : []) : lines.map((line) => [line]);
  const nodes = scripts.flatMap((script) => scriptNode(text, script, mode) ?? []);
  const beside = comments.filter(
    (one) => !nodes.some(({ from: f, to }) => f <= one.from && one.to <= to),
  );
  return [...nodes, ...beside].toSorted((a, b) => a.from - b.from);
}

/** `NAME != command` hands its value to the shell. */
function lineNodes({ text, line, mode }: Reader): readonly Node[] {
  const found = assignmentIn(text.slice(line.from, line.end));
  if (found?.operator !== '!=') return [];
  const script = scriptNode(text, [{ from: line.from + found.at, to: line.end }], mode);
  return script ? [script] : [];
}
