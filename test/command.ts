import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './harness.ts';

/** Runs the command in a folder that holds `files`. */
export function run(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  input?: string,
) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cg-cli-'));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'dist/cli.js'), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      input,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NO_COLOR: '1' },
    },
  );
  const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
  return { status, stdout, stderr, folder, read };
}

/** What `--format json` tells: file and rule. */
export const rulesOf = (stdout: string): readonly string[] =>
  (JSON.parse(stdout) as { rule: string; file: string }[]).map(
    ({ file, rule }) => `${file} ${rule}`,
  );
