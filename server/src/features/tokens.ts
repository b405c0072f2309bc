import type { Document } from '../core/document.ts';
import { inputOf, mapOf } from '../core/embedding.ts';
import type { Part } from '../core/lazy-part.ts';
import type { Name, Node } from '../core/node.ts';
import type { Span } from '../core/span.ts';
import type { Paint, Token, TokenModifier } from '../core/tokens.ts';

/**
 * What the words of a part are, in the order of its text: none overlaps another, none goes over the end of a
 * line. Offsets count from the part's start.
 */
export function tokensOf(document: Document, part: Part): readonly Token[] {
  const { from, to } = part.segment;
  const text = document.text.slice(from, to);
  const painter: Painter = { document, text, below: [], above: [] };
  for (const node of part.nodes) paint(painter, node);
  const { paints } = document.origin.language;
  const words = paints?.words?.(text, part.nodes) ?? [];
  return onLines(text, flattened([...painter.below, ...words, ...painter.above]));
}

/** Tokens while they are found: `above` wins over all that `below` says of the same characters. */
interface Painter {
  readonly document: Document;
  readonly text: string;
  /** Each holder stands before what it holds. */
  readonly below: Token[];
  readonly above: Token[];
}

function paint(painter: Painter, node: Node): void {
  const { below, above } = painter;
  const whole = wholeOf(painter, node);
  if (whole) below.push({ from: node.from, to: node.to, ...whole });
  const label = labelOf(painter, node);
  if (label) {
    const { from, to } = spanOfLabel(node);
    (isPart(node) ? above : below).push({ from, to, ...label });
  }
  for (const child of node.children ?? []) paint(painter, child);
  if (node.embeds) paintEmbedded(painter, node.embeds);
}

/** What a value leads with is more than the part of it that stands there. */
const isPart = ({ kind }: Node): boolean => kind === 'value' || kind === 'argument';

function paintEmbedded({ document, below }: Painter, embeds: NonNullable<Node['embeds']>): void {
  const tokens = document.origin.embedded.get(embeds.language)?.tokens?.(inputOf(embeds)) ?? [];
  const map = mapOf(embeds);
  for (const token of tokens) below.push({ ...token, ...map.span(token) });
}

const STRING: Paint = { type: 'string' };
const NUMBER: Paint = { type: 'number' };
const KEYWORD: Paint = { type: 'keyword' };
const FLAG: Paint = { type: 'parameter' };
/** A flag of a command that nobody knows. */
const WRITTEN_FLAG = /^--?[a-z][\w-]*$/i;
const WRITTEN_NUMBER = /^-?\d+(?:\.\d+)?$/;

/** What all of a node is: a comment, or a value that names nothing. */
function wholeOf({ text }: Painter, node: Node): Paint | undefined {
  const { kind, from, to, form, value, embeds } = node;
  if (kind === 'comment') return { type: 'comment' };
  if ((kind !== 'value' && kind !== 'argument') || embeds || to <= from) return undefined;
  if (node.refers || node.defines) return undefined;
  if (typeof value === 'boolean' || value === null) return KEYWORD;
  if (typeof value === 'number' || WRITTEN_NUMBER.test(text.slice(from, to))) return NUMBER;
  if (kind === 'argument' && !node.addresses.length && WRITTEN_FLAG.test(text.slice(from, to)))
    return FLAG;
  // An expression is what stands in it.
  return form === 'expression' ? undefined : STRING;
}

function labelOf({ document }: Painter, node: Node): Paint | undefined {
  const { paints, id } = document.origin.language;
  const space = node.addresses[0]?.space ?? id;
  // What is embedded speaks another vocabulary.
  const own = space === id ? paints?.label?.(node) : undefined;
  if (own !== undefined) return own ?? undefined;
  const { kind, label, addresses, defines, refers } = node;
  const name = defines ?? refers;
  if (name && isNamed(node, name)) {
    const { type, modifiers = [] } = paints?.names?.[name.scope] ?? { type: 'variable' };
    return { type, modifiers: defines ? declared(modifiers) : modifiers };
  }
  if (!label) return undefined;
  switch (kind) {
    case 'block':
      return KEYWORD;
    case 'setting':
      return { type: 'property' };
    case 'flag':
      return FLAG;
    case 'command':
      return { type: (addresses[0]?.path.length ?? 0) > 1 ? 'method' : 'function' };
    case 'value':
    case 'argument':
      return addresses.some(({ space }) => space === 'image' || space === 'package')
        ? { type: 'namespace' }
        : undefined;
    default:
      return undefined;
  }
}

const declared = (modifiers: readonly TokenModifier[]): readonly TokenModifier[] => [
  'declaration',
  ...modifiers,
];

/** Blocks and settings may declare what one of their values is called. */
const isNamed = ({ kind, label }: Node, { text }: Name): boolean =>
  isValue(kind) || label?.text.toLowerCase() === text.toLowerCase();

const isValue = (kind: Node['kind']): boolean => kind === 'value' || kind === 'argument';

const spanOfLabel = ({ label, from, to, defines, refers }: Node): Span =>
  label ?? (defines ?? refers)?.at ?? { from, to };

/**
 * Cuts what overlaps: of the tokens over one character the last wins. The cost is that of sorting, for
 * tokens as they are found lie in each other.
 */
function flattened(tokens: readonly Token[]): readonly Token[] {
  const ordered = tokens
    .map((token, rank) => ({ token, rank }))
    .filter(({ token }) => token.to > token.from)
    .sort((a, b) => a.token.from - b.token.from || a.rank - b.rank);
  const found: Token[] = [];
  const open: { readonly token: Token; readonly rank: number }[] = [];
  let at = 0;
  const write = (until: number): void => {
    while (at < until) {
      while (open.length && open.at(-1)!.token.to <= at) open.pop();
      const top = open.at(-1)?.token;
      if (!top) break;
      const to = Math.min(top.to, until);
      add(found, { ...top, from: at, to });
      at = to;
    }
    at = Math.max(at, until);
  };
  for (const one of ordered) {
    write(one.token.from);
    // The one on top is the last to be painted of those that are open.
    let place = open.length;
    while (place > 0 && open[place - 1]!.rank > one.rank) place--;
    open.splice(place, 0, one);
  }
  write(Infinity);
  return found;
}

/** What goes on behind something of no meaning is one token again. */
function add(found: Token[], token: Token): void {
  const last = found.at(-1);
  if (last && last.to === token.from && same(last, token))
    found[found.length - 1] = { ...last, to: token.to };
  else found.push(token);
}

const same = (a: Paint, b: Paint): boolean =>
  a.type === b.type && (a.modifiers ?? []).join() === (b.modifiers ?? []).join();

/** No token goes over the end of a line, and none holds the blanks that a line begins or ends with. */
function onLines(text: string, tokens: readonly Token[]): readonly Token[] {
  const found: Token[] = [];
  for (const token of tokens) {
    const written = text.slice(token.from, token.to);
    if (!/[\r\n]/.test(written)) {
      found.push(token);
      continue;
    }
    for (const { index, 0: line } of written.matchAll(/[^\s][^\r\n]*/g)) {
      const from = token.from + index;
      found.push({ ...token, from, to: from + line.trimEnd().length });
    }
  }
  return found;
}
