import type { Node } from '../core/node.ts';
import type { Span } from '../core/span.ts';
import { isRandom, judgeNamed, judgeSecret, type Verdict } from './secret-values.ts';
import { secretKindOf } from './secrets.ts';

/** A credential on a command line; the span is what would have to be changed. */
export interface Given extends Span {
  readonly verdict: Verdict;
  /** What it is given as: `--password`, `PGPASSWORD`. */
  readonly name: string;
}

/**
 * Where programs take a credential under a name that does not say so, with the programs of each place: `-p` is followed
 * by it, `-p*` has it in the same word, `--user:` and `-U%` have it behind that mark of their value, `-passin=pass:`
 * behind that text.
 */
export type Places = Readonly<Record<string, string>>;

const byProgram = new WeakMap<Places, ReadonlyMap<string, readonly string[]>>();

/** The places of a program; read once, since every command asks. */
function placesOf(places: Places, program: string): readonly string[] {
  let known = byProgram.get(places);
  if (!known) {
    const found = new Map<string, string[]>();
    for (const [place, programs] of Object.entries(places))
      for (const one of programs.split(' ')) found.set(one, [...(found.get(one) ?? []), place]);
    byProgram.set(places, (known = found));
  }
  return known.get(program) ?? [];
}

/** A word of a command with what it is worth: a flag with its value, or an argument. */
interface Item {
  readonly node: Node;
  /** `--password`, in its canonical form; as it is written where it is unknown. */
  readonly flag?: string;
  /** The flag as it is written. */
  readonly typed?: string;
  readonly value?: string;
  /** Where the value is. */
  readonly at: Node;
}

/**
 * The credentials among a command's own words, those of commands that it starts left out.
 * @param text the segment's, which nodes count in
 */
export function givenIn(command: Node, places: Places, text: string): readonly Given[] {
  const items = (command.children ?? []).flatMap(itemOf);
  const program = command.addresses[0]?.path[0] ?? '';
  const patterns = placesOf(places, program);
  const found = items.flatMap((item, i) => {
    const next = items[i + 1];
    const given =
      named(item, next) ?? placed(item, next, patterns) ?? header(item, next) ?? set(items, i);
    return given ? [given] : pairs(item);
  });
  return found.map(({ part, at, ...rest }) => ({ ...rest, ...spanOf(part, at, text) }));
}

interface Part {
  readonly part: string;
  readonly at: Node;
  readonly verdict: Verdict;
  readonly name: string;
}

const textOf = ({ value }: Node): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

function itemOf(node: Node): readonly Item[] {
  const { kind, label, addresses, children = [] } = node;
  if (kind === 'argument') {
    const value = textOf(node);
    const flag = value?.startsWith('-') ? /^--?[A-Za-z][\w.-]*/.exec(value)?.[0] : undefined;
    return [
      { node, at: node, ...(value !== undefined && { value }), ...(flag && { flag, typed: flag }) },
    ];
  }
  if (kind !== 'flag' || !label) return [];
  const at = children.find((child) => child.kind === 'value');
  const value = at && textOf(at);
  const flag = addresses[0]?.path.at(-1) ?? label.text;
  return [{ node, at: at ?? node, flag, typed: label.text, ...(value !== undefined && { value }) }];
}

/** The value of a flag whose arity nobody knows: behind its `=`, or the next word. */
function valueOf(
  { node, flag, value, at }: Item,
  next: Item | undefined,
): [string, Node] | undefined {
  if (node.kind === 'flag') return value === undefined ? undefined : [value, at];
  if (!flag || value === undefined) return undefined;
  if (value[flag.length] === '=') return [value.slice(flag.length + 1), at];
  if (value !== flag || next?.value === undefined || next.flag) return undefined;
  return [next.value, next.at];
}

/** What `RUN --mount=type=secret` and its kin name: a secret, not its text. */
const NAMES_SECRET = /(?:^|,)(?:id|src|source|type|env|file)=/;

/** `--password x`, `--api-key=x`, `-storepass x`: the flag's name says it. */
function named(item: Item, next: Item | undefined): Part | undefined {
  const name = item.flag ?? '';
  if (name.length < 4 || !secretKindOf(name)) return undefined;
  const [part, at] = valueOf(item, next) ?? [];
  if (part === undefined || !at || NAMES_SECRET.test(part)) return undefined;
  const verdict = judgeNamed(name, part);
  return verdict && { part, at, verdict, name };
}

/** `-psecret`, `-u user:password`: the program says it. */
function placed(item: Item, next: Item | undefined, patterns: readonly string[]): Part | undefined {
  for (const pattern of patterns) {
    const [, name = '', mark = ''] = /^(-{1,2}[\w-]+)(\*|[:%,]|=.+)?$/.exec(pattern) ?? [];
    const [whole, at] =
      mark === '*'
        ? (attached(item, name) ?? [])
        : isFlag(item, name)
          ? (valueOf(item, next) ?? [])
          : [];
    const part = whole === undefined ? undefined : behind(whole, mark);
    const verdict = part === undefined ? undefined : judgeSecret(part);
    if (part !== undefined && at && verdict) return { part, at, verdict, name };
  }
  return undefined;
}

const isFlag = ({ flag, typed, value, node }: Item, name: string): boolean =>
  node.kind === 'flag' ? flag === name || typed === name : value === name || flag === name;

