import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Document } from '../server/src/core/document.ts';
import { type Finding, findings } from '../server/src/features/diagnostics.ts';
import { fixesFor } from '../server/src/features/fixes.ts';
import type { Analysis, World } from '../server/src/features/world.ts';
import type { RuleName, RulePage } from '../server/src/rules/rule.ts';
import { applyEdits, type Fence, placeOf, readFences } from './fences.ts';
import { open, root } from './harness.ts';
import { parse } from 'yaml';
import { readSettings } from '../server/src/lsp/settings.ts';
import { ALL, analysisOf, index, strict, worldIn, worldOf } from './world.ts';

const pageText = ({ category, fact }: RulePage): string =>
  fs.readFileSync(path.join(root, 'server/src/rules', category, `${fact}.md`), 'utf8');

/** A block of a page with all of them. */
interface Placed {
  readonly page: RulePage;
  readonly fences: readonly Fence[];
}

const folderIn = ({ words }: Fence): string | undefined =>
  words.find((word) => word.startsWith('folder='));

/** What rules see around a document of a block: the other files of its folder, where the page shows all. */
function worldAt(document: Document, fence: Fence, { fences }: Placed, analysis = ANALYSIS): World {
  const folder = folderIn(fence);
  if (folder === undefined) return worldOf(document, analysis);
  const others = fences.filter(
    (one) => folderIn(one) === folder && one.file !== fence.file && !one.words.includes('fixed'),
  );
  const neighbours = others.map(({ file, text }) => open(file, text));
  return worldIn(document, neighbours, analysis);
}

const ANALYSIS = analysisOf();

/** A block that says with which settings those behind it are read. */
const isConfiguration = ({ file }: Fence): boolean => file === '.cloud-glossary.yaml';

/** The settings of a block, with every rule on. */
function analysisAt(fence: Fence, { fences }: Placed, without?: string) {
  const before = fences.slice(0, fences.indexOf(fence)).findLast(isConfiguration);
  if (!before && without === undefined) return ANALYSIS;
  const { rules } = readSettings(before && parse(before.text)).lint;
  return analysisOf({ ...ALL, lint: { ...ALL.lint, rules } }, without);
}

/** What a rule's names find in a block. */
function found(
  fence: Fence,
  placed: Placed,
  analysis = analysisAt(fence, placed),
): readonly Finding[] {
  const document = open(fence.file, fence.text);
  return findings(worldAt(document, fence, placed, analysis), strict).filter(
    ({ rule }) => rule.page.fact === placed.page.fact,
  );
}

const tell = (
  file: string,
  text: string,
  { from, to, id }: { from: number; to: number; id: string },
) => `${placeOf(file, text, from)} ${id} "${text.slice(from, to)}"`;

function check(fence: Fence, placed: Placed, analysis?: Analysis): void {
  const { file, text, expected } = fence;
  const actual = found(fence, placed, analysis);
  assert.deepEqual(
    actual.map((finding) => tell(file, text, finding)),
    expected.toSorted((a, b) => a.from - b.from).map((one) => tell(file, text, one)),
  );
  for (const { from, id, message } of expected)
    if (message !== undefined)
      assert.equal(actual.find((one) => one.from === from && one.id === id)?.message, message);
}

function fixed(fence: Fence, placed: Placed): string {
  let current = fence.text;
  const analysis = analysisAt(fence, placed);
  for (let round = 0; round < 20; round++) {
    const document = open(fence.file, current);
    const fixes = found({ ...fence, text: current }, placed, analysis).flatMap((finding) =>
      fixesFor(finding, document).slice(0, 1),
    );
    if (!fixes.length) return current;
    current = applyEdits(current, fixes[0]!.edits);
  }
  throw new Error('fixes never end');
}

describe('rules', () => {
  for (const page of index.rules) {
    describe(page.fact, () => {
      const all = readFences(pageText(page));
      const placed = { page, fences: all };
      const fences = all.filter((fence) => !isConfiguration(fence));
      fences.forEach((fence, i) => {
        const before = fences[i - 1];
        if (fence.words.includes('fixed')) {
          it(`block ${i + 1} is what fixes make of block ${i}`, () => {
            assert.ok(before);
            assert.equal(fixed(before, placed), fence.text);
          });
        }
        it(`block ${i + 1}, ${fence.file}`, () => check(fence, placed));
      });

      it('finds the same behind lines that are added', () => {
        for (const fence of fences) {
          const { file, text } = fence;
          const before = open(file, text);
          const look = (document: Document) => findings(worldAt(document, fence, placed), strict);
          look(before);
          const after = before.edit({ from: 0, to: 0, text: '\n\n' });
          const places = (document: Document) =>
            look(document).map((one) => tell(file, document.text, one));
          assert.deepEqual(places(after), places(open(file, after.text)));
        }
      });

      it('fails when it is switched off', () => {
        const off = (fence: Fence) => analysisAt(fence, placed, page.fact);
        assert.throws(() => fences.forEach((fence) => check(fence, placed, off(fence))));
      });

      for (const name of page.names) {
        const wanted = wantedOf(name);
        it(`${name.id}: ${wanted} places where it fires, ${wanted} near misses`, () => {
          const fires = fences.flatMap(({ expected }) =>
            expected.filter(({ id }) => id === name.id),
          );
          assert.ok(fires.length >= wanted, `fires ${fires.length} times`);
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
          assert.ok(misses >= wanted, `has ${misses} near misses`);
        });
      }
    });
  }
});

/** Dockerfiles and command lines are written in so many ways that two of each do not show much. */
function wantedOf({ at }: RuleName): number {
  return at.some((place) => /^(?:dockerfile|cli)(?::|$)/.test(place)) ? 3 : 2;
}

/** Silent blocks say how many near misses they hold by a comment that begins with `ok` for each. */
const nearMisses = (text: string): number => Math.max(1, text.match(/(#|\/\/) ok\b/g)?.length ?? 0);
