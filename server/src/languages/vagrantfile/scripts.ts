import * as ruby from '@ruby/prism/src/nodes.js';
import { Decoder } from '../../core/decoder.ts';
import type { Embedding, QuoteStyle } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import type { Tree } from './prism.ts';

export type Text = ruby.StringNode | ruby.InterpolatedStringNode;

export const isText = (node: ruby.Node): node is Text =>
  node instanceof ruby.StringNode || node instanceof ruby.InterpolatedStringNode;

/** The lines between a heredoc's opening and its end word; undefined for any other literal. */
export function heredocBody(tree: Tree, node: ruby.Node): Span | undefined {
  if (!isText(node) || !node.openingLoc || !node.closingLoc) return undefined;
  const opening = tree.span(node.openingLoc);
  if (!tree.text.startsWith('<<', opening.from)) return undefined;
  const to = tree.span(node.closingLoc).from;
  const first = node instanceof ruby.StringNode ? node.contentLoc : node.parts[0]?.location;
  const start = first ? tree.span(first).from : to;
  const from = Math.min(to, tree.text.lastIndexOf('\n', start - 1) + 1);
  return from > opening.from ? { from, to } : undefined;
}

/** A text literal as the script that Ruby makes of it. Undefined if it names another interpreter. */
export function scriptOf(tree: Tree, node: Text): Embedding | undefined {
  const decoder = new Decoder();
  const body = heredocBody(tree, node);
  let style: QuoteStyle;
  if (body) {
    const opening = textOf(tree, node.openingLoc!);
    const raw = opening.includes("'");
    decodeLines(tree, node, body, raw, opening.startsWith('<<~'), decoder);
    style = { kind: 'ruby-heredoc', raw };
  } else {
    const pieces = node.openingLoc || node instanceof ruby.StringNode ? [node] : node.parts;
    const texts = pieces.filter(isText);
    for (const piece of texts) decodeQuoted(tree, piece, decoder);
    style = { kind: texts.every((piece) => isSingle(tree, piece)) ? 'ruby-single' : 'ruby-double' };
  }
  const script = { ...decoder.done(), style };
  return isShell(script.text) ? { language: 'shell', script } : undefined;
}

const isShell = (text: string): boolean =>
  !text.startsWith('#!') || /^#!.*\b(?:sh|bash|dash|ksh|zsh)\b/.test(text.slice(0, 200));

const textOf = (tree: Tree, location: { startOffset: number; length: number }): string => {
  const { from, to } = tree.span(location);
  return tree.text.slice(from, to);
};

const isSingle = (tree: Tree, node: Text): boolean =>
  !!node.openingLoc && /^(?:'|%q)/.test(textOf(tree, node.openingLoc));

function decodeQuoted(tree: Tree, node: Text, decoder: Decoder): void {
  const open = node.openingLoc;
  const from = open ? tree.span(open).to : tree.span(node.location).from;
  const to = node.closingLoc ? tree.span(node.closingLoc).from : tree.span(node.location).to;
  const single = isSingle(tree, node);
  decode(tree.text, { from, to }, single ? SINGLE : DOUBLE, holesOf(tree, node), decoder);
}

function decodeLines(
  tree: Tree,
  node: Text,
  body: Span,
  raw: boolean,
  squiggly: boolean,
  decoder: Decoder,
): void {
  const holes = holesOf(tree, node);
  const lines: Span[] = [];
  for (let from = body.from; from < body.to;) {
    const next = tree.text.indexOf('\n', from) + 1;
    const to = next === 0 || next > body.to ? body.to : next;
    lines.push({ from, to });
    from = to;
  }
  const margins = lines.map((line) => marginOf(tree.text, line)).filter((width) => width >= 0);
  const margin = squiggly && margins.length ? Math.min(...margins) : 0;
  let at = 0;
  for (const line of lines) {
    while (at < holes.length && holes[at]!.to <= line.from) at++;
    let end = at;
    while (end < holes.length && holes[end]!.from < line.to) end++;
    const from = outdented(tree.text, line, margin);
    decode(tree.text, { from, to: line.to }, raw ? RAW : DOUBLE, holes.slice(at, end), decoder);
  }
}

/** Width of a line's indentation as Ruby counts it, tabs to the next multiple of 8; -1 if blank. */
function marginOf(text: string, { from, to }: Span): number {
  let width = 0;
  for (let i = from; i < to; i++) {
    if (text[i] === ' ') width++;
    else if (text[i] === '\t') width += 8 - (width % 8);
    else return text[i] === '\n' || text[i] === '\r' ? -1 : width;
  }
  return -1;
}

function outdented(text: string, { from, to }: Span, margin: number): number {
  let width = 0;
  let i = from;
  for (; i < to && width < margin; i++) {
    const next = text[i] === ' ' ? width + 1 : text[i] === '\t' ? width + 8 - (width % 8) : -1;
    if (next < 0 || next > margin) break;
    width = next;
  }
  return i;
}

const holesOf = (tree: Tree, node: Text): readonly Span[] =>
  node instanceof ruby.StringNode
    ? []
    : node.parts
        .filter((part) => !(part instanceof ruby.StringNode))
        .map((part) => tree.span(part.location));

const RAW = /(?!)/y;
const SINGLE = /\\[\\'\])}>]/y;
const DOUBLE = /\\(?:u\{[^}]{0,64}\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|\r\n|[\s\S])/y;

/** Decodes `[from, to)` with the escapes of one way of quoting. */
function decode(
  text: string,
  span: Span,
  escapes: RegExp,
  holes: readonly Span[],
  decoder: Decoder,
): void {
  let from = span.from;
  let hole = 0;
  for (let i = span.from; i < span.to;) {
    while (holes[hole] && holes[hole]!.to <= i) hole++;
    const next = holes[hole];
    if (next && next.from <= i) {
      const to = Math.min(next.to, span.to);
      decoder.copy(text, from, i).hole(i, to);
      from = i = to;
      continue;
    }
    if (text[i] !== '\\') {
      i++;
      continue;
    }
    escapes.lastIndex = i;
    const escape = escapes.exec(text)?.[0];
    if (!escape || i + escape.length > span.to) {
      i++;
      continue;
    }
    decoder.copy(text, from, i).replace(unescaped(escape), i, i + escape.length);
    from = i += escape.length;
  }
  decoder.copy(text, from, span.to);
}

const CONTROLS: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  s: ' ',
  e: '\x1b',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
  '\r\n': '',
};

function unescaped(escape: string): string {
  const body = escape.slice(1);
  const code = /^(?:u\{? *|x)([0-9A-Fa-f]+)/.exec(body)?.[1];
  if (code && body.length > 1) {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
  }
  if (/^[0-7]/.test(body)) return String.fromCharCode(Number.parseInt(body, 8) & 0xff);
  return CONTROLS[body] ?? body;
}
