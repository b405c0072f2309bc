// Rebuilds what ships whenever a source changes, until ended.
import fs from 'node:fs';
import path from 'node:path';
import { build } from './package.mjs';
import { root } from './paths.mjs';

let isBuilding = false;
let isStale = false;

async function rebuild() {
  isStale = true;
  if (isBuilding) return;
  isBuilding = true;
  while (isStale) {
    isStale = false;
    const start = Date.now();
    // These two lines tell the editor's task when a build begins and ends.
    console.log('build started');
    await build().catch((error) => console.error(error.message));
    console.log(`build finished in ${Date.now() - start} ms`);
  }
  isBuilding = false;
}

for (const folder of ['client', 'server', 'glossary']) {
  let timer;
  fs.watch(path.join(root, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void rebuild(), 100);
  });
}
await rebuild();
