import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Document } from '../server/src/core/document.ts';
import { open, root } from './harness.ts';
import { printTree } from './tree.ts';

const HALF_TYPED = ['net', '"net', "x: 'a", '- ', '\t', '${A}', '[', 'config.vm.', 'a =', '<<EOF'];
const FILES = ['site.yml', 'blocks.yml', 'inventory', 'roles/web/handlers/main.yml'];

/** Each segment's tree without offsets. */
function entities(document: Document) {
  return document.parts.map((part) => ({
    from: part.segment.from,
    to: part.segment.to,
    tree: printTree({ parts: [part], projections: [] } as never).replaceAll(/\d+\.\.\d+/g, ''),
  }));
}

describe('half-typed lines of Ansible', () => {
  for (const file of FILES)
    it(`${file}: damage stays in its entity`, () => {
      const folder = path.join(root, 'server/src/languages/ansible/fixtures');
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      const document = open(file, text);
      const intact = entities(document);
      for (let at = text.indexOf('\n') + 1; at < text.length; at = text.indexOf('\n', at) + 1) {
        const home = intact.findIndex(({ from, to }) => from <= at && at < to);
        const isBorder = intact[home]?.from === at;
        const margin = /^ */.exec(text.slice(at, at + 40))?.[0] ?? '';
        for (const line of HALF_TYPED) {
          const broken = `${text.slice(0, at)}${margin}${line}\n${text.slice(at)}`;
          const found = new Set(
            entities(Document.open(document.origin, broken)).map(({ tree }) => tree),
          );
          intact.forEach(({ tree }, i) => {
            if (i === home || (isBorder && i === home - 1)) return;
            assert.ok(found.has(tree), `${line} at ${at} changes ${tree}`);
          });
        }
      }
    }).timeout(20_000);
});
