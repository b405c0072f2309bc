import { PositionMap } from '../server/src/core/decoder.ts';
import type { Language, LanguageModule } from '../server/src/core/language.ts';
import type { Embedding, Word } from '../server/src/core/node.ts';

/** The elements of a JSON array of strings, each with its text as it stands between the quotes. */
function argv(text: string): Word[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => {
    const from = match.index;
    const inner = match[1]!;
    const word = JSON.parse(match[0]) as string;
    const map =
      word === inner
        ? PositionMap.identity(word.length, from + 1)
        : new PositionMap([
            { inner: 0, outer: from + 1, length: word.length, outerLength: inner.length },
          ]);
    return { from, to: from + match[0].length, text: word, map, style: { kind: 'json' } };
  });
}

const script = (text: string): Embedding['script'] => ({
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

/** Claims the shell language's own fixtures, which no host language has. */
export const shellHost: LanguageModule = {
  id: 'shell-host',
  needs: [],
  claims({ path }) {
    if (!path.includes('languages/shell/fixtures/')) return undefined;
    return { confidence: 'sure', kind: path.endsWith('.argv.json') ? 'argv' : 'script' };
  },
  create: () => language,
};
