import assert from 'node:assert/strict';
import { coverage, VOCABULARIES } from './coverage.ts';

/** Command lines whose writing is under way: listed by `npm run coverage`, not asserted yet. */
const OPEN: ReadonlySet<string> = new Set([]);

// What a language's own vocabulary holds is explained. What is left is structure that no hover reaches.
describe('coverage of vocabularies', () => {
  const items = coverage();
  for (const { name } of VOCABULARIES.filter(({ name }) => !OPEN.has(name)))
    it(name, () => {
      const own = items.filter(({ vocabulary }) => vocabulary === name);
      assert.ok(own.length > 0, 'the vocabulary is empty');
      const unexplained = own
        .filter(({ standing }) => standing !== 'explained')
        .map(({ address }) => address.path.join('/'));
      assert.deepEqual(unexplained, []);
    });
});
