import type { Label } from '../../core/node.ts';
import { leads, writtenBody } from '../../languages/dockerfile/view.ts';
import type { Mark, RuleCode } from '../rule.ts';

/** Instructions whose words are paths, where a bracket also begins a pattern. */
const PATHS = ['ADD', 'COPY', 'VOLUME'];

const rule: RuleCode = {
  check({ node, above, text }): Mark | undefined {
    const body = writtenBody(node, text);
    if (!body?.text.startsWith('[')) return undefined;
    const joined = joinedLines(body.text.trimEnd());
    if (joined.includes('\n') || isList(joined)) return undefined;
    const isOfPaths = PATHS.some((keyword) => leads(node.addresses, keyword));
    const tail = tailOf(joined);
    if (tail)
      return isOfPaths && !tail.comment ? undefined : markTail((above[0] ?? node).from, body, tail);
    const words = wordsOf(joined);
    if (!words || (words.bare && isOfPaths && !listOf(joined))) return undefined;
    const [line = ''] = body.text.trimEnd().split('\n');
    const span = { from: body.from, to: body.from + line.trimEnd().length };
    const list = `[${words.texts.map((word) => JSON.stringify(word)).join(', ')}]`;
    const fixes = body.text.includes('\n')
      ? []
      : [{ title: 'Write a JSON list', edits: [{ ...span, text: list }], safe: false }];
    // https://github.com/moby/buildkit/blob/master/frontend/dockerfile/parser/line_parsers.go
    if (listOf(joined)) return { span, fixes, ...NO_STRINGS };
    if (leads(node.addresses, 'SHELL')) return { span, fixes, ...NO_LIST };
    return isOfPaths ? { span, fixes, message: PIECES } : { span, fixes };
  },
};

const NO_STRINGS = {
  severity: 'error',
  message: 'A list may hold words in quotes only; the build fails.',
} as const;

const NO_LIST = {
  severity: 'error',
  message: 'SHELL takes a JSON list only; the build fails. Mend quotes and commas.',
} as const;

const PIECES = 'This is no JSON list, so its pieces are taken for paths; mend quotes and commas.';

/** What follows a list on its line; the comment in it, if it is nothing else. */
interface Tail {
  readonly list: string;
  readonly comment: string | undefined;
}

function tailOf(text: string): Tail | undefined {
  for (
    let at = text.indexOf(']');
    at >= 0 && at + 1 < text.length;
    at = text.indexOf(']', at + 1)
  ) {
    const list = text.slice(0, at + 1);
    if (!isList(list) || /^\[\s*\]$/.test(list)) continue;
    const rest = text.slice(at + 1).trim();
    return { list, comment: rest.startsWith('#') ? rest : undefined };
  }
  return undefined;
}

/** A comment can move to the line above the instruction, which begins at `from`. */
function markTail(from: number, { text, from: start }: Label, { list, comment }: Tail): Mark {
  const written = text.trimEnd();
  const end = start + written.length;
  const span = { from: start + (text.includes('\n') ? 0 : list.length), to: end };
  const trimmed = { from: span.to - written.slice(span.from - start).trimStart().length, to: end };
  const edits = [
    { from, to: from, text: `${comment}\n` },
    { from: start + list.length, to: end, text: '' },
  ];
  return {
    span: trimmed,
    message: 'Text follows the list, so all of it is run as a shell command.',
    fixes:
      comment && !text.includes('\n')
        ? [{ title: 'Move the comment above', edits, safe: false }]
        : [],
  };
}

function listOf(text: string): readonly unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

/** Lines that go on are one for the builder, which leaves out the comments between them. */
const joinedLines = (text: string): string =>
  text.replaceAll(/\n[ \t]*#[^\n]*(?=\n)/g, '').replaceAll(/[\\`][ \t]*\r?\n/g, ' ');

/** What the builder takes for the exec form. */
const isList = (text: string): boolean =>
  listOf(text)?.every((one) => typeof one === 'string') === true;

// A word in quotes of any kind, or bare; then a comma, the end, or the next word in quotes.
const WORD =
  /\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|[\u201c\u201d]([^\u201c\u201d"]*)[\u201c\u201d]|([\w./:@%+=-]+))\s*(,\s*|(?=["'\u201c]|\]?$))/uy;

/** What was meant as a list; undefined for what may as well be a test of the shell or a pattern. */
function wordsOf(text: string): { texts: readonly string[]; bare: boolean } | undefined {
  const texts: string[] = [];
  let bare = false;
  let commas = 0;
  WORD.lastIndex = 1;
  while (WORD.lastIndex < text.length && text.slice(WORD.lastIndex).trim() !== ']') {
    const match = WORD.exec(text);
    if (!match) return undefined;
    const [, double, single, curly, plain, end] = match;
    texts.push(double === undefined ? (single ?? curly ?? plain!) : unescaped(double));
    bare ||= plain !== undefined;
    if (end?.startsWith(',')) commas++;
    if (WORD.lastIndex === text.length) break;
  }
  // `[` and a blank begin a test; only what has commas, or no blank, is surely none.
  const quoted = /^\[["'\u201c]/u.test(text);
  return texts.length > 0 && (commas > 0 || (quoted && !bare)) ? { texts, bare } : undefined;
}

/** A string's text; backslashes that escape nothing stand for themselves. */
function unescaped(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text.replaceAll(/\\(["\\])/g, '$1');
  }
}

export default rule;
