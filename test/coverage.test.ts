import assert from 'node:assert/strict';
import { coverage, VOCABULARIES } from './coverage.ts';

// What a language's own vocabulary holds is explained. What is left is structure that no hover reaches.
describe('coverage of vocabularies', () => {
  const items = coverage();
  for (const { name } of VOCABULARIES)
    it(name, () => {
      const own = items.filter(({ vocabulary }) => vocabulary === name);
      assert.ok(own.length > 0, 'the vocabulary is empty');
      const unexplained = own
        .filter(({ standing }) => standing !== 'explained')
        .map(({ address }) => address.path.join('/'));
      assert.deepEqual(unexplained, []);
    });
});
