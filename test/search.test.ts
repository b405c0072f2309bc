import assert from 'node:assert/strict';
import { editsFrom } from '../server/src/core/edits.ts';
import { excerpt } from '../server/src/features/excerpt.ts';
import { search } from '../server/src/features/search.ts';
import { searchables } from '../server/src/features/searchable.ts';
import { Glossary } from '../server/src/glossary/glossary.ts';
import { Places } from '../server/src/glossary/places.ts';
import { indexOf, type Searchable } from '../server/src/glossary/search-index.ts';
import { find, suggestions } from '../server/src/glossary/search-rank.ts';
import type { SearchHit } from '../server/src/protocol.ts';
import { glossary, index as data } from './world.ts';

const NOTHING = { aliases: [], leads: [], headings: [], text: '' };

const indexed = (
  ...some: readonly (Partial<Searchable> & { readonly id: string; readonly weight?: number })[]
) =>
  indexOf(
    some.map(({ id, weight = 0, ...said }) => {
      const entry = { kind: 'term', id, weight } as const;
      return { entry, title: id, ...NOTHING, ...said };
    }),
  );

const idsOf = (index: ReturnType<typeof indexOf>, query: string): readonly string[] =>
  find(index, query).map(({ entry }) => entry.id);

const hitsOf = (query: string, kind: SearchHit['kind'] = 'term'): readonly SearchHit[] =>
  search(glossary, query).result.groups.find((group) => group.kind === kind)?.hits ?? [];

