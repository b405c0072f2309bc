// The notes panel in the real editor: it follows, pins, goes back, searches, and fits in 240 pixels.
// Behind it the language status: both are seen from outside alone.
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
  async 'opens a note at the heading that was found, and says what may have been meant'({
    page,
    frame,
  }) {
    await frame.locator('#search').fill('how it wroks');
    const found = frame.locator('[role=group][aria-label=Notes] [role=option]', {
      hasText: 'How it works',
    });
    await found.first().click();
    await frame.locator('h2:focus', { hasText: 'How it works' }).waitFor();
    await frame.locator('#search').fill('dcokre');
    await frame.locator('#results p', { hasText: 'Nothing found for "dcokre".' }).waitFor();
    await frame.locator('[aria-label="Did you mean"] [role=option]').first().waitFor();
    await frame.locator('#search').press('ArrowDown');
    await page.keyboard.press('Escape');
    assert.equal(await frame.locator('#results').isVisible(), false);
    assert.equal(await frame.locator('h1').evaluate((h1) => h1 === document.activeElement), true);
    await frame.locator('#search').fill('');
  },
  async 'offers terms and notes in the order of the search'({ page, compose }) {
    await openAt(page, compose, 1, 1);
    await runCommand(page, 'Cloud Glossary: Search Glossary');
    await page.locator('.quick-input-widget input').fill('lg driver');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'log driver' }).first().waitFor();
    assert.match(await rows.first().innerText(), /logging/);
    await page.keyboard.press('Escape');
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

/** What the language status says: one line an item. */
async function statusOf(page) {
  await page.mouse.move(400, 300);
  await page.locator('#status\\.languageStatus').hover();
  const hover = page.locator('.hover-language-status').first();
  await hover.waitFor({ timeout: 5000 });
  return hover.locator('..').innerText();
}

async function statusBecomes(page, pattern) {
  const end = Date.now() + 15_000;
  for (;;) {
    const text = await statusOf(page).catch(String);
    if (pattern.test(text)) return;
    if (Date.now() > end) assert.match(text, pattern);
  }
}

/** The language status, which a suite inside the editor cannot read. */
const status = {
  async 'says what a file is, and counts what was found'({ page, compose }) {
    await openAt(page, compose, 1, 1);
    await statusBecomes(page, /Cloud Glossary\s+Compose – \d+ findings/);
  },
  async 'warns of a broken configuration, and leads to the mistake'({ page, configuration }) {
    fs.writeFileSync(configuration, '{\n  "lint": { "profile": "strict" }\n}\n');
    await statusBecomes(page, /The configuration has a mistake/);
    await page.locator('.hover-language-status a', { hasText: 'Open Configuration' }).click();
    await page.locator('.tab.active', { hasText: '.cloud-glossary.jsonc' }).waitFor();
    await page.locator('#status\\.editor\\.selection', { hasText: 'Ln 2' }).waitFor();
  },
  async 'is calm again once it is mended'({ page, configuration }) {
    await page.locator('.tab', { hasText: 'compose.yaml' }).click();
    fs.writeFileSync(configuration, '{\n  "lint": { "profile": "recommended" }\n}\n');
    await statusBecomes(page, /Compose – \d+ findings/);
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
  const configuration = path.join(folder, '.cloud-glossary.jsonc');
  for (const [what, all] of Object.entries({ panel: steps, status }))
    for (const [name, step] of Object.entries(all)) {
      try {
        await step({ page, frame, compose, refused, configuration });
        result.passed++;
        console.log(`  ✔ ${what} ${name}`);
      } catch (error) {
        result.failed++;
        console.log(`  ✘ ${what} ${name}\n${error.stack}`);
      }
    }
} finally {
  await browser?.close();
  await server.stop();
}
console.log(`# panel: ${result.passed} passed, ${result.failed} failed`);
process.exitCode = result.failed ? 1 : 0;
