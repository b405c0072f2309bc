// The editor's suite against the browser build, in the editor's own worker: no Node anywhere near
// the extension.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { openBrowser } from './browser.mjs';
import { installCodeServer, startCodeServer, windowUrl } from './code-server.mjs';
import { stage } from './package.mjs';
import { root, workspace } from './paths.mjs';
import { report } from './report.mjs';
import { run } from './run-command.mjs';

const TYPES = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};
const LONGEST = 240_000;
/** How the suite begins its lines; `null` ends it. */
const MARK = 'EDITOR_TEST ';

/** Serves a folder on this machine; the editor reaches it through its own proxy, as one origin. */
function serveFolder(folder) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = path.join(folder, path.normalize(decodeURIComponent(pathname)));
    if (!file.startsWith(folder) || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    fs.createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Adds an extension to the settings that the page hands to the workbench. */
function inject(prefix) {
  const get = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function getAttribute(name) {
    const value = get.call(this, name);
    if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings') return value;
    const { protocol, host } = location;
    const extension = { scheme: protocol.slice(0, -1), authority: host, path: prefix };
    const settings = JSON.parse(value);
    const developmentOptions = { ...settings.developmentOptions, extensions: [extension] };
    return JSON.stringify({ ...settings, developmentOptions });
  };
}

/** What the suite says of its tests on the console, until it ends. */
function listen(page) {
  const outcomes = [];
  return new Promise((resolve) => {
    const end = (more) => resolve([...outcomes, ...more]);
    const timer = setTimeout(end, LONGEST, [{ title: 'the suite ends', state: 'failed' }]);
    page.on('console', (message) => {
      const text = message.text();
      if (process.env.VERBOSE) console.error(text);
      const at = text.indexOf(MARK);
      if (at < 0) return;
      const outcome = JSON.parse(/^.*/.exec(text.slice(at + MARK.length))[0]);
      if (outcome) return void outcomes.push(outcome);
      clearTimeout(timer);
      end([]);
    });
  });
}

async function main() {
  await run(process.execPath, ['esbuild.config.mjs', 'suite-web'], { cwd: root });
  await installCodeServer();
  const extension = stage();
  // Tests run in the host of the extension that they lie in.
  fs.cpSync(path.join(root, 'build/suite-web/suite.js'), path.join(extension, 'suite.js'));
  const files = await serveFolder(extension);
  const server = await startCodeServer();
  let browser;
  try {
    const folder = path.join(server.folder, 'shop');
    fs.cpSync(workspace, folder, { recursive: true });
    browser = await openBrowser();
    const { page } = browser;
    const prefix = `/proxy/${files.address().port}`;
    await page.addInitScript(inject, prefix);
    await page.exposeFunction('codeAutomationExit', () => undefined);
    await page.exposeFunction('codeAutomationLog', () => undefined);
    page.on('dialog', (dialog) => void dialog.accept());
    const outcomes = listen(page);
    const payload = [
      ['extensionTestsPath', `${server.base}${prefix}/suite.js`],
      ['skipWelcome', 'true'],
    ];
    await page.goto(windowUrl(server, folder, payload));
    return report('web', await outcomes);
  } finally {
    await browser?.close();
    await server.stop();
    files.close();
  }
}

try {
  process.exitCode = (await main()) > 0 ? 1 : 0;
} catch (error) {
  console.error(`\n${error.message}`);
  console.log('# web: 0 passed, 1 failed');
  process.exitCode = 1;
}
