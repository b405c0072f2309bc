// Draws client/media/icon.png from icon.svg. node test/editor/icon.mjs
import fs from 'node:fs';
import path from 'node:path';
import { openBrowser } from './browser.mjs';
import { root } from './paths.mjs';

const media = path.join(root, 'client/media');
const drawing = fs.readFileSync(path.join(media, 'icon.svg'), 'utf8');
const { page, close } = await openBrowser({ viewport: { width: 128, height: 128 } });
try {
  await page.setContent(`<body style="margin:0;background:transparent">${drawing}</body>`);
  await page.screenshot({ path: path.join(media, 'icon.png'), omitBackground: true });
} finally {
  await close();
}
