import assert from 'node:assert/strict';
import { termPacks, texts } from '../glossary/texts.mjs';
import type { Space } from '../server/src/core/address.ts';
import type { Term } from '../server/src/glossary/entry.ts';
import { groupKey, groupOf, sharedKey, withoutGroup } from '../server/src/glossary/groups.ts';
import { openPack } from '../server/src/glossary/packs.ts';
import { parseSelector } from '../server/src/glossary/selector.ts';
import { openTerms, titleFrom } from '../server/src/glossary/terms.ts';

type Row = readonly [id: string, title: string, appears?: Partial<Record<Space, string[]>>];

const term = ([id, title, appears]: Row): Term => ({
  id,
  title,
  kind: 'flag',
  topic: 'docker',
  text: `What ${id} is.`,
  see: ['docker'],
  docs: { docker: 'https://docs.docker.com/' },
  ...(appears && { appears }),
});

/** Terms as the bundle gives them back that was made of them. */
function stored(rows: readonly Row[]) {
  const { packs, shelves } = termPacks(rows.map(term), {
    groupOf: (space, selector) => groupOf(parseSelector(space as Space, selector).steps),
    groupKey,
    sharedKey,
    titleFrom,
    withoutGroup,
  });
  const records = new Map([...packs].map(([name, entries]) => [name, texts(entries)]));
  const opened = new Map([...records].map(([name, text]) => [name, openPack(text)]));
  return { terms: openTerms(shelves, opened), records: [...records.values()].join('') };
}

const COMMANDS = ['add', 'ask', 'build', 'list', 'move', 'run', 'start-now', 'stop', 'zip'];

describe('packs of terms', () => {
  const CASES: Readonly<Record<string, readonly Row[]>> = {
    'flags, some with a name of their own': [
      ['run-flag-cap-add', '--cap-add', { cli: ['docker run --cap-add'] }],
      ['run-flag-env', '--env', { cli: ['docker run --env'] }],
      ['run-flag-volume', 'Volume', { cli: ['docker run --volume', 'docker create --volume'] }],
      ['run-flag-t', '-t', { cli: ['docker run -t'] }],
    ],
    'words divided by blanks, low lines, full stops and hyphens': [
      ['consul-command-acl-token', 'consul acl token', { cli: ['consul acl token'] }],
      ['consul-command-force-leave', 'consul force-leave', { cli: ['consul force-leave'] }],
      ['consul-command-kv', 'consul kv', { cli: ['consul kv'] }],
      ['apt-update-cache', 'update_cache', { ansible: ['module/apt/update_cache'] }],
      ['apt-name', 'name', { ansible: ['module/apt/name'] }],
      ['apt-vm-box', 'vm.box', { vagrant: ['config.vm/box'] }],
    ],
    'titles that have nothing of the id': [
      ['a', 'Zebra'],
      ['b', 'Ümläut'],
      ['c', 'b'],
      ['d-d', 'd'],
    ],
    'places in several spaces and with wildcards': [
      ['mixed', 'Mixed', { cli: ['*', 'docker|podman run --x'], compose: ['services/*/x'] }],
      ['value', '=host', { cli: ['docker run --net=host'], path: ['/etc/docker'] }],
      ['same', 'same', { image: ['same', 'library/same'] }],
    ],
    'places that follow from ids, and others between them': [
      ...COMMANDS.map((word): Row => [`tool-do-${word}`, word, { cli: [`tool ${word}`] }]),
      ['tool-do-log', 'log', { cli: ['tool ** --log', 'tool show log'] }],
      ['tool-do-nowhere', 'nowhere'],
      ['tool-do-run-all', 'run all', { cli: ['tool run all', 'other|tool run-all'] }],
      ['tool-do-zones', 'zones', { cli: ['tool zones'], compose: ['services/*/zones'] }],
      ['tool-done', 'done', { cli: ['tool done'] }],
      ...COMMANDS.map((word): Row => [`image-${word}`, word, { image: [`library/${word}`] }]),
      ...COMMANDS.map((word): Row => [
        `unit-${word}-at-once`,
        word,
        { vagrant: [`unit/${word}/at/once`] },
      ]),
    ],
  };

  for (const [name, rows] of Object.entries(CASES))
    it(`give back ${name}`, () => {
      const { terms } = stored(rows);
      assert.equal([...terms.values()].length, rows.length);
      for (const row of rows) {
        const { id, appears = {}, ...body } = term(row);
        assert.deepEqual({ ...terms.body(id) }, body);
        assert.equal(terms.get(id)?.title, body.title);
        const places = Object.entries(appears).flatMap(([space, all]) =>
          all.map((selector) => [space, selector]),
        );
        assert.deepEqual(new Set(terms.placements(id).map(String)), new Set(places.map(String)));
      }
    });

  it('say once what many say alike, and no title that follows from the id', () => {
    const { records } = stored(CASES['flags, some with a name of their own']!);
    assert.equal(records.split('docs.docker.com').length, 2);
    assert.doesNotMatch(records, /"title":"--cap-add"/);
    assert.match(records, /"title":"Volume"/);
  });

  it('name no place that follows from the id', () => {
    const rows = CASES['places that follow from ids, and others between them']!;
    const { records } = stored(rows);
    const groups = records.split('\n').filter((line) => line.startsWith('@cli'));
    assert.equal(groups.filter((line) => line.includes('zip') || line.includes('move')).length, 0);
    assert.equal(groups.filter((line) => line.includes('zones')).length, 1);
    // The pattern, which one id among nine leaves out, and that one's place.
    const units = stored(rows.filter(([id]) => id.startsWith('unit-')));
    const marked = units.records.split('\n').filter((line) => line.startsWith('@vagrant'));
    assert.deepEqual(marked, [
      String.raw`@vagrant	unit [[["unit-","~/","/",6,1,2]]]`,
      String.raw`@vagrant	unit	start-now ["unit-start-now-at-once","~/at/once"]`,
    ]);
  });
});
