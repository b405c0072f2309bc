// npm start: opens a copy of the sample workspace in VS Code with the extension in a throw-away
// profile; on the desktop where VS Code is installed, else served to a browser on this machine.
// --browser takes the second way in any case; --port N its port; --check tests without a person.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { check } from './check.mjs';
import { installCodeServer, remote, startCodeServer, windowUrl } from './code-server.mjs';
import { findDesktop } from './desktop.mjs';
import { packageExtension } from './package.mjs';
import { settings, workspace } from './paths.mjs';

const FIRST = 'app/Dockerfile';

function openDesktop(code, extension) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-glossary-'));
  const sample = path.join(folder, 'shop');
  fs.cpSync(workspace, sample, { recursive: true });
  const user = path.join(folder, 'data/User');
  fs.mkdirSync(user, { recursive: true });
  fs.writeFileSync(path.join(user, 'settings.json'), JSON.stringify(settings, undefined, 2));
  const shell = process.platform === 'win32';
  const quoted = (text) => (shell ? `"${text}"` : text);
  const profile = [
    '--user-data-dir',
    path.join(folder, 'data'),
    '--extensions-dir',
    path.join(folder, 'extensions'),
  ];
  const run = (...args) =>
    spawnSync(quoted(code), [...profile, ...args].map(quoted), { stdio: 'inherit', shell }).status;
  if (run('--install-extension', extension) !== 0) return 1;
  console.log(`Opening ${sample} in VS Code`);
  const options = ['--disable-workspace-trust', '--skip-welcome', '--new-window'];
  return run(...options, sample, path.join(sample, FIRST)) ?? 1;
}

async function serve(extension, port) {
  await installCodeServer();
  const server = await startCodeServer({ extensions: [extension], port });
  const folder = path.join(server.folder, 'shop');
  fs.cpSync(workspace, folder, { recursive: true });
  const payload = [['openFile', remote(server, `${folder}/${FIRST}`)]];
  console.log('VS Code is served on this machine. Open this in a browser; Ctrl+C ends it.\n');
  console.log(windowUrl(server, folder, payload));
  const interrupted = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });
  await Promise.race([interrupted, server.ended]);
  await server.stop();
  return 0;
}

async function main() {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean' },
      browser: { type: 'boolean' },
      port: { type: 'string' },
    },
  });
  const extension = await packageExtension();
  if (values.check) return (await check(extension)).failed > 0 ? 1 : 0;
  const desktop = values.browser ? undefined : findDesktop();
  return desktop ? openDesktop(desktop, extension) : serve(extension, Number(values.port ?? 0));
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
