// npm run fuzz [-- EDITS [SEED]]: a hundred thousand random edits, in parts that each say their seed.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const [edits = '100000', seed = String(Math.floor(Math.random() * 1e6))] = process.argv.slice(2);
const PART = 10_000;

function part(count, own) {
  const env = { ...process.env, FUZZ_EDITS: String(count), FUZZ_SEED: String(own) };
  const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
  const args = [mocha, path.join(root, 'build/test/fuzz.test.mjs')];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status === 0;
}

let failed = 0;
for (let done = 0; done < Number(edits); done += PART)
  if (!part(Math.min(PART, Number(edits) - done), Number(seed) + done / PART)) failed++;
console.log(`# fuzz: ${edits} edits from seed ${seed}, ${failed} parts failed`);
process.exitCode = failed ? 1 : 0;
