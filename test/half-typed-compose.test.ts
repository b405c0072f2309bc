import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Document, isParsed } from '../server/src/core/document.ts';
import type { Node } from '../server/src/core/node.ts';
import { open, root } from './harness.ts';
import { printTree } from './tree.ts';

// Half-typed lines cost nothing outside of their own entity, and nothing before them in it.
const LINES = ['net', '"net', "x: 'a", '- ', '\t', '${A}', '['];
const FILES = ['anchors', 'commands', 'images', 'names', 'ports', 'short', 'values', 'volumes'];

const columnOf = (line: string | undefined): number =>
  line === undefined ? 0 : line.length - line.trimStart().length;

function entities(document: Document): Map<string, readonly Node[]> {
  return new Map(
    document.parts.map(({ segment, nodes }) => [
      [segment.document, ...segment.within, segment.entity].join('/'),
      nodes,
    ]),
  );
}

/** What stands before an offset, each by itself: a parent may go on in what is typed next. */
function before(nodes: readonly Node[], offset: number): Set<string> {
  const found = new Set<string>();
  const visit = (node: Node) => {
    const { to: _, children = [], embeds, form, ...own } = node;
    const end = (node.label ?? node).to;
    if (end < offset && form !== 'null' && !embeds && (node.label || node.kind !== 'block'))
      found.add(JSON.stringify(own));
    if (!embeds) children.forEach(visit);
  };
  nodes.forEach(visit);
  return found;
}

describe('half-typed compose', () => {
  for (const name of FILES) {
    const file = `compose.${name}.yaml`;
    const text = fs.readFileSync(
      path.join(root, 'server/src/languages/compose/fixtures', file),
      'utf8',
    );
    it(file, function () {
      this.timeout(20_000);
      const whole = open(file, text);
      const expected = entities(whole);
      const lines = text.split('\n');
      for (let i = 1, offset = 0; i < lines.length; i++) {
        offset += lines[i - 1]!.length + 1;
        const own = whole.partAt(offset - 1)!.segment;
        const ownKey = [own.document, ...own.within, own.entity].join('/');
        for (const column of new Set([0, columnOf(lines[i - 1]), columnOf(lines[i])]))
          for (const half of LINES) {
            const insert = `${' '.repeat(column)}${half}\n`;
            const typed = whole.edit({ from: offset, to: offset, text: insert });
            const where = `${JSON.stringify(insert)} before line ${i + 1}`;
            const found = entities(typed);
            for (const [key, nodes] of expected) {
              const rest = found.get(key) ?? [];
              if (key !== ownKey) assert.deepEqual(rest, nodes, `${key}: ${where}`);
              else {
                const local = offset - own.from;
                const left = before(rest, local);
                for (const node of before(nodes, local))
                  assert.ok(left.has(node), `${where}: ${node}`);
              }
            }
          }
      }
      assert.ok(whole.parts.some(isParsed));
    });
  }

  it('takes nothing into a block scalar that ends above', () => {
    const command = '      - sh\n      - -c\n      - |\n        echo a\n';
    const text = `services:\n  a:\n    command:\n${command}\nconfig.vm.\n  b:\n    image: c\n`;
    assert.match(printTree(open('compose.yaml', text)), /argument .* = "echo a\\n"$/m);
  });
});
