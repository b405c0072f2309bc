import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { findings } from '../server/src/features/diagnostics.ts';
import { fixesFor } from '../server/src/features/fixes.ts';
import { DEFAULTS } from '../server/src/features/settings.ts';
import { checkPlace, checkWhole } from './answers.ts';
import { applyEdits } from './fences.ts';
import { corpus } from './fuzz-seeds.ts';
import { checkFormatting } from './formatted.ts';
import { open, root } from './harness.ts';
import { analysisOf, strict, worldOf } from './world.ts';

// A hundred Dockerfiles as projects of many kinds write them. `expected.txt` lists what the default
// profile says of each that counts, read by a person; `UPDATE=1` rewrites it.

const EXPECTED = path.join(root, 'test/corpus/expected.txt');
const ANALYSIS = analysisOf({ ...DEFAULTS, codeLens: { enable: true } });
/** Of the words of a file, each so-manieth is asked about. */
const STEP = Number(process.env['FUZZ'] ?? 0) ? 1 : 23;

const nameOf = (file: string): string =>
  path.relative(path.join(root, 'test/corpus'), file).replaceAll(path.sep, '/');

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** What is found in a file, in lines of `expected.txt`. */
const told = (file: string, text: string): readonly string[] =>
  findings(worldOf(open(file, text), ANALYSIS), strict)
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ from, severity, id }) => `${nameOf(file)}:${lineOf(text, from)} ${severity} ${id}`);

describe('corpus', () => {
  it('is a hundred files', () => assert.ok(corpus.length >= 100, String(corpus.length)));

  it('has the errors and warnings that a person agrees with, and no others', () => {
    const found = corpus.flatMap(([file, text]) => told(file, text));
    if (process.env['UPDATE']) fs.writeFileSync(EXPECTED, `${found.join('\n')}\n`);
    assert.deepEqual(found, fs.readFileSync(EXPECTED, 'utf8').trimEnd().split('\n'));
  });

  for (const [file, text] of corpus) {
    it(`${nameOf(file)}: every feature answers, fixes leave no new error`, () => {
      const document = open(file, text);
      const world = worldOf(document, ANALYSIS);
      checkWhole(world);
      const words = [...text.matchAll(/[^\s"'=,;:[\]()]+/g)];
      for (const [i, { index, 0: word }] of words.entries())
        if (i % STEP === 0) checkPlace(world, index + (word.length >> 1));
      checkFormatting(text, { tabSize: 4, insertSpaces: true });
      const errors = (all: readonly string[]): number =>
        all.filter((line) => line.includes(' error ')).length;
      const before = errors(told(file, text));
      for (const finding of findings(world, strict))
        for (const { edits, title } of fixesFor(finding, document)) {
          const after = errors(told(file, applyEdits(text, edits)));
          assert.ok(after <= before, `${finding.id}, ${title}`);
        }
    });
  }
});
