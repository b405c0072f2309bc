// VS Code served on 127.0.0.1 from npm's code-server: installed on first use, started, stopped.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { editorHome, root, settings } from './paths.mjs';
import { run } from './run-command.mjs';

const home = path.join(editorHome, 'code-server');
const entry = path.join(home, 'node_modules/code-server/out/node/entry.js');
const lock = 'package-lock.json';

/**
 * Installs code-server without running install scripts: it needs no native module to serve a
 * trusted page on the local host, and so no compiler. The marker is written last.
 */
export async function installCodeServer() {
  if (process.platform === 'win32') {
    throw new Error(
      'Visual Studio Code was not found, and code-server has no build for Windows. ' +
        'Install VS Code from https://code.visualstudio.com and run this again.',
    );
  }
  const recipe = path.join(root, 'test/editor/code-server');
  const wanted = fs.readFileSync(path.join(recipe, lock), 'utf8');
  const marker = path.join(home, 'installed.json');
  if (fs.existsSync(marker) && fs.readFileSync(marker, 'utf8') === wanted) return;

  process.stderr.write('Installing VS Code (code-server from npm, once, about 300 MB) ');
  fs.rmSync(home, { recursive: true, force: true });
  fs.mkdirSync(home, { recursive: true });
  for (const file of ['package.json', lock]) {
    fs.copyFileSync(path.join(recipe, file), path.join(home, file));
  }
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', ['ci', ...quiet], { cwd: home });
  await run('npm', ['install', '--omit=dev', '--legacy-peer-deps', ...quiet], {
    cwd: path.join(home, 'node_modules/code-server/lib/vscode'),
  });
  // Hashes passwords, which a server without one never does; it would have to be compiled.
  fs.writeFileSync(
    path.join(home, 'node_modules/argon2/argon2.js'),
    "exports.hash = async () => { throw new Error('no passwords'); };\nexports.verify = async () => false;\n",
  );
  linkSearch();
  fs.writeFileSync(marker, wanted);
  process.stderr.write(' done\n');
}

/** The editor's file search: the system's ripgrep, else a stand-in that finds nothing. */
function linkSearch() {
  const folder = path.join(
    home,
    'node_modules/code-server/lib/vscode/node_modules/@vscode/ripgrep/bin',
  );
  const program = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((dir) => path.join(dir, 'rg'))
    .find((file) => fs.existsSync(file));
  fs.mkdirSync(folder, { recursive: true });
  if (program) fs.symlinkSync(program, path.join(folder, 'rg'));
  else fs.writeFileSync(path.join(folder, 'rg'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
}

/**
 * Starts code-server with a profile of its own in a temporary folder.
 * `extensions`: .vsix files to install; `env`: for the extension host; `preferences`: more settings.
 * Returns its folder, port, `stop` (also removes the folder) and `ended`.
 */
export async function startCodeServer({ extensions = [], env = {}, preferences = {}, port } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-glossary-'));
  const user = path.join(folder, 'data/User');
  fs.mkdirSync(user, { recursive: true });
  fs.writeFileSync(
    path.join(user, 'settings.json'),
    JSON.stringify({ ...settings, ...preferences }, undefined, 2),
  );
  fs.writeFileSync(path.join(folder, 'config.yaml'), 'auth: none\n');
  const environment = environmentOf(folder, env);
  const common = [
    entry,
    '--config',
    path.join(folder, 'config.yaml'),
    '--user-data-dir',
    path.join(folder, 'data'),
    '--extensions-dir',
    path.join(folder, 'extensions'),
  ];
  for (const file of extensions) {
    await run(process.execPath, [...common, '--install-extension', file], { env: environment });
  }
  const chosen = await freePort(port);
  return { folder, ...(await serve(common, environment, folder, chosen)) };
}

async function serve(common, env, folder, port) {
  const log = path.join(folder, 'server.log');
  const output = fs.openSync(log, 'a');
  const args = [
    '--auth',
    'none',
    '--bind-addr',
    `127.0.0.1:${port}`,
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-workspace-trust',
    '--disable-getting-started-override',
    '--ignore-last-opened',
  ];
  const child = spawn(process.execPath, [...common, ...args], {
    env,
    // A group of its own, which is ended as one.
    detached: true,
    stdio: ['ignore', output, output],
  });
  fs.closeSync(output);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const base = `http://127.0.0.1:${port}`;
  const stop = async () => {
    try {
      process.kill(-child.pid, 'SIGTERM');
      await ended;
    } catch {
      // Ended by itself.
    }
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  for (let tries = 0; !(await isUp(base)); tries++) {
    if (tries > 300 || child.exitCode !== null) {
      const why = fs.readFileSync(log, 'utf8');
      await stop();
      throw new Error(`code-server did not start\n${why}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { base, port, stop, ended };
}

const isUp = async (base) => {
  try {
    return (await fetch(`${base}/healthz`)).ok;
  } catch {
    return false;
  }
};

function environmentOf(folder, more) {
  const env = {
    ...process.env,
    HOME: folder,
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    XDG_DATA_HOME: path.join(folder, 'share'),
    EXTENSIONS_GALLERY: '{}',
    ...more,
  };
  // Each of these would redirect the server or change how it runs.
  for (const name of ['NODE_OPTIONS', 'VSCODE_IPC_HOOK_CLI', 'PORT', 'PASSWORD', 'HASHED_PASSWORD'])
    delete env[name];
  return env;
}

const freePort = (wanted = 0) =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Address of a window on a folder. `payload` is a list of pairs that the workbench understands. */
export const windowUrl = ({ base }, folder, payload = []) =>
  `${base}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;

export const remote = ({ port }, file) => `vscode-remote://127.0.0.1:${port}${file}`;
