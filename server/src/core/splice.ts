import { mapOf } from './embedding.ts';
import type { Embedding, QuoteStyle } from './node.ts';
import type { Edit, Span } from './span.ts';

/** Spells `text` inside a region of the given style; undefined where it cannot be written there. */
export function encode(style: QuoteStyle, text: string): string | undefined {
  switch (style.kind) {
    case 'plain':
      return text;
    case 'make':
      return text.includes('\n') ? undefined : text.replaceAll('$', '$$$$');
    case 'json':
      return JSON.stringify(text).slice(1, -1);
    case 'yaml-plain':
      // A dash begins a plain scalar where something follows at once.
      return /^(?:[\s?:,[\]{}#&*!|>'"%@`]|-(?:$|\s|--$))|: |:$| #|\n|\s$/.test(text)
        ? undefined
        : text;
    case 'yaml-single':
      return text.includes('\n') ? undefined : text.replaceAll("'", "''");
    case 'yaml-double':
      return JSON.stringify(text).slice(1, -1);
    case 'yaml-block':
      return style.folded && text.includes('\n')
        ? undefined
        : text.replaceAll('\n', `\n${' '.repeat(style.indent)}`);
    case 'hcl-quoted':
      return JSON.stringify(text).slice(1, -1).replaceAll('${', '$${').replaceAll('%{', '%%{');
    case 'hcl-heredoc':
      return text.replaceAll('${', '$${').replaceAll('%{', '%%{');
    case 'ruby-single':
      return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
    case 'ruby-double':
      return JSON.stringify(text).slice(1, -1).replaceAll('#{', '\\#{');
    case 'ruby-heredoc':
      return style.raw ? text : text.replaceAll('\\', '\\\\').replaceAll('#{', '\\#{');
  }
}

/**
 * Replaces decoded `[from, to)` of a script by `text`, written in the host's style. Undefined if the
 * host cannot spell it, or if an end falls inside an escape of the host. Offsets of the result are
 * the segment's.
 */
export function splice(embedding: Embedding, span: Span, text: string): Edit | undefined {
  const style = embedding.script?.style;
  const map = mapOf(embedding);
  if (!style || !map.exact(span) || holdsSeveral(embedding, span)) return undefined;
  const encoded = text === '' ? '' : encode(style, text);
  if (encoded === undefined) return undefined;
  return { ...map.span(span), text: encoded };
}

/** True where the host writes several words at once, as a variable: one of them is not to be had alone. */
const holdsSeveral = ({ script }: Embedding, span: Span): boolean =>
  script?.map
    .replaced(span)
    .some(({ from, to }) => /\S[ \t]+\S/.test(script.text.slice(from, to))) === true;

/**
 * Writes `text` at a decoded offset of a script: in front of the word that begins there, else behind what
 * ends there, so that it stays on that line of the host. Undefined where the host cannot spell it.
 */
export function insertion(embedding: Embedding, at: number, text: string): Edit | undefined {
  const script = embedding.script;
  if (!script?.map.exact({ from: at, to: at })) return undefined;
  const encoded = encode(script.style, text);
  if (encoded === undefined) return undefined;
  const isBefore = at === 0 || /[\s;&|({]/.test(script.text[at - 1]!);
  const place = script.map.toOuter(at, isBefore ? 'from' : 'to');
  return { from: place, to: place, text: encoded };
}

/**
 * Deletes decoded `[from, to)` of a script; whole lines go with what the host, whose text is `text`, writes
 * in front of them. Undefined if an end falls inside an escape of the host.
 */
export function cut({ script }: Embedding, span: Span, text: string): Edit | undefined {
  if (!script?.map.exact(span)) return undefined;
  const from = lineStart(script.text, script.map.toOuter(span.from), span.from, text);
  const to = lineStart(script.text, script.map.toOuter(span.to, 'to'), span.to, text);
  return from === undefined || to === undefined ? undefined : { from, to, text: '' };
}

/** Where the host's line begins, for the start of a decoded one. */
function lineStart(inner: string, outer: number, at: number, text: string): number | undefined {
  if (at > 0 && inner[at - 1] !== '\n') return outer;
  const start = text.lastIndexOf('\n', outer - 1) + 1;
  return text.slice(start, outer).trim() === '' ? start : undefined;
}

/** Index of the word of an argument list that holds a segment offset; -1 outside of all. */
export const wordAt = (embedding: Embedding, offset: number): number =>
  embedding.words?.findIndex((word) => word.from <= offset && offset < word.to) ?? -1;

/**
 * Deletes the words that a span covers (segment offsets) with the blank before them; in an argument
 * list the elements with their quotes and separators. Undefined if nothing would be left to run.
 */
export function removeWord(embedding: Embedding, outer: Span): Edit | undefined {
  const { words } = embedding;
  if (words) {
    const first = wordAt(embedding, outer.from);
    const word = words[first];
    if (!word) return undefined;
    const last = words.findLastIndex(({ from }) => from < outer.to);
    const next = words[last + 1];
    if (next) return { from: word.from, to: next.from, text: '' };
    const before = words[first - 1];
    return before && { from: before.to, to: words[last]!.to, text: '' };
  }
  const script = embedding.script;
  if (!script) return undefined;
  let from = script.map.toInner(outer.from);
  let to = script.map.toInner(outer.to);
  const start = from;
  while (from > 0 && /[ \t]/.test(script.text[from - 1]!)) from--;
  // With nothing before it in the line, the blank behind goes instead.
  if (from === 0 || script.text[from - 1] === '\n') {
    // Alone on a line of a command that goes on, it takes the line along.
    const rest = /^[ \t]*\\\n/.exec(script.text.slice(to));
    if (rest && script.text[from - 2] === '\\')
      return splice(embedding, { from, to: to + rest[0].length }, '');
    from = start;
    while (to < script.text.length && /[ \t]/.test(script.text[to]!)) to++;
  }
  return splice(embedding, { from, to }, '');
}

/** Writes another word in place of one, or of a part of one; undefined if the host cannot spell it. */
export function replaceWord(embedding: Embedding, outer: Span, text: string): Edit | undefined {
  if (embedding.script) {
    const { map } = embedding.script;
    return splice(embedding, { from: map.toInner(outer.from), to: map.toInner(outer.to) }, text);
  }
  const word = embedding.words?.[wordAt(embedding, outer.from)];
  const encoded = word && encode(word.style, text);
  return encoded === undefined ? undefined : { from: outer.from, to: outer.to, text: encoded };
}

/**
 * Deletes a switch. In a cluster (`-sSk`) it goes as a letter: `next` is the node behind it, which
 * begins where it ends if it is another of the same word.
 */
export function removeSwitch(
  embedding: Embedding,
  flag: Span,
  text: string,
  next: Span | undefined,
): Edit | undefined {
  // The host's own way to write it, a variable of make's, holds all of it.
  if (text[flag.from] === '$') return removeWord(embedding, flag);
  const dashed = text[flag.from] === '-';
  if (dashed && next?.from !== flag.to) return removeWord(embedding, flag);
  return { from: dashed ? flag.from + 1 : flag.from, to: flag.to, text: '' };
}

/**
 * Writes a word behind the word that ends at segment offset `after`. Undefined if the host cannot
 * spell it. `text` is the word's own text; a word that the shell would split is not offered.
 */
export function insertWord(embedding: Embedding, after: number, text: string): Edit | undefined {
  if (embedding.words) {
    const index = embedding.words.findIndex((word) => word.from < after && after <= word.to);
    const word = embedding.words[index];
    const encoded = word && encode(word.style, text);
    if (!word || encoded === undefined || word.style.kind === 'yaml-block') return undefined;
    // In a flow list, commas and brackets divide what is not quoted.
    if (word.lead === undefined && word.style.kind === 'yaml-plain' && /[,[\]{}]/.test(text))
      return undefined;
    const quote = QUOTES[word.style.kind] ?? '';
    const element = `${word.lead ?? ', '}${quote}${encoded}${quote}`;
    return { from: word.to, to: word.to, text: element };
  }
  const inner = embedding.script?.map.toInner(after);
  if (inner === undefined || /[\s'"\\$`&|;<>()]/.test(text)) return undefined;
  return splice(embedding, { from: inner, to: inner }, ` ${text}`);
}

const QUOTES: Partial<Record<QuoteStyle['kind'], string>> = {
  json: '"',
  'yaml-double': '"',
  'yaml-single': "'",
  'hcl-quoted': '"',
  'ruby-double': '"',
  'ruby-single': "'",
};
