// npm run shots [-- scene …]: pictures from the real editor for docs/images.
import fs from 'node:fs';
import path from 'node:path';
import { openBrowser } from './browser.mjs';
import { installCodeServer, startCodeServer } from './code-server.mjs';
import { packageExtension } from './package.mjs';
import { root, workspace } from './paths.mjs';
import { placesIn, SAMPLES } from './samples.mjs';
import { hoverText, openAt, openWindow, panelFrame, showsTerm } from './window.mjs';

const images = path.join(root, 'docs/images');
const SIZE = { width: 900, height: 540 };

const nameOf = (sample) => path.basename(sample).replace(/\..*/, '').toLowerCase();

async function hovers({ page, folder, shoot }) {
  for (const sample of SAMPLES) {
    const { risky } = placesIn(fs.readFileSync(path.join(folder, sample), 'utf8'));
    await openAt(page, path.join(folder, sample), risky.line, risky.column + 5);
    await hoverText(page, { timeout: 15_000, until: /Security:/ });
    // The widget fades in.
    await page.waitForTimeout(500);
    await shoot(`hover-${nameOf(sample)}`);
  }
}

async function completion({ page, folder, shoot }) {
  const file = path.join(folder, 'compose.yaml');
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes('--storage-driver='));
  await openAt(page, file, line + 1, lines[line].length - 10);
  // The server answers from here on.
  await hoverText(page, { timeout: 15_000, until: /storage/ });
  await page.keyboard.press('End');
  for (const _ of 'overlay2=') await page.keyboard.press('Backspace');
  await page.keyboard.type('=');
  await page.locator('.suggest-widget .monaco-list-row').first().waitFor({ timeout: 5000 });
  await page.keyboard.press('Control+Space');
  await page.waitForTimeout(700);
  await shoot('completion');
  await page.keyboard.press('Escape');
}

async function lightBulb({ page, folder, shoot }) {
  const file = path.join(folder, 'compose.yaml');
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes('privileged: true'));
  await openAt(page, file, line + 1, 6);
  await page.locator('.squiggly-warning').first().waitFor({ timeout: 15_000 });
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row').first().waitFor({ timeout: 5000 });
  await shoot('light-bulb');
  await page.keyboard.press('Escape');
}

async function panel({ page, folder, shoot }) {
  const frame = await panelFrame(page);
  const { risky } = placesIn(fs.readFileSync(path.join(folder, SAMPLES[0]), 'utf8'));
  await openAt(page, path.join(folder, SAMPLES[0]), risky.line, risky.column + 3);
  await showsTerm(frame, '--network');
  await page.waitForTimeout(800);
  await shoot('panel-dark');
  await narrow(page, 240);
  await shoot('panel-240');
}

/** Drags the border of the side bar until it is so many pixels wide. */
async function narrow(page, width) {
  const box = await page.locator('.part.sidebar').boundingBox();
  const edge = box.x + box.width;
  await page.mouse.move(edge, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + width, box.y + 300, { steps: 5 });
  await page.mouse.up();
  await page.waitForTimeout(500);
}

/** One editor in one theme; what goes wrong in one picture does not stop the others. */
async function session(extension, theme, scenes) {
  if (wanted.length && !Object.keys(scenes).some((name) => wanted.includes(name))) return;
  const server = await startCodeServer({
    extensions: [extension],
    preferences: { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false },
  });
  let browser;
  try {
    const folder = path.join(server.folder, 'shop');
    fs.cpSync(workspace, folder, { recursive: true });
    browser = await openBrowser({ viewport: SIZE });
    const { page } = browser;
    await openWindow(page, server, folder, SAMPLES[0]);
    // The files are not the subject.
    await page.keyboard.press('Control+B');
    const shoot = async (name) => {
      await page.screenshot({ path: path.join(images, `${name}.png`) });
      console.log(`docs/images/${name}.png`);
    };
    for (const [name, scene] of Object.entries(scenes)) {
      await scene({ page, folder, shoot }).catch((error) => {
        console.error(`${name}: ${error.message}`);
        process.exitCode = 1;
      });
    }
  } finally {
    await browser?.close();
    await server.stop();
  }
}

const wanted = process.argv.slice(2);
fs.mkdirSync(images, { recursive: true });
const extension = await packageExtension();
await installCodeServer();
// A window each, so that no picture shows what another left behind.
for (const scene of Object.entries({ hovers, completion, lightBulb, panel }))
  await session(extension, 'Default Dark Modern', Object.fromEntries([scene]));
if (!wanted.length || wanted.includes('panel')) {
  await session(extension, 'Default Light Modern', {
    async panel(scene) {
      await panel({
        ...scene,
        shoot: async (name) => (name === 'panel-dark' ? scene.shoot('panel-light') : undefined),
      });
    },
  });
}
