import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { Document } from '../server/src/core/document.ts';
import { inputOf, mapOf } from '../server/src/core/embedding.ts';
import { type Embedding, type Node, walk } from '../server/src/core/node.ts';
import { open, root } from './harness.ts';
import { fixtures, HALF_TYPED, tries } from './seeds.ts';
import { printTree } from './tree.ts';

const JUNK = [
  ...HALF_TYPED,
  '{',
  '}',
  '"',
  "'",
  '\n',
  '\r\n',
  '\\',
  '#',
  '|',
  '>',
  '\uD800',
  '&b',
  '*b',
  '<<: *b',
  'do |c|',
  'end',
  '---\n',
];

function checkSound(document: Document): void {
  let at = 0;
  for (const { segment, nodes } of document.parts) {
    assert.equal(segment.from, at, 'segments join');
    at = segment.to;
    checkNested(nodes, 0, segment.to - segment.from);
  }
  assert.equal(at, document.text.length, 'segments cover the text');
}

function checkNested(nodes: readonly Node[], from: number, to: number): void {
  let at = from;
  let before: Node | undefined;
  for (const node of nodes) {
    // Several words may be one stretch of the host: a makefile's `$(FLAGS)`.
    const isShared = before && before.from <= node.from && node.to <= before.to;
    assert.ok(
      (isShared || at <= node.from) && node.from <= node.to && node.to <= to,
      `${node.kind} ${node.label?.text ?? ''} ${node.from}..${node.to} in ${at}..${to}`,
    );
    if (node.label)
      assert.ok(
        node.from <= node.label.from && node.label.to <= node.to,
        `label of ${node.label.text}`,
      );
    checkNested(node.children ?? [], node.from, node.to);
    at = Math.max(at, node.to);
    before = node;
  }
}

/** Every embedding in a document, with the text that holds it. */
function* embeddingsIn(nodes: readonly Node[]): Generator<Embedding> {
  for (const { embeds } of walk(nodes)) if (embeds) yield embeds;
}

/** Decoded offsets go to the host and come back, in order and within the segment. */
function checkMap(embedding: Embedding, length: number): void {
  const map = mapOf(embedding);
  const { text } = inputOf(embedding);
  let last = 0;
  for (let inner = 0; inner <= text.length; inner++) {
    const outer = map.toOuter(inner);
    assert.ok(outer >= last && outer <= length, `${inner} goes to ${outer} behind ${last}`);
    last = outer;
    if (inner < text.length && map.exact({ from: inner, to: inner }) && text[inner] !== '\n')
      assert.ok(map.toInner(outer) <= inner, `${inner} comes back as ${map.toInner(outer)}`);
  }
}

describe('properties', () => {
  for (const [file, text] of fixtures) {
    const name = path.relative(path.join(root, 'server/src/languages'), file);
    it(`${name}: pieces join, spans nest`, () => checkSound(open(file, text)));

    it(`${name}: maps go there and back`, () => {
      for (const { segment, nodes } of open(file, text).parts)
        for (const embedding of embeddingsIn(nodes)) checkMap(embedding, segment.to - segment.from);
    });

    it(`${name}: whatever is typed is read, and completed, without an exception`, () => {
      const { origin } = open(file, text);
      const junk = fc.array(fc.constantFrom(...JUNK, 'x', ' ', '\n  ', ': ', ...text.split(/\s+/)));
      fc.assert(
        fc.property(fc.nat(text.length), junk, (at, pieces) => {
          const document = Document.open(origin, text.slice(0, at) + pieces.join(''));
          checkSound(document);
          document.slot(document.text.length);
          document.slot(at >> 1);
        }),
        tries(20),
      );
    });

    it(`${name}: edit = reopen`, () => {
      const edit = fc.record({
        from: fc.nat(text.length),
        length: fc.nat(12),
        text: fc.constantFrom(...JUNK),
      });
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
          let document = open(file, text);
          for (const { from, length, text: insert } of edits) {
            const start = Math.min(from, document.text.length);
            const to = Math.min(start + length, document.text.length);
            document = document.edit({ from: start, to, text: insert });
            checkSound(document);
          }
          assert.equal(
            printTree(document),
            printTree(Document.open(document.origin, document.text)),
          );
        }),
        tries(20),
      );
    });
  }
});
