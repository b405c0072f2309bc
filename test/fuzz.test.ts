import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Document, type Part } from '../server/src/core/document.ts';
import type { Node } from '../server/src/core/node.ts';
import { findings } from '../server/src/features/diagnostics.ts';
import { checkActions, checkPlace, checkWhole } from './answers.ts';
import { type Kind, KINDS, pieces, seedsOf } from './fuzz-seeds.ts';
import { checkFormatting } from './formatted.ts';
import { open } from './harness.ts';
import { printNodes, printTree } from './tree.ts';
import { ALL, analysisOf, strict, worldOf } from './world.ts';

// Random edits of real files: `npm run fuzz` makes a hundred thousand, `npm test` a few.

const EDITS = Number(process.env['FUZZ_EDITS'] ?? 600);
/** The edits of one text; behind the last all features are asked. */
const ROUND = 20;
const seed = Number(process.env['FUZZ_SEED'] ?? 615);
const ANALYSIS = analysisOf({ ...ALL, codeLens: { enable: true } });

interface RandomEdit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

interface Round {
  readonly index: number;
  readonly edits: readonly RandomEdit[];
  readonly cursor: number;
  readonly length: number;
}

const rounds = (kind: Kind): fc.Arbitrary<Round> =>
  fc.record({
    index: fc.nat(seedsOf(kind).length - 1),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        // Mostly a few characters, sometimes whole lines.
        length: fc.oneof(
          { weight: 6, arbitrary: fc.nat(6) },
          { weight: 1, arbitrary: fc.nat(300) },
          { weight: 3, arbitrary: fc.constant(0) },
        ),
        text: fc.constantFrom('', ...pieces(kind)),
      }),
      { minLength: ROUND, maxLength: ROUND },
    ),
    cursor: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(120),
  });

const tell = (document: Document): readonly string[] =>
  findings(worldOf(document, ANALYSIS), strict).map(
    ({ from, to, id, severity, message }) => `${from}..${to} ${severity} ${id} ${message}`,
  );

/** Segments are read by their own text alone: what has been read and printed is not read again. */
type Known = Map<string, string>;

const printedNodes = new WeakMap<readonly Node[], string>();

function printed({ nodes }: Part): string {
  let text = printedNodes.get(nodes);
  if (text === undefined) printedNodes.set(nodes, (text = printNodes(nodes)));
  return text;
}

/** The document has the segments of one opened afresh, and each is read as its text is read now. */
function checkReopened(document: Document, known: Known): void {
  const again = Document.open(document.origin, document.text);
  const segmentsOf = ({ parts }: Document) => JSON.stringify(parts.map(({ segment }) => segment));
  assert.equal(segmentsOf(document), segmentsOf(again));
  for (const [i, part] of again.parts.entries()) {
    const { from, to, entity, mode, within } = part.segment;
    const key = JSON.stringify([entity, mode, within, document.text.slice(from, to)]);
    let fresh = known.get(key);
    if (fresh === undefined) known.set(key, (fresh = printed(part)));
    assert.equal(printed(document.parts[i]!), fresh);
  }
}

/** Makes the edits one by one; the document reads as one opened afresh behind each. */
function edited(file: string, text: string, edits: readonly RandomEdit[]): Document {
  let document = open(file, text);
  const known: Known = new Map();
  findings(worldOf(document, ANALYSIS), strict);
  for (const { at, length, text: insert } of edits) {
    const from = Math.floor(at * document.text.length);
    const to = Math.min(from + length, document.text.length);
    document = document.edit({ from, to, text: insert });
    checkReopened(document, known);
  }
  return document;
}

function play(kind: Kind, { index, edits, cursor, length }: Round): void {
  const [file, text] = seedsOf(kind)[index]!;
  ask(edited(file, text, edits), file, cursor, length);
}

/** All features answer, and findings are those of a document opened afresh. */
function ask(document: Document, file: string, cursor: number, length: number): void {
  const again = Document.open(document.origin, document.text);
  assert.equal(printTree(document), printTree(again));
  assert.deepEqual(tell(document), tell(again));
  const world = worldOf(document, ANALYSIS);
  checkWhole(world);
  const offset = Math.floor(cursor * document.text.length);
  checkPlace(world, offset);
  const to = Math.min(offset + length, document.text.length);
  const read = (result: string): string => printTree(Document.open(document.origin, result));
  checkActions(world, { from: offset, to }, read);
  checkFormatting(document.text, { tabSize: 4, insertSpaces: true }, file);
}

/** What once went wrong. */
const FOUND: readonly (readonly [file: string, text: string, edit: RandomEdit])[] = [
  ['run.sh', '\uFEFF#!/bin/sh\r\ndocker run a\r\n', { at: 0, length: 0, text: 'SHELL a\n' }],
  ['Makefile', 'image:\n\tdocker build .\n', { at: 0, length: 5, text: ' ' }],
  ['.dockerignore', 'a\n', { at: 0, length: 0, text: '\uD800' }],
];

describe('fuzz', function () {
  this.timeout(0);
  for (const [file, text, edit] of FOUND)
    it(`${file}: ${JSON.stringify(text)}`, () => ask(edited(file, text, [edit]), file, 0, 0));

  for (const { kind, share } of KINDS) {
    const numRuns = Math.ceil((EDITS * share) / ROUND);
    it(`${kind}: ${numRuns * ROUND} random edits, seed ${seed}`, () => {
      fc.assert(
        fc.property(rounds(kind), (round) => play(kind, round)),
        { numRuns, seed },
      );
    });
  }
});
