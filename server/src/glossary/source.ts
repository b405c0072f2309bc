import type { Span } from '../core/span.ts';
import { type Data, type Problem, readData } from '../yaml/data.ts';
import { readPage, type Status, statusSentence, type Term, type Topic } from './entry.ts';

/** What a schema says against a value: where, as a path of keys and indexes, and why. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type Validate = (value: unknown) => readonly Fault[];

export interface Source<T> {
  readonly entries: readonly T[];
  /** In offsets of the file. */
  readonly problems: readonly Problem[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a term's file: front matter by `glossary/term.schema.json`, then prose. The id is the file's
 * name, the topic its folder's. A file with problems gives no entry.
 */
export function readTerm(path: string, file: string, validate: Validate): Source<Term> {
  const [id = '', topic = ''] = path.replace(/\.md$/, '').split('/').toReversed();
  return readMarkdown(file, validate, (fields, text) => listed({ topic, ...fields, id, text }));
}

/** Reads a topic's file; the id is its name. */
export function readTopic(path: string, file: string, validate: Validate): Source<Topic> {
  const id = path.replace(/\.md$/, '').split('/').at(-1)!;
  return readMarkdown(
    file,
    validate,
    (fields, text) => ({ ...fields, id, text }) as unknown as Topic,
  );
}

/** Reads front matter and prose into whatever `make` builds of them. */
export function readMarkdown<T>(
  file: string,
  validate: Validate,
  make: (fields: Fields, text: string) => T,
): Source<T> {
  const page = readPage(file);
  if (!page)
    return failed({ from: 0, to: Math.min(1, file.length) }, 'Starts with no front matter.');
  const data = readData(page.matter);
  const problems = problemsOf(data, validate).map((problem) => ({
    ...problem,
    from: problem.from + page.matterFrom,
    to: problem.to + page.matterFrom,
  }));
  if (problems.length) return { entries: [], problems };
  return { entries: [make(data.value as Fields, page.text)], problems: [] };
}

/** Rows that differ in name and text: their ids are `prefix-name`, a lone string is the text. */
interface RowSet {
  readonly prefix: string;
  readonly rows: Readonly<Record<string, string | Fields>>;
}

interface Table {
  readonly defaults?: Fields;
  readonly terms?: readonly Fields[];
  readonly sets?: readonly (RowSet & Fields)[];
}

/**
 * Reads a table of short terms: each row has what `defaults` (and its set) say beside its own fields;
 * `{name}` in them stands for the row's `name`. `examples` are appended to the text.
 */
export function readTable(file: string, validate: Validate): Source<Term> {
  const data = readData(file);
  const problems = problemsOf(data, validate);
  if (problems.length) return { entries: [], problems };
  const { defaults = {}, terms = [], sets = [] } = data.value as Table;
  const entries = [
    ...terms.map((row) => rowOf(defaults, row)),
    ...sets.flatMap((set) => rowsOf(defaults, set)),
  ];
  return { entries, problems: [] };
}

function rowsOf(defaults: Fields, { prefix, rows, ...shared }: RowSet & Fields): readonly Term[] {
  return Object.entries(rows).map(([name, row]) => {
    const own = typeof row === 'string' ? { text: row } : row;
    return rowOf({ ...defaults, ...shared }, { name, id: idOf(prefix, name), title: name, ...own });
  });
}

/** `ansible-apt` and `update_cache` give `ansible-apt-update-cache`. */
const idOf = (prefix: string, name: string): string =>
  `${prefix}-${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}`;

function rowOf(defaults: Fields, row: Fields): Term {
  const { name, ...own } = row;
  const base = typeof name === 'string' ? (fill(defaults, name) as Fields) : defaults;
  const { examples = '', text = '', ...rest } = { ...base, ...own } as Fields;
  const appears = { ...(base['appears'] as Fields), ...(own['appears'] as Fields) };
  const prose = [text, examples].map((part) => String(part).trim()).filter(Boolean);
  return listed({ ...rest, appears, text: prose.join('\n\n') });
}

function fill(value: unknown, name: string): unknown {
  if (typeof value === 'string') return value.replaceAll('{name}', name);
  if (Array.isArray(value)) return value.map((item) => fill(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, name)]));
}

/** A lone selector is a list of one, and a status says its sentence. */
function listed(fields: Fields): Term {
  const status = fields['status'] as Status | undefined;
  const deprecated = fields['deprecated'] ?? (status && statusSentence(status));
  const appears = Object.entries((fields['appears'] as Fields | undefined) ?? {}).map(
    ([space, selectors]) => [space, [selectors].flat()] as const,
  );
  return {
    ...fields,
    ...(deprecated !== undefined && { deprecated }),
    appears: Object.fromEntries(appears),
  } as unknown as Term;
}

function problemsOf(data: Data, validate: Validate): readonly Problem[] {
  if (data.problems.length) return data.problems;
  return validate(data.value).map(({ path, message }) => ({ ...data.at(path), message }));
}

const failed = (span: Span, message: string): Source<never> => ({
  entries: [],
  problems: [{ ...span, message }],
});
