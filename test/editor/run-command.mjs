import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and returns what it printed; throws with the last lines of that where
 * it fails. While it runs a dot every few seconds shows that it does.
 */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm is a script on Windows.
    shell: process.platform === 'win32',
    ...options,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  const dots = setInterval(() => process.stderr.write('.'), 3000);
  try {
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code === 0) return output;
    const tail = output.trimEnd().split('\n').slice(-15).join('\n');
    throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${tail}`);
  } finally {
    clearInterval(dots);
  }
}
