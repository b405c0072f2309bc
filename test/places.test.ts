import assert from 'node:assert/strict';
import { type Address, SPACES } from '../server/src/core/address.ts';
import { groupOf, groupsIn, placedAt } from '../server/src/glossary/groups.ts';
import { parseSelector, type Step } from '../server/src/glossary/selector.ts';
import { Places } from '../server/src/glossary/places.ts';
import { glossary, index, shelved } from './world.ts';

/** Words that a step means; one that nobody has written for those that mean many. */
function words(step: Step): readonly string[] {
  switch (step.kind) {
    case 'literal':
      return [step.text];
    case 'one-of':
      return step.texts;
    case 'prefix':
      return [`${step.text}x`];
    case 'any':
      return ['x'];
    case 'rest':
      return [];
  }
}

/** An address for each word of the last step, and for one word of each step before. */
function addressesOf(space: Address['space'], text: string): readonly Address[] {
  const steps = parseSelector(space, text).steps.map(words);
  const first = steps.slice(0, -1).flatMap((all) => all.slice(0, 1));
  return (steps.at(-1) ?? []).map((last) => ({ space, path: [...first, last] }));
}

const ids = (found: ReturnType<Places['next']>) =>
  [...found].map(([step, terms]) => `${step}: ${terms.map(({ id }) => id).join()}`).toSorted();

/** Whether a place of the group `own` is found in a group. */
const isIn = (own: string, group: string): boolean =>
  group === '*' || `${own}\t`.startsWith(`${group}\t`);

describe('places of terms', () => {
  const all = [...glossary.terms.values()].flatMap(({ id }) =>
    glossary.terms.placements(id).flatMap(([space, text]) => addressesOf(space, text)),
  );
  const whole = new Places(index, shelved);
  for (const space of SPACES) whole.next({ space, path: [] });

  it('have a star itself behind a backslash', () => {
    const [literal, any] = ['policy/=\\*', 'policy/=a*'].map(
      (text) => parseSelector('terraform', text).steps[1],
    );
    assert.deepEqual(literal, { kind: 'literal', text: '=*' });
    assert.deepEqual(any, { kind: 'prefix', text: '=a' });
    for (const { id } of glossary.terms.values())
      for (const [space, text] of glossary.terms.placements(id))
        for (const step of parseSelector(space, text).steps)
          assert.notDeepEqual(step, { kind: 'prefix', text: '=' }, `${id} means every value`);
  });

  it('are each filed in their group', () => {
    for (const space of SPACES) {
      const pack = shelved.get(index.terms.places[space] ?? '');
      if (!pack) continue;
      for (const group of groupsIn(pack, space))
        for (const [, ...selectors] of placedAt(pack, space, group))
          for (const text of selectors)
            assert.ok(isIn(groupOf(parseSelector(space, text).steps), group), `${space} ${text}`);
    }
  });

  it('are found group by group as if all were there', () => {
    assert.ok(all.length > 4000, String(all.length));
    const grown = new Places(index, shelved);
    for (const address of all) {
      const found = grown.at(address);
      assert.ok(found, JSON.stringify(address));
      assert.equal(found.id, whole.at(address)?.id, JSON.stringify(address));
    }
  });

  it('below an address, too', () => {
    const grown = new Places(index, shelved);
    for (const { space, path } of all) {
      const above = { space, path: path.slice(0, -1) };
      assert.deepEqual(ids(grown.next(above)), ids(whole.next(above)), JSON.stringify(above));
    }
  });

  it('of a team go before ours, whenever those are read', () => {
    const [space, text] = glossary.terms.placements('docker-run-privileged')[0]!;
    const term = {
      id: 'ours',
      topic: 'docker',
      title: 'Ours',
      kind: 'flag',
      text: 'Ours.',
    } as const;
    const layer = { name: 'team', terms: [{ ...term, appears: { [space]: [text] } }] };
    const places = new Places(index, shelved, [layer]);
    for (const address of addressesOf(space, text)) assert.equal(places.at(address)?.id, 'ours');
  });
});
