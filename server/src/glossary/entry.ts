import { SPACES, type Space } from '../core/address.ts';
import type { Literal } from '../core/node.ts';

export const KINDS = [
  'concept',
  'system',
  'component',
  'service',
  'command',
  'flag',
  'setting',
  'instruction',
  'value',
  'driver',
  'file',
  'standard',
  'method',
  'volume-type',
  'module',
  'resource',
  'image',
  'package',
] as const;

export type Kind = (typeof KINDS)[number];

/** How much a note weighs: what an attacker gains, what may go wrong, what is good to do. */
export type Level = 'danger' | 'caution' | 'practice';

export interface SecurityNote {
  /** A condition on the value (`condition.ts`); absent: always. */
  readonly when?: string;
  readonly level: Level;
  readonly note: string;
}

/** What is short of a term: how to find it and what it is called. Built-in ones have their places apart (`terms.ts`). */
export interface TermHead {
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly topic: string;
  readonly appears?: Partial<Record<Space, readonly string[]>>;
  readonly hidden?: boolean;
}

/** What is shown of it, read when it is met. */
export interface TermBody {
  /** Other names that people search for. */
  readonly aliases?: readonly string[];
  /** Of its names those under which search shows it before flags and keys that are called the same. */
  readonly leads?: readonly string[];
  /** Markdown: one introducing paragraph, then sections with their own headings. */
  readonly text: string;
  readonly value?: {
    readonly type?: string;
    readonly default?: Literal;
    /** Each allowed value with what it does. */
    readonly options?: Readonly<Record<string, string>>;
  };
  readonly security?: readonly SecurityNote[];
  /** Steps of addresses under which the notes do not hold: what is taken away is no risk. */
  readonly quiet?: readonly string[];
  readonly see?: readonly string[];
  readonly docs?: Readonly<Record<string, string>>;
  /** What became of it; its sentence stands in `deprecated`, where that says nothing of its own. */
  readonly status?: Status;
  /** One sentence: since when, and what to use in its place. */
  readonly deprecated?: string;
  /** Day on which the status was looked up, `2026-11-29`. */
  readonly checked?: string;
  /** The layer that the entry came from; absent for what is built in. */
  readonly layer?: string;
}

export type Term = TermHead & TermBody;

export interface Status {
  readonly is: 'renamed' | 'replaced' | 'archived' | 'discontinued' | 'end-of-life' | 'deprecated';
  readonly since: number;
  /** What to use in its place, or its new name. */
  readonly by?: string;
}

/** The sentence that a reader sees of a status. */
export function statusSentence({ is, since, by }: Status): string {
  switch (is) {
    case 'renamed':
      return by === undefined ? `Renamed in ${since}.` : `Called ${by} since ${since}.`;
    case 'replaced':
      return `Replaced in ${since}${by === undefined ? '' : ` by ${by}`}.`;
    case 'archived':
    case 'discontinued':
      return `${is === 'archived' ? 'Archived' : 'Discontinued'} in ${since}${instead(by)}.`;
    case 'end-of-life':
      return `End of life since ${since}${instead(by)}.`;
    case 'deprecated':
      return `Deprecated since ${since}${instead(by)}.`;
  }
}

const instead = (by: string | undefined): string => (by === undefined ? '' : `; use ${by}`);

/** A topic note, the long text beside the file. */
export interface TopicHead {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly parent?: string;
}

export interface Topic extends TopicHead {
  readonly text: string;
  /** The entries that belong to it, as [id, title]. */
  readonly terms?: readonly (readonly [string, string])[];
  /** The pictures in its text, `images/x.svg` by `x`, as SVG. */
  readonly images?: Readonly<Record<string, string>>;
  readonly see?: readonly string[];
  readonly docs?: Readonly<Record<string, string>>;
}

const HEAD_FIELDS = ['id', 'title', 'kind', 'topic', 'appears', 'hidden'] as const;

/** Divides a term into what is short and what is long. */
export function divide(term: Term): { readonly head: TermHead; readonly body: TermBody } {
  const head: Record<string, unknown> = {};
  const body: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(term))
    ((HEAD_FIELDS as readonly string[]).includes(field) ? head : body)[field] = value;
  return { head: head as unknown as TermHead, body: body as unknown as TermBody };
}

/** A file of the glossary: front matter and prose. */
export interface Page {
  readonly matter: string;
  /** Offset of the front matter in the file. */
  readonly matterFrom: number;
  readonly text: string;
}

/** Divides a Markdown file; undefined where it does not begin with front matter. */
export function readPage(file: string): Page | undefined {
  const match = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(file);
  if (!match) return undefined;
  return {
    matter: match[1]!,
    matterFrom: match[0].indexOf('\n') + 1,
    text: file.slice(match[0].length).trim(),
  };
}

/** Every selector of a term as [space, selector]; a lone string counts as a list of one. */
export function selectorsOf(
  head: Pick<TermHead, 'appears'>,
): readonly (readonly [Space, string])[] {
  return SPACES.flatMap((space) =>
    (head.appears?.[space] ?? []).map((selector) => [space, selector] as const),
  );
}

/** The introducing paragraph of a text, on one line. */
export const firstParagraph = (text: string): string =>
  (/^(?!#)[\s\S]*?(?=\n\s*\n|$)/.exec(text.trim())?.[0] ?? '').replaceAll(/\s+/g, ' ');

/** Its first sentence. */
export const firstSentence = (text: string): string => {
  const paragraph = firstParagraph(text);
  return /^.*?[.!?](?=\s+[\p{Lu}`"(]|$)/u.exec(paragraph)?.[0] ?? paragraph;
};
