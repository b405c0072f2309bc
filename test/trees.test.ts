import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { open, root } from './harness.ts';
import { printTree } from './tree.ts';

// Each language's fixtures/<file> is read and compared with fixtures/<file>.tree; UPDATE=1 rewrites.
const languages = path.join(root, 'server/src/languages');

describe('trees', () => {
  for (const language of fs.readdirSync(languages)) {
    const dir = path.join(languages, language, 'fixtures');
    if (!fs.existsSync(dir)) continue;
    const files = fs
      .readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .filter((file) => fs.statSync(path.join(dir, file)).isFile() && !file.endsWith('.tree'));
    for (const file of files) {
      it(`${language}/${file}`, () => {
        const text = fs.readFileSync(path.join(dir, file), 'utf8');
        // Where a file lies may say what it is; where the fixtures lie does not.
        const seen = language === 'shell' ? `shell/fixtures/${file}` : file;
        const tree = printTree(open(seen, text));
        const expected = path.join(dir, `${file}.tree`);
        if (process.env['UPDATE']) fs.writeFileSync(expected, tree);
        else assert.equal(tree, fs.readFileSync(expected, 'utf8'));
      });
    }
  }
});
