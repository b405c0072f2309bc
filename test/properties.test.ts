import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { Document } from '../server/src/core/document.ts';
import type { Node } from '../server/src/core/node.ts';
import { open, root } from './harness.ts';
import { fixtures, HALF_TYPED } from './seeds.ts';
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
  for (const node of nodes) {
    assert.ok(
      at <= node.from && node.from <= node.to && node.to <= to,
      `${node.kind} ${node.label?.text ?? ''} ${node.from}..${node.to} in ${at}..${to}`,
    );
    if (node.label)
      assert.ok(
        node.from <= node.label.from && node.label.to <= node.to,
        `label of ${node.label.text}`,
      );
    checkNested(node.children ?? [], node.from, node.to);
    at = node.to;
  }
}

describe('properties', () => {
  for (const [file, text] of fixtures) {
    const name = path.relative(path.join(root, 'server/src/languages'), file);
    it(`${name}: pieces join, spans nest`, () => checkSound(open(file, text)));

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
        { numRuns: 20 },
      );
    });
  }
});