function attached({ node, typed, value, at }: Item, name: string): [string, Node] | undefined {
  if (value === undefined) return undefined;
  if (node.kind === 'flag')
    return typed === name && at.from === node.label!.to ? [value, at] : undefined;
  return value.startsWith(name) && value.length > name.length && !value.startsWith('--')
    ? [value.slice(name.length), at]
    : undefined;
}

function behind(value: string, mark: string): string | undefined {
  if (mark === '' || mark === '*') return value;
  if (mark[0] === '=') {
    const start = mark.slice(1);
    return value.startsWith(start) ? value.slice(start.length) : undefined;
  }
  const index = value.indexOf(mark);
  return index < 0 ? undefined : value.slice(index + 1);
}

const HEADER = /^([\w-]+):\s*(?:(?:basic|bearer|token|apikey)\s+)?(\S+)$/i;

/** `-H "Authorization: Bearer x"`, and headers that are called as credentials are. */
function header(item: Item, next: Item | undefined): Part | undefined {
  if (item.flag !== '--header' && item.typed !== '-H') return undefined;
  const [whole, at] = valueOf(item, next) ?? [];
  const [, name = '', part = ''] = HEADER.exec(whole ?? '') ?? [];
  const isAuthorization = /^(?:proxy-)?authorization$/i.test(name);
  if (!at || !(isAuthorization || secretKindOf(name))) return undefined;
  const verdict = judgeSecret(part, 'made');
  return verdict && { part, at, verdict, name };
}

/** `config set secret_key x`: a name, then its value, behind a word that says so. */
function set(items: readonly Item[], i: number): Part | undefined {
  const { value: name = '', flag } = items[i]!;
  const next = items[i + 1];
  const part = next?.value;
  if (flag || part === undefined || !/^[\w./:@-]+$/.test(name) || !secretKindOf(name))
    return undefined;
  const isSet = items.slice(0, i).some(({ value }) => value === 'set' || value === 'config');
  return isSet && isRandom(part) && judgeNamed(name, part) === 'secret'
    ? { part, at: next!.at, verdict: 'secret', name }
    : undefined;
}

/** `--set auth.password=x`, `-Dtoken=x`, and lines that are written to a file. */
const pairs = ({ value, at }: Item): readonly Part[] =>
  value === undefined
    ? []
    : pairsIn(value).map(({ name, part }) => ({ name, part, at, verdict: 'secret' as const }));

const PAIR =
  /(?:^|[\n,{]|\\n)[ \t]*(?:export[ \t]+|-D)?["']?([A-Za-z_/][\w./:@-]*)["']?[ \t]*[=:][ \t]*["']?([^\s"',;}]+)["']?[ \t]*(?=$|[\n,;}]|\\n)/g;

/**
 * Lines `name = value` and `name: value` whose name is a credential's and whose value looks thrown together, as a
 * file's text nobody knows the language of.
 */
export function pairsIn(text: string): readonly { name: string; part: string; index: number }[] {
  if (!/[=:]/.test(text)) return [];
  return [...text.matchAll(PAIR)].flatMap((match) => {
    const [whole, name = '', written = ''] = match;
    const part = written.replace(/\\n$/, '');
    if (!isRandom(part) || /[$`()]/.test(part) || judgeNamed(name, part) !== 'secret') return [];
    return [{ name, part, index: match.index + whole.lastIndexOf(part) }];
  });
}

/** A variable of the environment that is set to a credential: `PGPASSWORD=x psql`, `export TOKEN=x`. */
export function givenBy(setting: Node): Given | undefined {
  const { label, children = [] } = setting;
  const value = children.find(({ kind }) => kind === 'value');
  const text = value && textOf(value);
  if (!label || text === undefined) return undefined;
  const verdict = judgeNamed(label.text, text);
  return verdict && { from: value!.from, to: value!.to, verdict, name: label.text };
}

/** `echo x | login --password-stdin`: what is written for a command that reads a credential; `reads` are its flags. */
export function givenThrough(pipe: Node, reads: readonly string[]): Given | undefined {
  const [writer, ...readers] = (pipe.children ?? []).filter(({ kind }) => kind === 'command');
  const program = writer?.addresses[0]?.path[0] ?? '';
  if (!writer || !/^(?:echo|printf)$/.test(program)) return undefined;
  const flag = readers.flatMap(flagsIn).find((name) => reads.includes(name));
  const written = writer.children?.findLast(({ kind }) => kind === 'argument');
  const text = written && textOf(written);
  const verdict = flag && text !== undefined && !/[%\s]/.test(text) ? judgeSecret(text) : undefined;
  return verdict && { from: written!.from, to: written!.to, verdict, name: flag! };
}

const flagsIn = ({ kind, label, value, children = [] }: Node): readonly string[] => [
  ...(kind === 'flag' && label ? [label.text] : []),
  ...(kind === 'argument' && typeof value === 'string' ? [value] : []),
  ...children.flatMap(flagsIn),
];

/** The part itself where the file spells it as it is read, else the whole word. */
function spanOf(part: string, { from, to }: Node, text: string): Span {
  const start = text.slice(from, to).lastIndexOf(part);
  return start < 0 ? { from, to } : { from: from + start, to: from + start + part.length };
}
