// Runs the editor's suite in its extension host: in desktop VS Code where one is installed or can
// be had, else in code-server. Exit code 1 with any failure.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import util from 'node:util';
import { openBrowser } from './browser.mjs';
import { installCodeServer, remote, startCodeServer, windowUrl } from './code-server.mjs';
import { findDesktop } from './desktop.mjs';
import { stage } from './package.mjs';
import { root, settings, workspace } from './paths.mjs';
import { run } from './run-command.mjs';

const LONGEST = 240_000;
const suite = path.join(root, 'build/suite/index.js');

async function runDesktop(executable, extension, folder, env) {
  const { runTests } = await import('@vscode/test-electron');
  const data = path.join(path.dirname(folder), 'data');
  fs.mkdirSync(path.join(data, 'User'), { recursive: true });
  fs.writeFileSync(path.join(data, 'User/settings.json'), JSON.stringify(settings));
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: extension,
    extensionTestsPath: suite,
    extensionTestsEnv: env,
    launchArgs: [
      folder,
      '--disable-extensions',
      '--disable-workspace-trust',
      `--user-data-dir=${data}`,
    ],
  }).catch((error) => console.error(error.message));
}

async function runServed(extension, folder, env) {
  await installCodeServer();
  const server = await startCodeServer({ env });
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
    if ((await Promise.race([ended, late])) === 'late') {
      await page.screenshot({ path: path.join(root, 'build/editor-suite.png') });
      console.error('The suite did not end; build/editor-suite.png shows the window');
    }
    clearTimeout(timer);
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

async function main() {
  await run(process.execPath, ['esbuild.config.mjs', 'suite'], { cwd: root });
  const extension = stage();
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-glossary-suite-'));
  const folder = path.join(scratch, 'shop');
  const results = path.join(scratch, 'results.json');
  fs.cpSync(workspace, folder, { recursive: true });
  const env = { EDITOR_TEST_RESULTS: results };
  try {
    const executable = desktopProgram();
    if (executable) await runDesktop(executable, extension, folder, env);
    else {
      console.log('No desktop VS Code here: the same suite runs in code-server.');
      await runServed(extension, folder, env);
    }
    return report(fs.existsSync(results) ? JSON.parse(fs.readFileSync(results, 'utf8')) : []);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** Prints each test; a suite without results counts as one failure. */
function report(outcomes) {
  for (const { title, state, error } of outcomes) {
    console.log(`  ${{ passed: '✔', failed: '✘', skipped: '-' }[state]} ${title}`);
    if (error) console.log(error.replaceAll(/^/gm, '      '));
  }
  const count = (state) => outcomes.filter((outcome) => outcome.state === state).length;
  const failed = count('failed') + (outcomes.length === 0 ? 1 : 0);
  console.log(`# editor: ${count('passed')} passed, ${failed} failed`);
  return failed;
}

try {
  process.exitCode = (await main()) > 0 ? 1 : 0;
} catch (error) {
  console.error(`\n${error.message}`);
  console.log('# editor: 0 passed, 1 failed');
  process.exitCode = 1;
}
