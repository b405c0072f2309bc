// The notes panel in the real editor: it follows, pins, goes back, searches, and fits in 240 pixels.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openBrowser } from './browser.mjs';
import { installCodeServer, startCodeServer } from './code-server.mjs';
import { packageExtension } from './package.mjs';
import { workspace } from './paths.mjs';
import { openAt, openWindow, panelFrame, runCommand, showsTerm } from './window.mjs';

function lineOf(file, text) {
  const at = fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text));
  assert.ok(at >= 0, `${text} is in ${file}`);
  return at + 1;
}

const steps = {
  async 'says what to do before there is anything to show'({ frame }) {
    await frame.locator('.empty', { hasText: 'Place the cursor on a word' }).waitFor();
  },
  async 'follows the cursor'({ page, frame, compose }) {
    await openAt(page, compose, lineOf(compose, 'privileged: true'), 8);
    await showsTerm(frame, 'Privileged container');
    await openAt(page, compose, lineOf(compose, '--net=host'), 31);
    await showsTerm(frame, '--network');
  },
  async 'stays while it is pinned'({ page, frame, compose }) {
    await runCommand(page, 'Cloud Glossary: Pin Notes');
    await frame.locator('#follow', { hasText: 'Pinned' }).waitFor();
    await openAt(page, compose, lineOf(compose, 'privileged: true'), 8);
    await page.waitForTimeout(1500);
    await showsTerm(frame, '--network');
    await runCommand(page, 'Cloud Glossary: Pin Notes');
    await frame.locator('#follow', { hasText: 'Follow' }).waitFor();
  },
  async 'opens what is searched for by the keyboard alone, and goes back'({ page, frame }) {
    await frame.locator('#search').focus();
    await page.keyboard.type('privileged', { delay: 40 });
    await frame.locator('[role=option]', { hasText: 'Privileged container' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    const chosen = await frame.locator('[role=option]:focus strong').innerText();
    assert.match(chosen, /privileged/i);
    await page.keyboard.press('Enter');
    await showsTerm(frame, chosen);
    assert.equal(await frame.locator('h1').evaluate((h1) => h1 === document.activeElement), true);
    await page.keyboard.press('Alt+ArrowLeft');
    await showsTerm(frame, '--network');
    await page.keyboard.press('Alt+ArrowRight');
    await showsTerm(frame, chosen);
  },
  async 'explains a rule'({ page, frame, compose }) {
    await openAt(page, compose, lineOf(compose, 'privileged: true'), 8);
    await page.keyboard.press('Control+.');
    const list = page.locator('.action-widget .monaco-list-row');
    await list.first().waitFor();
    const focused = page.locator('.action-widget .monaco-list-row.focused');
    for (let i = 0; i < 20 && !(await focused.innerText()).startsWith('Explain'); i++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await frame.locator('h1', { hasText: 'Privileged container' }).waitFor();
    await frame.locator('main', { hasText: 'owns the machine' }).waitFor();
  },
  async 'keeps its content policy: nothing was refused'({ refused }) {
    assert.deepEqual(refused, []);
  },
  async 'needs no scrolling to the side'({ frame }) {
    const { scroll, client } = await frame.locator('html').evaluate((html) => ({
      scroll: html.scrollWidth,
      client: html.clientWidth,
    }));
    assert.ok(scroll <= client, `${scroll} px in ${client} px`);
  },
};

const result = { passed: 0, failed: 0 };
const extension = await packageExtension();
await installCodeServer();
const server = await startCodeServer({ extensions: [extension] });
let browser;
try {
  const folder = path.join(server.folder, 'shop');
  fs.cpSync(workspace, folder, { recursive: true });
  browser = await openBrowser();
  const { page } = browser;
  const refused = [];
  page.on('console', (message) => {
    const text = message.text();
    if (/Content Security Policy/.test(text) && /topics|cloud-glossary/.test(text))
      refused.push(text);
  });
  await openWindow(page, server, folder, 'compose.yaml');
  const frame = await panelFrame(page);
  const compose = path.join(folder, 'compose.yaml');
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step({ page, frame, compose, refused });
      result.passed++;
      console.log(`  ✔ panel ${name}`);
    } catch (error) {
      result.failed++;
      console.log(`  ✘ panel ${name}\n${error.stack}`);
    }
  }
} finally {
  await browser?.close();
  await server.stop();
}
console.log(`# panel: ${result.passed} passed, ${result.failed} failed`);
process.exitCode = result.failed ? 1 : 0;
