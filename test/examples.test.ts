import assert from 'node:assert/strict';
import { hover } from '../server/src/features/hover.ts';
import { coverage } from './coverage.ts';
import { readFences } from './fences.ts';
import { open } from './harness.ts';
import { glossary, worldOf } from './world.ts';

/** Terms that a name of a vocabulary leads to: they need no example to show that their place is one. */
const reached = new Set(coverage().map(({ term }) => term));

/** The lines of a hover that warn or advise. */
const NOTE = /^\*\*(?:Security|Caution|Good practice):\*\*/m;

// Each `<|>` in a term's examples must be explained by that term, with a note in blocks marked `security`
// and with none in those marked `quiet`.
describe('examples of terms', () => {
  for (const { id, title } of glossary.terms.values()) {
    const fences = readFences(glossary.body(id)?.text ?? '');
    const cursors = fences.flatMap((fence) => fence.cursors);
    if (!glossary.terms.placements(id).length) continue;
    it(id, () => {
      assert.ok(
        cursors.length > 0 || reached.has(id),
        'has no example with <|> and no known place',
      );
      for (const { file, text, words, cursors: offsets } of fences) {
        const document = open(file, text);
        for (const offset of offsets) {
          const { result } = hover(worldOf(document), offset);
          const shown = result?.text.split('\n')[0] ?? 'nothing';
          // A value is headed by its setting's title and itself.
          const own = shown.startsWith(`**${title}**`) || shown.startsWith(`**${title}: `);
          assert.ok(own, `${file} at ${offset} shows ${shown}`);
          const warns = NOTE.test(result?.text ?? '');
          if (words.includes('security')) assert.ok(warns, `${file} at ${offset} shows no note`);
          if (words.includes('quiet')) assert.ok(!warns, `${file} at ${offset} shows a note`);
        }
      }
    });
  }
});
