// Hovers the main job's words in the five samples, in the real editor, and reads its hover widget.
import fs from 'node:fs';
import path from 'node:path';
import { openBrowser } from './browser.mjs';
import { installCodeServer, startCodeServer } from './code-server.mjs';
import { workspace } from './paths.mjs';
import { placesIn, SAMPLES } from './samples.mjs';
import { hoverText, openAt, openWindow } from './window.mjs';

const ALARM = /^\W*(Security|Caution):/m;

/** Prints the five texts; returns how many expectations passed and failed. */
export async function check(extension) {
  await installCodeServer();
  const server = await startCodeServer({ extensions: [extension] });
  const result = { passed: 0, failed: 0 };
  const expect = (holds, what) => {
    result[holds ? 'passed' : 'failed']++;
    if (!holds) console.log(`FAILED: ${what}`);
  };
  let browser;
  try {
    const folder = path.join(server.folder, 'shop');
    fs.cpSync(workspace, folder, { recursive: true });
    browser = await openBrowser();
    await openWindow(browser.page, server, folder, SAMPLES[0]);
    for (const sample of SAMPLES) await checkSample(browser.page, folder, sample, expect);
  } finally {
    await browser?.close();
    await server.stop();
  }
  console.log(`# start --check: ${result.passed} passed, ${result.failed} failed`);
  return result;
}

async function checkSample(page, folder, sample, expect) {
  const { risky, harmless } = placesIn(fs.readFileSync(path.join(folder, sample), 'utf8'));
  const file = path.join(folder, sample);
  const inWord = ({ column, word }) => column + word.length - 2;
  await openAt(page, file, risky.line, inWord(risky));
  // The first one waits for the extension to start.
  const text = await hoverText(page, { timeout: 30_000, until: /Security:/ });
  console.log(`\n${sample}:${risky.line} ${risky.word}\n${text.replaceAll(/^/gm, '  ')}`);
  expect(/Host network/i.test(text), `${sample}: the hover has the title of the term`);
  expect(ALARM.test(text), `${sample}: the hover has a Security line`);
  for (const place of harmless) {
    await openAt(page, file, place.line, inWord(place));
    const said = await hoverText(page, { timeout: 0 });
    expect(!ALARM.test(said), `${sample}:${place.line} is ${place.what}, but says: ${said}`);
  }
}
