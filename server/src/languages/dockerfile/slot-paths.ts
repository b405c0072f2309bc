import type { Paths, Slot } from '../../core/language.ts';
import { cleanPath } from '../../core/paths.ts';
import type { Span } from '../../core/span.ts';
import { type Cursor, slotFor, wordAt } from './cursor.ts';
import { skipBlank } from './lines.ts';
import { plainWordsIn } from './words.ts';

type Escapes = Paths['escapes'];

/** What a source takes for a pattern: https://docs.docker.com/reference/dockerfile/#pattern-matching. */
const GLOBS: Escapes = { '*': '[*]', '?': '[?]', '[': '[[]' };

/** A source of a COPY or ADD, whose words begin at `from`: a step of a path in the build context. */
export function sourceSlot(cursor: Cursor, keyword: string, from: number): Slot | undefined {
  const { logical, at, escape } = cursor;
  const { text } = logical;
  const list = skipBlank(text, from, text.length);
  const isList = text[list] === '[' && at > list;
  const words = isList ? stringsIn(text, list + 1) : plainWordsIn(text, from, text.length);
  const touched = words.find((word) => word.from <= at && at <= word.to);
  // Between the strings of a list stands no path.
  if (isList && !touched) return undefined;
  const word = touched ?? wordAt(cursor, from);
  const isLast = words.some(({ to }) => to < word.from) && !words.some((one) => one.from > word.to);
  // What comes last is the destination: absolute, or from the folder that the image works in.
  if (isLast && /^[./]/.test(text.slice(word.from, at))) return undefined;
  const dollar = `${escape}$`;
  const escapes: Escapes = isList
    ? { ...GLOBS, '"': String.raw`\"`, '\\': null, $: dollar.replace('\\', '\\\\') }
    : { ...GLOBS, ' ': null, '\t': null, '"': null, "'": null, '\\': null, $: dollar };
  return pathSlot(cursor, [keyword, 'source'], word, escapes);
}

const NOT_IN_MOUNTS: Escapes = {
  ' ': null,
  '\t': null,
  '"': null,
  "'": null,
  ',': null,
  '\\': null,
  $: null,
};

/** A value of `--mount` (`span`), all of the flag, and what its keys are called in full. */
interface InMount {
  readonly span: Span;
  readonly mount: Span;
  readonly canonical: (key: string) => string;
}

/** The source of a bind mount, which lies in the build context; undefined for those of other mounts. */
export function mountSourceSlot(
  cursor: Cursor,
  path: readonly string[],
  { span, mount, canonical }: InMount,
): Slot | undefined {
  const pairs = cursor.logical.text.slice(mount.from, mount.to).split(',');
  const isBind = pairs.every((pair) => {
    const equals = pair.indexOf('=');
    const key = equals < 0 ? pair : pair.slice(0, equals);
    return canonical(key) !== 'from' && (key !== 'type' || pair === 'type=bind');
  });
  return isBind ? pathSlot(cursor, path, span, NOT_IN_MOUNTS) : undefined;
}

/** The step of a path that the cursor is in; undefined for what is no path, and where its folder is not known. */
function pathSlot(
  cursor: Cursor,
  path: readonly string[],
  word: Span,
  escapes: Escapes,
): Slot | undefined {
  const { logical, at } = cursor;
  const before = logical.text.slice(word.from, at);
  if (/^<<|^[\w+.-]+:\/\/|^git@/.test(before)) return undefined;
  const slash = before.lastIndexOf('/');
  const written = before.slice(0, slash + 1);
  if (written.includes('\n') || Object.keys(escapes).some((char) => written.includes(char)))
    return undefined;
  const from = word.from + slash + 1;
  const next = logical.text.indexOf('/', at);
  const to = next < 0 || next >= word.to ? word.to : next + 1;
  // Nothing lies above the context: the builder takes its root for its parent.
  const folder = cleanPath(`/${written}`).slice(1);
  return slotFor(cursor, 'value', path, { from, to }, { paths: { folder, escapes } });
}

/** What stands between the quotes of a list; the last may still be open. */
function stringsIn(text: string, from: number): readonly Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    const start = at + 1;
    for (at = start; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
    found.push({ from: start, to: Math.min(at, text.length) });
    if (at >= text.length) break;
  }
  return found;
}
