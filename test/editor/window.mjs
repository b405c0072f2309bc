// What a person does in the editor's window: opens a file at a place, hovers, types, presses keys.
import { remote, windowUrl } from './code-server.mjs';

const HOVER = '.monaco-editor .monaco-hover-content';

/** Opens a window on a folder with one of its files and waits until text is shown. */
export async function openWindow(page, server, folder, file) {
  const payload = [['openFile', remote(server, `${folder}/${file}`)]];
  await page.goto(windowUrl(server, folder, payload));
  await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 90_000 });
}

/** Opens a file by its path with the cursor at a place; lines and columns count from one. */
export async function openAt(page, file, line, column) {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+P');
  const input = page.locator('.quick-input-widget input[type=text]');
  await input.waitFor();
  await input.fill(`${file}:${line}:${column}`);
  const name = file.slice(file.lastIndexOf('/') + 1);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page
    .locator('#status\\.editor\\.selection', { hasText: `Ln ${line}, Col ${column}` })
    .waitFor();
}

/** Asks for the hover at the cursor and reads the editor's widget; empty where none comes. */
export async function hoverText(page, { timeout = 3000, until = /./ } = {}) {
  const end = Date.now() + timeout;
  for (;;) {
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    const shown = page.locator(HOVER).first();
    await shown.waitFor({ timeout: 1500 }).catch(() => undefined);
    const text = await visibleText(page);
    if (until.test(text) || Date.now() > end) return text;
    await page.keyboard.press('Escape');
  }
}

async function visibleText(page) {
  const texts = [];
  for (const part of await page.locator(HOVER).all()) {
    if (await part.isVisible()) texts.push(await part.innerText());
  }
  return texts.join('\n').trim();
}

export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input[type=text]');
  await input.waitFor();
  await input.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

const TERM = '.term h2, h1';

/** The panel's own document, inside the two frames that the editor puts around it. */
export async function panelFrame(page) {
  await runCommand(page, 'Cloud Glossary: Focus on Topic Notes View');
  const outer = page.locator('iframe.webview.ready').first();
  await outer.waitFor({ timeout: 20_000 });
  const frame = outer.contentFrame().locator('iframe#active-frame').contentFrame();
  await frame.locator('main').waitFor({ timeout: 20_000 });
  return frame;
}

/** Waits until the panel's headings say something. */
export const showsTerm = (frame, title) =>
  frame.locator(TERM, { hasText: title }).first().waitFor({ timeout: 15_000 });
