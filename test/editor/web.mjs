// The browser build, in the editor's own worker: no Node anywhere near the extension.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { openBrowser } from './browser.mjs';
import { installCodeServer, startCodeServer } from './code-server.mjs';
import { stage } from './package.mjs';
import { workspace } from './paths.mjs';
import { placesIn } from './samples.mjs';
import { hoverText, openAt, openWindow } from './window.mjs';

const TYPES = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};
const FILES = ['app/Dockerfile', 'Vagrantfile'];

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

async function main() {
  await installCodeServer();
  const files = await serveFolder(stage());
  const server = await startCodeServer();
  let browser;
  let failed = 0;
  try {
    const folder = path.join(server.folder, 'shop');
    fs.cpSync(workspace, folder, { recursive: true });
    browser = await openBrowser();
    const { page } = browser;
    if (process.env.VERBOSE) page.on('console', (message) => console.log(message.text()));
    await page.addInitScript(inject, `/proxy/${files.address().port}`);
    await openWindow(page, server, folder, FILES[0]);
    for (const sample of FILES) {
      const { risky } = placesIn(folder, sample);
      await openAt(page, path.join(folder, sample), risky.line, risky.column + 7);
      const text = await hoverText(page, { timeout: 30_000, until: /Security:/ });
      const isGood = /Host network[^]*Security:/.test(text);
      if (!isGood) failed++;
      console.log(`  ${isGood ? '✔' : '✘'} explains the host network in ${sample}`);
    }
  } finally {
    await browser?.close();
    await server.stop();
    files.close();
  }
  console.log(`# web: ${FILES.length - failed} passed, ${failed} failed`);
  return failed;
}

try {
  process.exitCode = (await main()) > 0 ? 1 : 0;
} catch (error) {
  console.error(`\n${error.message}`);
  console.log('# web: 0 passed, 1 failed');
  process.exitCode = 1;
}
