import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { hover } from '../server/src/features/hover.ts';
import { readFences } from './fences.ts';
import { open, root } from './harness.ts';
import { glossary, worldOf } from './world.ts';

const folder = path.join(root, 'glossary/risks');

/** The lines of a hover that warn or advise, and that which calls a thing outdated. */
const NOTE = /^\*\*(?:Security|Caution|Good practice):\*\*/m;
const OUTDATED = /^\*[^*].*\*$/m;

/** Every risk that the glossary must tell, with the text below its heading. */
const risks = fs
  .readdirSync(folder)
  .flatMap((file) => fs.readFileSync(path.join(folder, file), 'utf8').split(/^## /m).slice(1))
  .map((text) => ({ id: text.slice(0, text.indexOf('\n')), text }));

const shownAt = (file: string, text: string, offset: number): string =>
  hover(worldOf(open(file, text)), offset).result?.text ?? 'nothing';

// Each risk is told where it is, and not at a near miss. One that no file can show is told by the terms
// that its section names.
describe('risks', () => {
  it('are each kept once', () => {
    assert.equal(new Set(risks.map(({ id }) => id)).size, risks.length);
    assert.ok(risks.length >= 185, `${risks.length} are left`);
  });
  for (const { id, text } of risks)
    it(id, () => {
      const fences = readFences(text);
      if (!fences.length) {
        const terms = text.split('\n').slice(1).join(' ').trim().split(', ');
        for (const term of terms)
          assert.ok(glossary.body(term)?.security?.length, `${term} has no note`);
        return;
      }
      const [warned, quiet] = [0, 1].map((wanted) =>
        fences.some(({ words }) => Number(words.includes('quiet')) === wanted),
      );
      assert.ok(warned && quiet, 'needs a block with a note and one without');
      for (const { file, text: source, words, cursors } of fences) {
        assert.ok(cursors.length, `${file} is hovered nowhere`);
        for (const offset of cursors) {
          const shown = shownAt(file, source, offset);
          const place = `${file} at ${offset} (${words.join(' ')}) shows ${shown}`;
          if (words.includes('quiet')) assert.doesNotMatch(shown, NOTE, place);
          else assert.match(shown, words.includes('outdated') ? OUTDATED : NOTE, place);
        }
      }
    });
});
