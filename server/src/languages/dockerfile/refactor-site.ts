import type { Document, Part } from '../../core/document.ts';
import type { Facts } from '../../core/facts.ts';
import { address } from '../../core/address.ts';
import type { Node } from '../../core/node.ts';
import { type Edit, type Span, shifted } from '../../core/span.ts';
import { flagsIn } from './flags.ts';
import {
  type Header,
  heredocMarks,
  joinLines,
  type Logical,
  readHeader,
  skipBlank,
  takesHeredocs,
} from './lines.ts';
import { leading } from './parse.ts';
import { type Mode, readMode } from './mode.ts';
import { firstWord } from './words.ts';

/** An instruction that may be written otherwise. Offsets of `logical` are those of its joined line. */
export interface Site {
  readonly document: Document;
  readonly part: Part;
  /** Index of the part. */
  readonly index: number;
  readonly node: Node;
  /** In capitals. */
  readonly keyword: string;
  /** As it is written. */
  readonly written: string;
  /** Text of the segment. */
  readonly text: string;
  /** Start of its first line in the segment. */
  readonly head: number;
  readonly header: Header;
  readonly logical: Logical;
  readonly mode: Mode;
  /** Between the name and the body, as written. */
  readonly flags: string;
  /** Start and end of what stands behind the flags, in the joined line. */
  readonly body: Span;
}

/** The instruction of a part; undefined for one that holds none, is half-typed, or has here-documents. */
export function siteOf(document: Document, index: number): Site | undefined {
  const part = document.parts[index];
  const node = part?.nodes.find(({ kind }) => kind === 'block');
  if (!part || !node) return undefined;
  const { from, to, entity, mode } = part.segment;
  const text = document.text.slice(from, to);
  const { at: head } = leading(text);
  const { escape, ...rest } = readMode(mode);
  const header = readHeader(text, head, escape);
  const logical = joinLines(text, header.lines);
  const line = logical.text;
  if (takesHeredocs(entity) && heredocMarks(line, escape).length) return undefined;
  if (text[header.lines.at(-1)!.to] === escape) return undefined;
  const word = firstWord(line, 0, line.length);
  if (!word) return undefined;
  const { end } = flagsIn(line, word.to, escape);
  const body = { from: end, to: line.trimEnd().length };
  if (body.from >= body.to) return undefined;
  return {
    document,
    part,
    index,
    node,
    keyword: entity,
    written: line.slice(word.from, word.to),
    text,
    head,
    header,
    logical,
    mode: { escape, ...rest },
    flags: line.slice(word.to, end).trim(),
    body,
  };
}

export const bodyText = ({ logical, body }: Site): string => logical.text.slice(body.from, body.to);

/** A span of the joined line in the document. */
export const placed = ({ part, logical }: Site, span: Span): Span =>
  shifted(logical.map.span(span), part.segment.from);

/** An edit that writes another text in place of a span of the joined line. */
export const replaced = (site: Site, span: Span, text: string): Edit => ({
  ...placed(site, span),
  text,
});

/** Where an instruction's first line begins, and where it ends, in the document. */
export const startOf = ({ part, head }: Site): number => part.segment.from + head;
export const endOf = (site: Site): number => placed(site, site.body).to;

export const newlineOf = ({ text }: Document): string => /\r?\n/.exec(text)?.[0] ?? '\n';

/** Blanks that the first continued line of an instruction begins with; four where there is none. */
export function stepOf({ header, text }: Site): string {
  const second = header.lines[1];
  const blanks = second ? /^[ \t]*/.exec(text.slice(second.from, second.to))![0] : '';
  return blanks || '    ';
}

/** What continues a line, and the step that the next one begins with. */
export const continued = (site: Site, indent = stepOf(site)): string =>
  ` ${site.mode.escape}${newlineOf(site.document)}${indent}`;

/** True where nothing but empty lines stands before an instruction in its segment. */
export const standsBare = ({ text, head }: Site): boolean => skipBlank(text, 0, head) === head;

/** Words that only the shell itself knows, or that change it. */
export const builtins = (facts: Facts): ReadonlySet<string> =>
  new Set(facts.at(address('cli', '%builtins'))?.choices);
