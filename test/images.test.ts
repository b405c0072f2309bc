import assert from 'node:assert/strict';
import { imageAddress } from '../server/src/core/parts.ts';
import { explainCompletion } from '../server/src/features/completion.ts';
import { imageNames } from '../server/src/glossary/images.ts';
import { MARK, offered, shown } from './marked.ts';
import { open } from './harness.ts';
import { worldOf } from './world.ts';

const { facts } = worldOf(open('Dockerfile', '')).analysis;
const service = (lines: string): string => `services:\n  db:\n    ${lines}\n    restart: always\n`;
const task = (options: string): string =>
  `- hosts: a\n  tasks:\n    - community.docker.docker_container:\n        name: x\n        ${options}\n`;
const lineOf = (marked: string): string =>
  marked
    .split('\n')
    .find((line) => line.includes(MARK))!
    .trim();

describe('what is said of images', () => {
  const CASES: readonly (readonly [file: string, marked: string, expected: string | RegExp])[] = [
    [
      'Dockerfile',
      'FROM gho<|>st:6\n',
      '**ghost** · Container image / One of the Docker Official Images. / **Ports:** `2368` · **User:** `root`, drops to `node` · **Data:** `/var/lib/ghost/content` / [Image docs](https://hub.docker.com/_/ghost)',
    ],
    [
      'Dockerfile',
      'FROM quay.io/keycloak/key<|>cloak:26\n',
      '**quay.io/keycloak/keycloak** · Container image / **Ports:** `8080`, `8443`, `9000` · **User:** `1000`',
    ],
    [
      'Dockerfile',
      'FROM bitnami/ko<|>ng\n',
      '**bitnami/kong** · Container image / *Deprecated since 2025; use `bitnamilegacy/kong`.* / **User:** `1001`',
    ],
    ['Dockerfile', 'FROM open<|>jdk:11\n', /^\*\*Java\*\*.* \/ \*Deprecated since 2022; use `ecl/],
    // Of other images the setting is explained.
    ['Dockerfile', 'FROM example.com/red<|>is\n', /^\*\*image\*\* · Dockerfile FROM(?!.*Ports)/],
    ['Dockerfile', 'FROM mediaw<|>iki:lts-fpm\n', /\*\*Ports:\*\* `9000`/],
    [
      'Dockerfile',
      'FROM a\nCOPY --from=public.ecr.aws/docker/library/red<|>is /a /b\n',
      /^\*\*Redis\*\*.*`6379`/,
    ],
    [
      'compose.yaml',
      service('image: "post<|>gres:17"'),
      /^\*\*PostgreSQL\*\*.*drops to `postgres`/,
    ],
    ['compose.yaml', service('image: mediawi<|>ki:$TAG'), /Images\. \/ \*\*User:\*\* `root`/],
    ['run.sh', 'docker run --rm gho<|>st', /^\*\*ghost\*\*/],
    ['main.tf', 'resource "docker_image" "x" {\n  name = "gho<|>st:6"\n}', /^\*\*ghost\*\*/],
    ['site.yml', task('image: gho<|>st:6'), /^\*\*ghost\*\*/],
    // Tags.
    [
      'Dockerfile',
      'FROM postgres:1<|>3.4-alpine\n',
      /^\*\*tag\*\* .* \/ \*End of life: `postgres:13\.4-alpine` gets no new versions\.\* \/ Selects.*\*\*Newest tags:\*\* `18`, `17`, `16`, `15`, … \//,
    ],
    [
      'compose.yaml',
      service('image: nginx:lat<|>est'),
      /^\*\*latest tag\*\* · Compose service \/ Tag that stands .* \/ \*\*Newest tags:\*\* `1`, `1.31`, `1.30`/,
    ],
    [
      'run.sh',
      'docker run --rm postgres:1<|>1',
      /^\*\*tag\*\* · docker run \/ \*End of life: `postgres:11`/,
    ],
    ['main.tf', 'resource "docker_image" "x" {\n  name = "redis:5<|>"\n}', /End of life/],
    ['site.yml', task('image: postgres:1<|>0'), /End of life/],
    [
      'Dockerfile',
      'FROM example.com/redis:<|>5\n',
      /^\*\*tag\*\* · Dockerfile FROM(?!.*End of life)/,
    ],
    // Variables.
    [
      'compose.yaml',
      service('image: postgres:17\n    environment:\n      POSTGRES_PASS<|>WORD: x'),
      "**POSTGRES_PASSWORD** · Variable of `postgres` / Read by the image. Required unless `POSTGRES_HOST_AUTH_METHOD` is set. A secret. `POSTGRES_PASSWORD_FILE` names a file with it instead. / **Good practice:** Whoever may call `docker inspect`, or read this file, has it. Take it from a secret, through the image's variable with `_FILE` where there is one.",
    ],
    [
      'compose.yaml',
      service('environment:\n      - POSTGRES_PASSWORD_F<|>ILE=x\n    image: postgres'),
      '**POSTGRES_PASSWORD_FILE** · Variable of `postgres` / Names a file with the value of `POSTGRES_PASSWORD`.',
    ],
    [
      'compose.yaml',
      service('image: rabbitmq\n    environment: { RABBITMQ_SSL_<|>VERIFY: x }'),
      '**RABBITMQ_SSL_VERIFY** · Variable of `rabbitmq` / *Deprecated; the image does not start with it.*',
    ],
    // The risk of a name is said of the image's own variable, too.
    [
      'compose.yaml',
      service("image: zookeeper:3.9\n    environment: { ZOO_4LW_COMMANDS_<|>WHITELIST: '*' }"),
      /Variable of `zookeeper`.*\*\*Caution:\*\*/,
    ],
    [
      'compose.yaml',
      service('image: zookeeper:3.9\n    environment: { ZOO_4LW_COMMANDS_<|>WHITELIST: srvr }'),
      /^(?!.*Caution).*Variable of `zookeeper`/,
    ],
    ['run.sh', 'docker run -e POSTGRES_<|>DB=a postgres:17', /^\*\*POSTGRES_DB\*\* · Variable of/],
    [
      'main.tf',
      'resource "docker_container" "x" {\n  image = "postgres:17"\n  env = ["PGD<|>ATA=x"]\n}',
      /^\*\*PGDATA\*\* · Variable of `postgres`/,
    ],
    [
      'site.yml',
      task('image: postgres:10\n        env:\n          POSTGRES_U<|>SER: x'),
      /^\*\*POSTGRES_USER\*\* · Variable of `postgres`/,
    ],
    // A label is no variable, another image reads other ones, and a service without an image reads nobody knows what.
    [
      'compose.yaml',
      service('image: postgres\n    labels:\n      POSTGRES_<|>DB: x'),
      /^(?!.*Variable)/,
    ],
    [
      'compose.yaml',
      service('image: redis\n    environment:\n      POSTGRES_<|>DB: x'),
      /^(?!.*Variable)/,
    ],
    [
      'compose.yaml',
      service('build: .\n    environment:\n      POSTGRES_<|>DB: x'),
      /^(?!.*Variable)/,
    ],
  ];
  for (const [file, marked, expected] of CASES)
    it(`${file}: ${lineOf(marked)}`, () => {
      const text = shown(file, marked);
      if (typeof expected === 'string') assert.equal(text, expected);
      else assert.match(text, expected);
    });

  it('fit into a hover: six lines, 500 characters as they are read', () => {
    const { official, others, deprecated } = imageNames(facts)!;
    for (const name of [...official, ...others, ...deprecated]) {
      const text = shown('Dockerfile', `FROM ${name}${MARK}\n`);
      const read = text.replaceAll(/\]\([^)]*\)|[*`[]/g, '');
      const hasDetails = /\*\*(?:Ports|User|Needs|Data):\*\*/.test(text);
      if (hasDetails) assert.ok(read.length <= 500 + 4 * 5, `${name}: ${read.length}`);
      if (hasDetails) assert.ok(text.split(' / ').length <= 6, text);
    }
  });
});

