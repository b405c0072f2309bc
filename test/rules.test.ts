import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Finding, findings } from '../server/src/features/diagnostics.ts';
import { fixesFor } from '../server/src/features/fixes.ts';
import type { RulePage } from '../server/src/rules/rule.ts';
import { applyEdits, type Fence, placeOf, readFences } from './fences.ts';
import { open, root } from './harness.ts';
import { analysisOf, index, strict, worldOf } from './world.ts';

const pageText = ({ category, fact }: RulePage): string =>
  fs.readFileSync(path.join(root, 'server/src/rules', category, `${fact}.md`), 'utf8');

/** What a rule's names find in a block. */
function found({ file, text }: Fence, page: RulePage, analysis = analysisOf()): readonly Finding[] {
  const document = open(file, text);
  return findings(worldOf(document, analysis), strict).filter(
    ({ rule }) => rule.page.fact === page.fact,
  );
}

const tell = (
  file: string,
  text: string,
  { from, to, id }: { from: number; to: number; id: string },
) => `${placeOf(file, text, from)} ${id} "${text.slice(from, to)}"`;

function check(fence: Fence, page: RulePage, analysis = analysisOf()): void {
  const { file, text, expected } = fence;
  const actual = found(fence, page, analysis);
  assert.deepEqual(
    actual.map((finding) => tell(file, text, finding)),
    expected.toSorted((a, b) => a.from - b.from).map((one) => tell(file, text, one)),
  );
  for (const { from, id, message } of expected)
    if (message !== undefined)
      assert.equal(actual.find((one) => one.from === from && one.id === id)?.message, message);
}

function fixed({ file, text }: Fence, page: RulePage): string {
  let current = text;
  for (let round = 0; round < 20; round++) {
    const document = open(file, current);
    const fixes = found(
      { file, text: current, words: [], cursors: [], expected: [] },
      page,
    ).flatMap((finding) => fixesFor(finding, document).slice(0, 1));
    if (!fixes.length) return current;
    current = applyEdits(current, fixes[0]!.edits);
  }
  throw new Error('fixes never end');
}

describe('rules', () => {
  for (const page of index.rules) {
    describe(page.fact, () => {
      const fences = readFences(pageText(page));
      fences.forEach((fence, i) => {
        const before = fences[i - 1];
        if (fence.words.includes('fixed')) {
          it(`block ${i + 1} is what fixes make of block ${i}`, () => {
            assert.ok(before);
            assert.equal(fixed(before, page), fence.text);
          });
        }
        it(`block ${i + 1}, ${fence.file}`, () => check(fence, page));
      });

      it('finds the same behind lines that are added', () => {
        for (const { file, text } of fences) {
          const before = open(file, text);
          findings(worldOf(before), strict);
          const after = before.edit({ from: 0, to: 0, text: '\n\n' });
          const places = (document: typeof before) =>
            findings(worldOf(document), strict).map((one) => tell(file, document.text, one));
          assert.deepEqual(places(after), places(open(file, after.text)));
        }
      });

      it('fails when it is switched off', () => {
        const off = analysisOf(undefined, page.fact);
        assert.throws(() => fences.forEach((fence) => check(fence, page, off)));
      });

      for (const name of page.names) {
        it(`${name.id}: two places where it fires, two near misses`, () => {
          const fires = fences.flatMap(({ expected }) =>
            expected.filter(({ id }) => id === name.id),
          );
          assert.ok(fires.length >= 2, `fires ${fires.length} times`);
          const languages = new Set(
            fences
              .filter(({ expected }) => expected.some(({ id }) => id === name.id))
              .map(({ file, text }) => open(file, text).origin.language.id),
          );
          const silent = fences.filter(
            ({ file, text, expected, words }) =>
              !expected.length &&
              !words.includes('fixed') &&
              languages.has(open(file, text).origin.language.id),
          );
          const misses = silent.reduce((sum, { text }) => sum + nearMisses(text), 0);
          assert.ok(misses >= 2, `has ${misses} near misses`);
        });
      }
    });
  }
});

/** Silent blocks say how many near misses they hold by a comment that begins with `ok` for each. */
const nearMisses = (text: string): number => Math.max(1, text.match(/(#|\/\/) ok\b/g)?.length ?? 0);
