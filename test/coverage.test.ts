import assert from 'node:assert/strict';
import { coverage, VOCABULARIES } from './coverage.ts';

/** Tools of which only what matters most is explained so far. */
const PARTLY: ReadonlySet<string> = new Set(['consul', 'nomad']);

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
      if (PARTLY.has(name)) assert.ok(unexplained.length > 0, 'is no longer explained in part');
      else assert.deepEqual(unexplained, []);
    });
});