describe('what images offer', () => {
  /** Places of a reference; what is replaced stands between the marks. */
  const NAMES: readonly (readonly [file: string, marked: string])[] = [
    ['Dockerfile', 'FROM post<|>'],
    ['Dockerfile', 'FROM a\nCOPY --from=post<|>'],
    ['compose.yaml', service('image: post<|>:17')],
    ['run.sh', 'docker run --rm post<|>'],
    ['main.tf', 'resource "docker_image" "x" {\n  name = "post<|>"\n}'],
    ['main.tf', 'resource "docker_container" "x" {\n  image = "post<|>"\n}'],
    ['site.yml', task('image: post<|>')],
  ];
  for (const [file, marked] of NAMES)
    it(`names: ${file}: ${lineOf(marked)}`, () => {
      const { labels, item, replaced } = offered(file, marked);
      assert.equal(labels[0], 'postgres');
      assert.equal(replaced, 'post');
      assert.equal(item('postgres')?.kind, 'image');
    });

  const TAGS: readonly (readonly [file: string, marked: string])[] = [
    ['Dockerfile', 'FROM postgres:<|>'],
    ['Dockerfile', 'FROM a\nCOPY --from=postgres:<|> /a /b'],
    ['compose.yaml', service('image: postgres:<|>')],
    ['compose.yaml', service('image: "postgres:<|>"')],
    ['compose.yaml', service('image: mirror.gcr.io/library/postgres:<|>')],
    ['run.sh', 'docker run --rm postgres:<|>'],
    ['main.tf', 'resource "docker_container" "x" {\n  image = "postgres:<|>"\n}'],
    ['site.yml', task('image: postgres:<|>')],
  ];
  for (const [file, marked] of TAGS)
    it(`tags: ${file}: ${lineOf(marked)}`, () => {
      const { labels, item, replaced } = offered(file, marked);
      assert.equal(replaced, '');
      assert.deepEqual(labels.slice(0, 3), ['18', '17', '16']);
      assert.deepEqual(labels.slice(-2), ['8.4', '8']);
      assert.ok(labels.indexOf('latest') > labels.indexOf('14'));
      assert.equal(item('13')?.deprecated, true);
      assert.equal(item('18')?.deprecated, false);
    });

  it('all names, those that terms explain first and those that are given up last', () => {
    const { labels, incomplete } = offered('Dockerfile', 'FROM a AS own\nFROM <|>');
    assert.equal(labels[0], 'own');
    assert.ok(labels.includes('postgres') && !labels.includes('centos'));
    assert.equal(labels.length, 100);
    assert.equal(incomplete, true);
    const stages = offered('Dockerfile', 'FROM a AS node\nFROM nod<|>').labels;
    assert.equal(stages.filter((name) => name === 'node').length, 1);
    assert.equal(offered('Dockerfile', 'FROM centos<|>').item('centos')?.deprecated, true);
  });

  it('after a command names once they are typed: the list of flags says that it is not whole', () => {
    assert.equal(offered('run.sh', 'docker run --rm <|>').incomplete, true);
    assert.equal(offered('run.sh', 'docker build -t post<|>').item('postgres'), undefined);
  });

  const VARIABLES: readonly (readonly [file: string, marked: string, insert: string])[] = [
    [
      'compose.yaml',
      service('image: postgres:17\n    environment:\n      <|>'),
      'POSTGRES_PASSWORD: ',
    ],
    [
      'compose.yaml',
      service('image: postgres:17\n    environment:\n      - <|>'),
      'POSTGRES_PASSWORD=',
    ],
    [
      'compose.yaml',
      'services:\n  a:\n    image: redis\n  db:\n    image: postgres\n    environment:\n      POST<|>',
      'POSTGRES_PASSWORD: ',
    ],
    ['run.sh', 'docker run -e POST<|> postgres:17', 'POSTGRES_PASSWORD='],
    [
      'main.tf',
      'resource "docker_container" "x" {\n  image = "postgres:17"\n  env = ["<|>"]\n}',
      'POSTGRES_PASSWORD=',
    ],
    ['site.yml', task('image: postgres\n        env:\n          <|>'), 'POSTGRES_PASSWORD: '],
  ];
  for (const [file, marked, insert] of VARIABLES)
    it(`variables: ${file}: ${lineOf(marked)}, ${insert}`, () => {
      const { labels, item } = offered(file, marked);
      assert.deepEqual(labels.slice(0, 2), ['POSTGRES_PASSWORD', 'POSTGRES_PASSWORD_FILE']);
      assert.equal(item('POSTGRES_PASSWORD')?.insert, insert);
      assert.match(item('POSTGRES_PASSWORD')!.detail, /required, secret$/);
    });

  it('variables that are not set yet, by name or by a file', () => {
    const set = 'environment:\n      - POSTGRES_PASSWORD_FILE=/run/secrets/a\n      - <|>';
    const { labels } = offered('compose.yaml', service(`image: postgres\n    ${set}`));
    assert.ok(!labels.some((name) => name.startsWith('POSTGRES_PASSWORD')));
    assert.ok(labels.includes('POSTGRES_USER'));
    const value = offered(
      'compose.yaml',
      service('image: postgres\n    environment:\n      - PGDATA=<|>'),
    );
    assert.ok(!value.labels.includes('POSTGRES_USER'));
  });

  it('with what a hover would say of them', () => {
    const told = (...steps: string[]) => {
      const { analysis } = worldOf(open('Dockerfile', ''));
      const [name, ...rest] = steps;
      const at = { ...imageAddress(name!), path: [name!, ...rest] };
      return explainCompletion({ analysis }, at).result ?? '';
    };
    assert.match(told('postgres'), /PostgreSQL.*\n[^]*Ports/);
    assert.match(told('ghost'), /One of the Docker Official Images/);
    assert.match(told('postgres', 'tag', '13'), /End of life/);
    assert.match(told('postgres', 'variable', 'PGDATA'), /Variable of `postgres`/);
  });
});
