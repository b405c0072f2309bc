import type { Document, Part } from '../../core/document.ts';
import type { Node } from '../../core/node.ts';
import type { Span } from '../../core/span.ts';
import { EVERYTHING, type Grammar, GRAMMARS } from './grammar.ts';

/** An id in a comment, and what the tool's own syntax adds to it. */
export interface Item extends Span {
  readonly id: string;
  readonly suffix: string;
}

/** An ignore comment by itself, before anybody asks where it stands. Offsets are its holder's. */
export interface Comment extends Span {
  readonly grammar: Grammar;
  /** Undefined: every rule of the tool. */
  readonly items: readonly Item[] | undefined;
  readonly isDirective: boolean;
  readonly isInScript: boolean;
}

const NONE: readonly Comment[] = [];

/** The ignore comments of a segment in its own offsets, remembered with it. */
export function commentsOf(part: Part, { text, origin }: Document): readonly Comment[] {
  const known = part.memo.get(commentsOf) as readonly Comment[] | undefined;
  if (known) return known;
  const base = part.segment.from;
  const found: Comment[] = [];
  const visit = (node: Node, isInScript: boolean): void => {
    const isDirective = node.kind !== 'comment' && isCheck(node);
    if (node.kind === 'comment' || isDirective) {
      const words = text.slice(base + node.from, base + node.to);
      for (const one of readComment(words, origin.language.id))
        found.push({ ...placed(one, node.from), isDirective, isInScript });
    }
    for (const child of node.children ?? []) visit(child, isInScript || node.embeds !== undefined);
  };
  for (const node of part.nodes) visit(node, false);
  const comments = found.length ? found : NONE;
  part.memo.set(commentsOf, comments);
  return comments;
}

/** BuildKit's `# check=…` at the top of a Dockerfile is a setting of the file. */
const isCheck = ({ kind, addresses }: Node): boolean =>
  kind === 'setting' &&
  addresses.some(({ path }) => path.length === 2 && path[0] === '#' && path[1] === 'check');

type Read = Pick<Comment, 'grammar' | 'items' | 'from' | 'to'>;

function readComment(text: string, language: string): readonly Read[] {
  const sign = /^(?:#+|\/\/+|\/\*+)?\s*/.exec(text)?.[0].length ?? 0;
  const body = text.slice(sign).replace(/\s*\*\/$/, '');
  return GRAMMARS.flatMap((grammar): readonly Read[] => {
    if (grammar.languages && !grammar.languages.includes(language)) return [];
    const match = grammar.pattern.exec(body);
    if (!match) return [];
    const [from] = match.indices?.[1] ?? [];
    const items = from === undefined ? undefined : itemsOf(match[1]!, sign + from, grammar);
    const isAll = items?.some(({ id, suffix }) => EVERYTHING.test(id) && suffix === '');
    return [{ grammar, items: isAll ? undefined : items, from: 0, to: text.length }];
  });
}

const WORD = /([^\s,]+)/dg;

function itemsOf(list: string, from: number, { item = WORD }: Grammar): readonly Item[] {
  return [...list.matchAll(item)].map((match) => {
    const [start, end] = match.indices![1]!;
    return { id: match[1]!, suffix: match[2] ?? '', from: from + start, to: from + end };
  });
}

/** The same, `by` characters further on. */
export function placed<C extends Pick<Comment, 'items' | 'from' | 'to'>>(
  comment: C,
  by: number,
): C {
  const items = comment.items?.map((item) => ({
    ...item,
    from: item.from + by,
    to: item.to + by,
  }));
  return { ...comment, items, from: comment.from + by, to: comment.to + by };
}
