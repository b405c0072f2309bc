import assert from 'node:assert/strict';
import path from 'node:path';
import type { CompletionItem, CompletionList, Hover } from 'vscode-languageserver';
import { packs } from '../glossary/facts/bundle.mjs';
import { readImage } from '../server/src/core/parts.ts';
import {
  imageFacts,
  imageNames,
  neededOf,
  portsOf,
  tagState,
  volumesOf,
} from '../server/src/glossary/images.ts';
import { openPack } from '../server/src/glossary/packs.ts';
import { open, root } from './harness.ts';
import { initialize, openText, type Server, startServer } from './server.ts';
import { worldOf } from './world.ts';

const { facts } = worldOf(open('Dockerfile', '')).analysis;

describe('facts of images', () => {
  const { records } = new Map(packs(path.join(root, 'glossary/facts'))).get('image/official')!;
  const names = [...openPack(records).keys].filter((name) => !name.startsWith('#'));

  it('cover all of the source, and each can be read', () => {
    // One namespace has a second registry.
    assert.equal(names.length, 270);
    for (const name of names) assert.equal(imageFacts(facts, name)?.name, name);
    const { official, others, deprecated } = imageNames(facts)!;
    const spaces = names.filter((name) => name.endsWith('/*')).length;
    assert.equal(official.length + others.length + deprecated.length + spaces, names.length);
  });

  it('are found under the names of mirrors, of a namespace and of a registry', () => {
    const named = (text: string) => imageFacts(facts, readImage(text)!.name)?.name;
    for (const text of [
      'redis:8',
      'docker.io/redis',
      'docker.io/library/redis:8',
      'index.docker.io/library/redis',
      'mirror.gcr.io/library/redis@sha256:00',
      'public.ecr.aws/docker/library/redis:8',
    ])
      assert.equal(named(text), 'redis', text);
    assert.equal(named('mirror.gcr.io/grafana/grafana:12'), 'grafana/grafana');
    assert.equal(named('lscr.io/linuxserver/sonarr'), 'lscr.io/linuxserver/sonarr');
    assert.equal(imageFacts(facts, 'bitnami/kong')?.deprecated?.use, 'bitnamilegacy/kong');
    assert.equal(imageFacts(facts, 'bitnami/kafka')?.deprecated?.use, 'apache/kafka');
    for (const text of [
      'example.com/redis',
      'example.com/library/redis',
      'ghcr.io/x/redis',
      'public.ecr.aws/redis/redis',
      'keycloak/keycloak',
    ])
      assert.equal(named(text), undefined, text);
  });

  const TAGS: readonly (readonly [image: string, tag: string, state: string | undefined])[] = [
    ['postgres', '17', 'listed'],
    ['postgres', '13', 'eol'],
    ['postgres', '13.4-alpine', 'eol'],
    ['postgres', '17.2', undefined],
    ['postgres', '1', undefined],
    ['postgres', '130', undefined],
    ['redis', '6', 'listed'],
    ['redis', '6.0.9', 'eol'],
    ['redis', '6.2', undefined],
    ['traefik', 'v2.10', 'eol'],
    ['traefik', 'v3', 'listed'],
    ['openjdk', '28-ea-slim', 'listed'],
    ['aerospike', 'ee-7', undefined],
    ['ghost', 'latest', 'listed'],
  ];
  for (const [name, tag, state] of TAGS)
    it(`${name}:${tag} is ${state ?? 'unknown'}`, () => {
      assert.equal(tagState(imageFacts(facts, name)!, tag), state);
    });

  it('depend on the tag, and are unknown where nothing is said', () => {
    const of = (name: string) => imageFacts(facts, name)!;
    assert.deepEqual(portsOf(of('php'), '8-fpm-alpine'), ['9000']);
    assert.equal(portsOf(of('php'), '8'), undefined);
    assert.ok(portsOf(of('rabbitmq'), 'management')!.includes('5672'));
    assert.deepEqual(volumesOf(of('postgres'), '17-alpine'), ['/var/lib/postgresql/data']);
    assert.deepEqual(volumesOf(of('postgres')), ['/var/lib/postgresql']);
    assert.deepEqual(neededOf(of('postgres')), [
      ['POSTGRES_PASSWORD', 'POSTGRES_HOST_AUTH_METHOD'],
    ]);
    assert.equal(neededOf(of('ubuntu')), undefined);
    assert.equal(of('ubuntu').healthcheck, undefined);
    assert.equal(
      of('grafana/grafana').variables?.find(({ twin }) => twin)?.twin,
      'GF_SECURITY_ADMIN_USER__FILE',
    );
  });
});

describe('images in a server', () => {
  let server: Server;
  before(async () => {
    server = startServer(path.join(root, 'dist/language-server.js'));
    await initialize(server);
  });
  after(() => server.stop());

  it('are known once they are met', async () => {
    const uri = 'untitled:/compose.yaml';
    const text = 'services:\n  db:\n    image: ghost:6\n    environment:\n      \n';
    await openText(server, uri, 'dockercompose', text);
    const ask = <A>(method: string, line: number, character: number) =>
      server.connection.sendRequest<A>(method, {
        textDocument: { uri },
        position: { line, character },
      });
    const found = await ask<Hover>('textDocument/hover', 2, 13);
    assert.match(JSON.stringify(found.contents), /Ports:\*\* `2368`/);
    const tags = await ask<CompletionList>('textDocument/completion', 2, 17);
    assert.ok(tags.items.some(({ label }) => label === 'latest'));
    const names = await ask<CompletionList>('textDocument/completion', 2, 13);
    const ghost = names.items.find(({ label }) => label === 'ghost')!;
    assert.equal(ghost.kind, 9);
    const whole = await server.connection.sendRequest<CompletionItem>(
      'completionItem/resolve',
      ghost,
    );
    assert.match(JSON.stringify(whole.documentation), /Official/);
  });
});
