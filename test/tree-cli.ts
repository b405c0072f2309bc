// Prints how a file is read: npm run tree -- FILE
import fs from 'node:fs';
import { open } from './harness.ts';
import { printTree } from './tree.ts';

for (const file of process.argv.slice(2)) {
  process.stdout.write(printTree(open(file, fs.readFileSync(file, 'utf8'))));
}
