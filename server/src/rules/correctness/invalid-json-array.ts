import { leads, writtenBody } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

/** Instructions whose words are paths, where a bracket also begins a pattern. */
const PATHS = ['ADD', 'COPY', 'VOLUME'];

const rule: RuleCode = {
  check({ node, text }) {
    const body = writtenBody(node, text);
    if (!body?.text.startsWith('[')) return undefined;
    // Lines are joined before the list is read; comments between them are left to the reader.
    const joined = body.text.trimEnd().replaceAll(/[\\`][ \t]*\r?\n/g, ' ');
    if (joined.includes('\n') || isList(joined)) return undefined;
    const words = wordsOf(joined);
    if (!words || (words.bare && PATHS.some((keyword) => leads(node.addresses, keyword))))
      return undefined;
    const span = { from: body.from, to: body.from + body.text.trimEnd().length };
    const list = `[${words.texts.map((word) => JSON.stringify(word)).join(', ')}]`;
    const fixes = body.text.includes('\n')
      ? []
      : [{ title: 'Write a JSON list', edits: [{ ...span, text: list }], safe: false }];
    return { span, fixes };
  },
};

/** What the builder takes for the exec form. */
function isList(text: string): boolean {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((one) => typeof one === 'string');
  } catch {
    return false;
  }
}

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
