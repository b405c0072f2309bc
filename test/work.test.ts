import assert from 'node:assert/strict';
import { Document, isParsed } from '../server/src/core/document.ts';
import type { Language, Segment } from '../server/src/core/language.ts';
import { findings } from '../server/src/features/diagnostics.ts';
import { LANGUAGES, sample } from './bench/generate.ts';
import { open } from './harness.ts';
import { strict, worldOf } from './world.ts';

// What a keystroke costs, in counts that no machine changes.

interface Counts {
  parsed: number;
  /** Segments that were found by reading text. */
  read: number;
}

/** The language, counting what it is asked to do. */
function counting(language: Language, counts: Counts): Language {
  const { rescan } = language;
  return {
    ...language,
    parse(text: string, segment: Segment) {
      counts.parsed += text.length;
      return language.parse(text, segment);
    },
    segments(text: string, kind: string) {
      const found = language.segments(text, kind);
      counts.read += found.length;
      return found;
    },
    ...(rescan && {
      rescan(...args: Parameters<typeof rescan>) {
        const found = rescan(...args);
        counts.read += found?.fresh.length ?? 0;
        return found;
      },
    }),
  };
}

/** Languages that read only around an edit. The others read the borders of the whole text. */
const RESCANS: ReadonlySet<string> = new Set(['dockerfile', 'script']);

describe('work of a keystroke', () => {
  for (const language of LANGUAGES)
    for (const lines of language === 'vagrant' ? [1000] : [1000, 10_000])
      it(`${language}, ${lines} lines: only its own entity is parsed`, () => {
        const { file, languageId, text, hover } = sample(language, lines);
        const counts: Counts = { parsed: 0, read: 0 };
        const { origin } = open(file, text, languageId);
        const counted = { ...origin, language: counting(origin.language, counts) };
        let document = Document.open(counted, text);
        if (language !== 'vagrant')
          assert.ok(document.parts.length >= lines / 20, `${document.parts.length} segments`);
        findings(worldOf(document), strict);
        for (const typed of ['x', ' ', 'y', '\n']) {
          counts.parsed = counts.read = 0;
          document = document.edit({ from: hover, to: hover, text: typed });
          const { segment } = document.partAt(hover)!;
          const stale = document.parts.filter((part) => !isParsed(part));
          findings(worldOf(document), strict);
          // A line break may make two entities of one.
          const own = typed === '\n' ? 2 : 1;
          assert.ok(stale.length <= own, `${stale.length} entities parsed after ${typed}`);
          const most = segment.to - segment.from + (typed === '\n' ? 2000 : 0);
          assert.ok(
            counts.parsed <= most,
            `${counts.parsed} characters parsed after ${JSON.stringify(typed)}, not ${most}`,
          );
          if (RESCANS.has(language)) assert.ok(counts.read <= 4, `${counts.read} segments read`);
          else assert.ok(counts.read <= document.parts.length, 'one scan');
        }
      });
});