describe('search', () => {
  it('finds every term first or second by its title, its id and each alias', () => {
    const index = indexOf(searchables(glossary));
    const named = new Map<string, Set<string>>();
    for (const { id, title, hidden } of glossary.terms.values()) {
      if (hidden) continue;
      for (const name of [title, id, ...(glossary.body(id)?.aliases ?? [])]) {
        const key = name.toLowerCase();
        named.set(key, (named.get(key) ?? new Set()).add(id));
      }
    }
    // Where many share a name, two of them can be that far up.
    const areFirst = (name: string, ids: ReadonlySet<string>, most: number) => {
      const found = find(index, name, { term: most, topic: 0 });
      return found.filter(({ entry }) => ids.has(entry.id)).length >= Math.min(2, ids.size);
    };
    const misses = [...named].filter(
      ([name, ids]) => !areFirst(name, ids, Math.min(2, ids.size)) && !areFirst(name, ids, 2),
    );
    const share = 100 * (1 - misses.length / named.size);
    console.log(`      ${named.size} names, ${share.toFixed(2)} % found first or second`);
    assert.deepEqual(
      misses.map(([name, ids]) => `${name}: ${[...ids].join(', ')}`),
      [],
    );
  });

  it('ranks titles, aliases, beginnings, words, mistakes, headings and text', () => {
    const index = indexed(
      { id: 'text', text: 'Says something about a volume.' },
      { id: 'heading', headings: ['Volume by volume'] },
      { id: 'mistaken', title: 'Volune of words' },
      { id: 'word', title: 'A volume' },
      { id: 'aliased-word', aliases: ['another volume'] },
      { id: 'begins', title: 'Volumetric' },
      { id: 'aliased', aliases: ['volume'] },
      { id: 'file-word', title: 'volume', weight: 2 },
      { id: 'titled', title: 'Volume' },
    );
    assert.deepEqual(idsOf(index, 'volume'), [
      'titled',
      'aliased',
      'file-word',
      'begins',
      'word',
      'aliased-word',
      'mistaken',
      'heading',
      'text',
    ]);
  });

  it('puts the term that leads under a name before words of files, and behind what is called just that', () => {
    const index = indexed(
      { id: 'exec-all', title: '--all', weight: 2 },
      { id: 'prune-all', title: '--all', weight: 2 },
      { id: 'ls-all', title: '-a', aliases: ['--all'], leads: ['--all'], weight: 2 },
    );
    assert.equal(idsOf(index, '--all')[0], 'ls-all');
    const system = indexed({ id: 'data' }, { id: 'disk', leads: ['data'] }, { id: 'a-data' });
    assert.deepEqual(idsOf(system, 'data').slice(0, 2), ['data', 'disk']);
  });

  it('finds terms that lead under a name first or second', () => {
    const index = indexOf(searchables(glossary));
    const leading = [...glossary.terms.values()].flatMap(({ id }) =>
      (glossary.body(id)?.leads ?? []).map((name) => ({ id, name })),
    );
    assert.ok(leading.length > 0);
    for (const { id, name } of leading) {
      const found = find(index, name, { term: 2, topic: 0 }).map(({ entry }) => entry.id);
      assert.ok(found.includes(id), `${name}: ${found.join(', ')} before ${id}`);
    }
    const names = leading.map(({ name }) => name);
    for (const name of names) assert.ok(names.filter((one) => one === name).length <= 2, name);
  });

  it('puts what is written alike before what is only spelled otherwise', () => {
    const index = indexed({ id: 'c' }, { id: 'cpp', title: 'C++' }, { id: 'flag', title: '-c' });
    assert.equal(idsOf(index, 'c++')[0], 'cpp');
    assert.equal(idsOf(index, '-c')[0], 'flag');
    assert.equal(idsOf(index, 'C')[0], 'c');
    assert.deepEqual(idsOf(indexed({ id: 'test', title: '[' }), '['), ['test']);
  });

  it('takes words apart and together, in any order, whatever their accents', () => {
    const index = indexed(
      { id: 'compose', title: 'Docker Compose' },
      { id: 'formation', title: 'AWS CloudFormation' },
      { id: 'parts', title: 'Stack of cloud formations' },
      { id: 'cafe', title: 'Café' },
    );
    for (const query of ['docker-compose', 'DockerCompose', 'docker_compose', 'compose docker'])
      assert.deepEqual(idsOf(index, query), ['compose'], query);
    assert.deepEqual(idsOf(index, 'cloud formation').toSorted(), ['formation', 'parts']);
    assert.deepEqual(idsOf(index, 'cloudformation').toSorted(), ['formation', 'parts']);
    assert.deepEqual(idsOf(index, 'stack cloudform'), ['parts']);
    assert.deepEqual(idsOf(index, 'cafe'), ['cafe']);
    assert.deepEqual(idsOf(index, 'compose cloud'), []);
  });

  it('forgives one mistake in words of four letters and two in those of eight', () => {
    const index = indexed({ id: 'helm' }, { id: 'kubernetes' }, { id: 'git' });
    for (const query of ['hlem', 'elm', 'gelm', 'helmm'])
      assert.deepEqual(idsOf(index, query), query === 'elm' ? [] : ['helm'], query);
    for (const query of ['kubernets', 'ukbernetes', 'kubrenets', 'cubernetis'])
      assert.deepEqual(idsOf(index, query), ['kubernetes'], query);
    assert.deepEqual(idsOf(index, 'gti'), []);
    assert.deepEqual(idsOf(index, 'kbrntes'), []);
    assert.deepEqual(idsOf(index, 'kubenr'), ['kubernetes'], 'an unfinished word');
  });

  it('counts swapped neighbours as one edit', () => {
    const far = (a: string, b: string) => editsFrom(a)(b, 0, b.length, 9);
    assert.equal(far('', 'abc'), 3);
    assert.equal(far('abc', 'acb'), 1);
    assert.equal(far('ca', 'abc'), 3, 'nothing is written between swapped letters');
    assert.equal(far('kitten', 'sitting'), 3);
    assert.equal(editsFrom('kitten')('xxsittingxx', 2, 9, 1), 2, 'more is one more than the limit');
    assert.equal(editsFrom('kube', true)('cubernetes', 0, 10, 2), 1);
  });

  it('finds spellings and mistakes in the glossary', () => {
    const WANTED = [
      ['dockercompose', 'docker-compose'],
      ['docker compse up', 'docker-compose-up'],
      ['kubernets', 'kubernetes'],
      ['privileged contianer', 'docker-run-privileged'],
      ['dokcer', 'docker'],
    ] as const;
    for (const [query, id] of WANTED) assert.equal(hitsOf(query)[0]?.id, id, query);
  });

  it('says what matched, opens headings, and shows what stands around words of the text', () => {
    const [privileged] = hitsOf('privileged mode');
    assert.equal(privileged?.id, 'docker-run-privileged');
    assert.equal(privileged.match, 'privileged mode');
    assert.equal(privileged.note, 'term:docker-run-privileged');
    assert.match(privileged.docs ?? '', /^https:/);
    assert.equal(hitsOf('privileged container')[0]?.match, undefined);
    const topic = hitsOf('choosing', 'topic').find(({ id }) => id === 'ansible');
    assert.equal(topic?.note, 'ansible#Choosing');
    assert.equal(topic.match, 'Choosing');
    const inText = hitsOf('musl busybox apk').find(({ id }) => id === 'alpine-linux');
    assert.match(inText?.summary ?? '', /musl/);
  });

  it('finds every note first by its title, and all of them without a query', () => {
    const notes = [...glossary.topics.values()].filter(({ summary }) => summary);
    for (const { id, title } of notes) assert.equal(hitsOf(title, 'topic')[0]?.id, id);
    const groups = (query: string) =>
      search(glossary, query).result.groups.map(({ title, hits }) => [title, hits.length]);
    assert.deepEqual(groups(' '), [['Notes', notes.length]]);
    assert.deepEqual(
      groups('docker').map(([title]) => title),
      ['Terms', 'Notes'],
    );
  });

  it('offers what may have been meant where nothing is found', () => {
    const { groups, near } = search(glossary, 'dcokre').result;
    assert.deepEqual(groups, []);
    assert.equal(near[0]?.id, 'docker');
    assert.ok(near.length <= 3);
    const index = indexed({ id: 'docker' }, { id: 'podman' });
    const offered = (query: string) => suggestions(index, query).map(({ entry }) => entry.id);
    assert.deepEqual(offered('docker frobnication'), ['docker']);
    assert.deepEqual(offered('frobnication'), []);
  });

  it('waits for texts and reads them when somebody searches, once', () => {
    const places = new Places(data, new Map());
    const empty = new Glossary(places);
    assert.deepEqual(search(empty, 'docker').wanted, [...empty.absent, 'topics']);
    assert.equal(places.memo.size, 0);
    search(glossary, 'docker');
    assert.equal(glossary.memo.size, 1);
  });
});

describe('excerpts', () => {
  const TEXT = `${'Much is said before. '.repeat(9)}The socket of the engine gives root. ${'More follows. '.repeat(20)}\nNo line of the socket.`;

  it('show where most words are together, on one line', () => {
    const shown = excerpt(TEXT, 'root socket');
    assert.match(shown, /^… .*The socket of the engine gives root\. .* …$/);
    assert.ok(shown.length < 140, shown);
    assert.equal(excerpt('Short.', 'short'), 'Short.');
  });

  it('show mistyped words, and nothing for words that are not there', () => {
    assert.match(excerpt(TEXT, 'sokcet'), /socket/);
    assert.equal(excerpt(TEXT, 'elephant'), '');
  });
});
