// npm test: builds, then runs every suite. Each ends with a line `# <suite>: N passed, N failed`.
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** Runs a program, shows what it prints and returns that with its exit code. */
function run(command, args) {
  const options = { cwd: root, stdio: ['inherit', 'pipe', 'inherit'], env: process.env };
  const child = spawn(command, args, options);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
    process.stdout.write(text);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

/** Builds with a failure of its own where that does not work. */
async function build() {
  const commands = [['esbuild.config.mjs', 'server', 'client', 'test'], ['glossary/build.mjs']];
  for (const args of commands) {
    if ((await run(process.execPath, args)).code === 0) continue;
    console.log('# build: 0 passed, 1 failed');
    return false;
  }
  console.log('# build: 1 passed, 0 failed');
  return true;
}

async function unit() {
  const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
  const { code, output } = await run(process.execPath, [
    mocha,
    '--timeout',
    '60000',
    'build/test/*.test.mjs',
  ]);
  const count = (what) => Number(new RegExp(`^ +(\\d+) ${what}`, 'm').exec(output)?.[1] ?? 0);
  // A run that ends early has no count of failures, but an exit code.
  const failed = Math.max(count('failing'), code === 0 ? 0 : 1);
  console.log(`# unit: ${count('passing')} passed, ${failed} failed`);
  return failed === 0;
}

const program = async (file) => (await run(process.execPath, [file])).code === 0;

const results = [await build()];
if (results[0]) {
  results.push(await unit(), await program('test/editor/run.mjs'));
  results.push(await program('test/editor/panel.mjs'), await program('test/editor/web.mjs'));
}
process.exitCode = results.every(Boolean) ? 0 : 1;
