import { Decoder, PositionMap } from '../server/src/core/decoder.ts';
import type { Language, LanguageModule } from '../server/src/core/language.ts';
import type { Embedding, Word } from '../server/src/core/node.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** The character that a JSON escape stands for; an unknown one for itself. */
const unescaped = (escape: string): string =>
  escape.length === 6
    ? String.fromCharCode(Number.parseInt(escape.slice(2), 16))
    : (ESCAPES[escape[1]!] ?? escape[1]!);

/** The elements of a JSON array of strings, each with its text as it stands between the quotes. */
function argv(text: string): Word[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => {
    const to = match.index + match[0].length;
    const out = new Decoder();
    for (const piece of match[1]!.matchAll(/[^\\]+|\\(?:u[0-9a-f]{4}|.)/gi)) {
      const from = match.index + 1 + piece.index;
      const end = from + piece[0].length;
      if (piece[0].startsWith('\\')) out.replace(unescaped(piece[0]), from, end);
      else out.copy(text, from, end);
    }
    return { from: match.index, to, ...out.done(), style: { kind: 'json' } };
  });
}

const script = (text: string): NonNullable<Embedding['script']> => ({
  text,
  map: PositionMap.identity(text.length),
  style: { kind: 'plain' },
});

/** Nothing but shell: a script, or with kind `argv` a JSON array of words. For tests only. */
const language: Language = {
  id: 'shell-host',
  segments: (text, kind) => [
    { from: 0, to: text.length, within: [], entity: 'script', document: 0, mode: kind },
  ],
  parse: (text, { mode }) => [
    {
      kind: 'block',
      from: 0,
      to: text.length,
      addresses: [],
      embeds:
        mode === 'argv'
          ? { language: 'shell', words: argv(text) }
          : { language: 'shell', script: script(text) },
    },
  ],
  slot: () => undefined,
  edits: { spell: String, remove: (node) => node, insertChild: () => undefined },
};

/** Claims what the shell language's own fixtures are called. */
export const shellHost: LanguageModule = {
  id: 'shell-host',
  typical: { path: 'x.sh', languageId: 'shellscript' },
  needs: [],
  claims({ path }) {
    if (path.endsWith('.argv.json')) return { confidence: 'sure', kind: 'argv' };
    return path.endsWith('.sh') ? { confidence: 'sure', kind: 'script' } : undefined;
  },
  create: () => language,
};
