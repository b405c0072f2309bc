// Runs the editor's suite in its extension host: in desktop VS Code where one is installed or can
// be had, else in code-server. Exit code 1 with any failure. --alone leaves out the window beside
// official extensions, --beside the other one; --grep PATTERN runs the tests whose names match.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import util from 'node:util';
import { openBrowser } from './browser.mjs';
import { installCodeServer, remote, startCodeServer, windowUrl } from './code-server.mjs';
import { findDesktop } from './desktop.mjs';
import { stage } from './package.mjs';
import { root, settings, workspace } from './paths.mjs';
import { report } from './report.mjs';
import { run } from './run-command.mjs';
import { pack, packLate, writeStandIns } from './stand-ins.mjs';

const LONGEST = 360_000;
const { values: options } = util.parseArgs({
  options: {
    alone: { type: 'boolean' },
    beside: { type: 'boolean' },
    grep: { type: 'string', default: '' },
  },
});
const suite = path.join(root, 'build/suite/index.js');

/** `extensions`: ours first, then what stands beside it. */
async function runDesktop(executable, extensions, folder, env) {
  const { runTests } = await import('@vscode/test-electron');
  const data = path.join(path.dirname(folder), 'data');
  fs.mkdirSync(path.join(data, 'User'), { recursive: true });
  fs.writeFileSync(path.join(data, 'User/settings.json'), JSON.stringify(settings));
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: extensions,
    extensionTestsPath: suite,
    extensionTestsEnv: env,
    launchArgs: [
      folder,
      '--disable-extensions',
      '--disable-workspace-trust',
      `--user-data-dir=${data}`,
    ],
  }).catch((error) => console.error(error.message));
  return true;
}

async function runServed([extension, ...others], folder, env) {
  await installCodeServer();
  // A window in the browser takes one extension by its folder; the others are installed.
  const server = await startCodeServer({ env, extensions: await Promise.all(others.map(pack)) });
  let browser;
  try {
    browser = await openBrowser();
    const { page } = browser;
    // The workbench calls these two when a suite speaks and when it ends.
    const ended = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction('codeAutomationLog', (_type, args) => {
      if (process.env.VERBOSE) console.error(util.format(...args));
    });
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(
      windowUrl(server, folder, [
        ['extensionDevelopmentPath', remote(server, extension)],
        ['extensionTestsPath', remote(server, suite)],
        ['skipWelcome', 'true'],
      ]),
    );
    let timer;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, LONGEST, 'late')));
    const isLate = (await Promise.race([ended, late])) === 'late';
    clearTimeout(timer);
    if (isLate) {
      await page.screenshot({ path: path.join(root, 'build/editor-suite.png') });
      console.error('The suite did not end; build/editor-suite.png shows the window');
    }
    return !isLate;
  } finally {
    await browser?.close();
    await server.stop();
  }
}

/** The desktop editor's program itself, which is what test-electron starts. */
function desktopProgram() {
  if (process.env.VSCODE_EXECUTABLE) return process.env.VSCODE_EXECUTABLE;
  const code = findDesktop();
  if (!code) return undefined;
  const home = path.resolve(path.dirname(fs.realpathSync(code)), '..');
  const programs = ['code', 'Code.exe', '../../MacOS/Electron'].map((name) =>
    path.join(home, name),
  );
  return programs.find((file) => fs.existsSync(file) && fs.statSync(file).isFile());
}

/** Runs the suite in a window of its own; beside stand-ins it consists of what is about them. */
async function runWindow(executable, extensions, more = {}) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-glossary-suite-'));
  const folder = path.join(scratch, 'shop');
  const results = path.join(scratch, 'results.json');
  fs.cpSync(workspace, folder, { recursive: true });
  const env = { EDITOR_TEST_RESULTS: results, EDITOR_TEST_GREP: options.grep, ...more };
  try {
    const isEnded = executable
      ? await runDesktop(executable, extensions, folder, env)
      : await runServed(extensions, folder, env);
    return outcomesIn(results, isEnded);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** A suite that did not end, or without results, counts as one failure more. */
function outcomesIn(results, isEnded) {
  const found = fs.existsSync(results) ? JSON.parse(fs.readFileSync(results, 'utf8')) : [];
  return isEnded && found.length ? found : [...found, { title: 'the suite ends', state: 'failed' }];
}

async function main() {
  await run(process.execPath, ['esbuild.config.mjs', 'suite'], { cwd: root });
  const extension = stage();
  const executable = desktopProgram();
  if (!executable) console.log('No desktop VS Code here: the same suite runs in code-server.');
  const standIns = writeStandIns(path.join(root, 'build/stand-ins'));
  // One to be installed while the window is open: a desktop editor that tests runs none of those.
  const late = executable
    ? {}
    : { EDITOR_TEST_VSIX: await packLate(path.join(root, 'build/late')) };
  return report('editor', [
    ...(options.beside ? [] : await runWindow(executable, [extension], late)),
    ...(options.alone ? [] : await runWindow(executable, [extension, ...standIns])),
  ]);
}

try {
  process.exitCode = (await main()) > 0 ? 1 : 0;
} catch (error) {
  console.error(`\n${error.message}`);
  console.log('# editor: 0 passed, 1 failed');
  process.exitCode = 1;
}
