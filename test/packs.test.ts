import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { CompletionList, Hover } from 'vscode-languageserver';
import { packs } from '../glossary/facts/bundle.mjs';
import { address } from '../server/src/core/address.ts';
import { createPacks, openPack } from '../server/src/glossary/packs.ts';
import { MARK, offered, shown } from './marked.ts';
import { open, root } from './harness.ts';
import { initialize, openText, type Server, startServer } from './server.ts';
import { index, worldOf } from './world.ts';

/** So many resources, data sources and ephemeral resources do the dumps of the providers' schemas have, and modules those of the collections. */
const COUNTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'terraform/aws': { resource: 1581, data: 630 },
  'terraform/azurerm': { resource: 1127, data: 399 },
  'terraform/docker': { resource: 11, data: 6 },
  'terraform/google': { resource: 1096, data: 373 },
  'terraform/kubernetes': { resource: 82, data: 26 },
  'terraform/null': { resource: 1, data: 1 },
  'terraform/random': { resource: 8, data: 0 },
  'ansible/collections': { module: 839 },
};

describe('packs of facts', () => {
  const all = new Map(packs(path.join(root, 'glossary/facts')));

  for (const [name, counts] of Object.entries(COUNTS))
    it(`${name} holds all that its source has, where the index looks for it`, () => {
      const { head, records } = all.get(name)!;
      const pack = openPack(records);
      const found = createPacks([{ name, ...head }], new Map([[name, pack]]));
      const keys = [...pack.keys].filter((key) => !key.startsWith('#'));
      for (const [kind, count] of Object.entries(counts))
        assert.equal(keys.filter((key) => key.startsWith(`${kind}/`)).length, count, kind);
      const space = name.startsWith('terraform') ? 'terraform' : 'ansible';
      for (const key of keys) {
        const [owner] = found.owners(address(space, ...key.split('/')));
        assert.equal(owner?.name, name, key);
        assert.ok(pack.record(key), key);
      }
      const refs = [...records.matchAll(/"ref":"([^"]+)"/g)].map(([, ref]) => `#${ref}`);
      for (const ref of new Set(refs)) assert.ok(pack.record(ref), ref);
    });

  it('lists the names of everything that it knows, and of all other modules', () => {
    const { facts } = worldOf(open('main.tf', '')).analysis;
    const named = facts.names(address('terraform', 'resource')).flatMap(({ names }) => names);
    assert.equal(named.length, 1581 + 1127 + 11 + 1096 + 82 + 1 + 8);
    const modules = facts.names(address('ansible', 'task')).flatMap(({ names }) => names);
    assert.ok(modules.length > 7600, String(modules.length));
    assert.deepEqual(
      facts.names(address('ansible', 'handler')).flatMap(({ names }) => names),
      modules,
    );
  });

  it('are not what start-up reads: its index is small', () => {
    const { size } = fs.statSync(path.join(root, 'dist/data/index.json'));
    assert.ok(size <= 150_000, String(size));
  });

  it('are few files: with the bundles and the manifest a package may have forty', () => {
    const found = fs.readdirSync(path.join(root, 'dist/data'), {
      recursive: true,
      encoding: 'utf8',
    });
    const files = found.filter((file) => /\.\w+$/.test(file));
    assert.ok(files.length <= 25, files.join());
    // Hosts read them as Latin-1.
    for (const file of files)
      assert.doesNotMatch(
        fs.readFileSync(path.join(root, 'dist/data', file), 'latin1'),
        /[^\0-\x7F]/,
        file,
      );
    assert.ok(
      index.packs.every(({ name }) => files.includes(`packs/${name.replace('/', '-')}.txt`)),
    );
  });
});

const AWS = 'resource "aws_vpn_connection" "a" {\n';
const TASK = '- hosts: a\n  tasks:\n    ';

describe('what packs say of a word', () => {
  const CASES: readonly (readonly [file: string, marked: string, expected: string | RegExp])[] = [
    [
      'main.tf',
      'resource "aws_v<|>pn_gateway" "a" {}',
      '**aws_vpn_gateway** · Terraform resource / Requires nothing.',
    ],
    [
      'main.tf',
      'resource "random_pa<|>ssword" "a" {}',
      '**random_password** · Terraform resource / Requires `length`.',
    ],
    [
      'main.tf',
      'data "azurerm_subn<|>et" "a" {}',
      /^\*\*Microsoft Azure\*\* · Terraform data source \/ .*\/ \*\*Requires:\*\* `name`, `resource_group_name`, `virtual_network_name` \//,
    ],
    [
      'main.tf',
      `${AWS}  ty<|>pe = "ipsec.1"\n}`,
      '**type** · Terraform aws_vpn_connection / Takes a string. Required.',
    ],
    [
      'main.tf',
      'resource "google_compute_firewall" "a" {\n  source_r<|>anges = []\n}',
      '**source_ranges** · Terraform google_compute_firewall / Takes a list of strings.',
    ],
    [
      'main.tf',
      'resource "azurerm_subnet" "a" {\n  deleg<|>ation {}\n}',
      '**delegation** · Terraform azurerm_subnet / Requires `name`, `service_delegation`.',
    ],
    [
      'main.tf',
      'resource "azurerm_subnet" "a" {\n  delegation {\n    service_delegation {\n      act<|>ions = []\n    }\n  }\n}',
      '**actions** · Terraform azurerm_subnet / Takes a list of strings.',
    ],
    [
      'main.tf',
      `${AWS}  vpn_gate<|>way_id = ""\n}`,
      '**vpn_gateway_id** · Terraform aws_vpn_connection / Takes a string.',
    ],
    [
      'site.yml',
      `${TASK}- community.general.zf<|>s_facts:\n        name: tank\n`,
      / · Ansible module of community\.general \/ .*\/ \*\*Requires:\*\* `name` \//,
    ],
    [
      'site.yml',
      `${TASK}- docker_con<|>tainer_info:\n        name: a\n`,
      /^\*\*Docker\*\* · Ansible module of community\.docker \/ .*\/ \*\*Requires:\*\* `name` \//,
    ],
    [
      'site.yml',
      `${TASK}- amazon.aws.s3_bucket:\n        encry<|>ption: none\n`,
      '**encryption** · amazon.aws.s3_bucket / **Values:** `none`, `AES256`, `aws:kms`',
    ],
    // An alias that the reader of the file does not know.
    [
      'site.yml',
      `${TASK}- amazon.aws.s3_bucket:\n        resource_t<|>ags: x\n`,
      '**resource_tags** · amazon.aws.s3_bucket / Takes a dict.',
    ],
  ];
  for (const [file, marked, expected] of CASES)
    it(
      marked.split('\n').find((line) => line.includes(MARK))!,
      () => {
        if (typeof expected === 'string') assert.equal(shown(file, marked), expected);
        else assert.match(shown(file, marked), expected);
      },
    );
});

describe('what packs offer', () => {
  it('names of a provider once their beginning is typed', () => {
    const { labels, incomplete } = offered('main.tf', 'resource "google_compute_fire<|>"');
    assert.equal(labels[0], 'google_compute_firewall');
    assert.equal(incomplete, true);
    const { labels: all } = offered('main.tf', 'resource "<|>"');
    assert.ok(!all.includes('google_access_context_manager_access_policy'), all.join());
  });

  it('names of providers in use, before they are typed', () => {
    for (const use of [
      'provider "google" {}',
      'data "google_project" "a" {}',
      'terraform {\n  required_providers {\n    google = { source = "hashicorp/google" }\n  }\n}',
    ]) {
      const { labels } = offered('main.tf', `${use}\nresource "<|>"`);
      assert.equal(labels.length, 100);
      assert.ok(
        labels.every((name) => /^(?:google|terraform)_/.test(name)),
        `${use} offers ${labels.join()}`,
      );
    }
  });

  it('a resource with what it requires, where nothing stands behind the name', () => {
    const { item } = offered('main.tf', 'resource "aws_vpn_conn<|>"\n');
    assert.equal(
      item('aws_vpn_connection')?.snippet,
      'aws_vpn_connection" "${1:name}" {\n  customer_gateway_id = "${2}"\n  type = "${3}"\n}',
    );
    assert.equal(item('aws_vpn_connection')?.insert, 'aws_vpn_connection"');
    const behind = offered('main.tf', 'resource "aws_vpn_conn<|>" "a" {}\n');
    assert.equal(behind.item('aws_vpn_connection')?.snippet, undefined);
  });

  it('attributes and blocks, the required ones first, nothing that is only read', () => {
    const { labels, item } = offered('main.tf', `${AWS}  <|>\n}`);
    assert.deepEqual(labels.slice(0, 2), ['customer_gateway_id', 'type']);
    assert.ok(labels.includes('count') && !labels.includes('arn'));
    assert.equal(item('tunnel1_log_options')?.snippet, 'tunnel1_log_options {\n  $0\n}');
    assert.equal(item('type')?.insert, 'type = ');
  });

  it('modules of collections in use, then of the others once one is typed', () => {
    const used = `${TASK}- community.mysql.mysql_db:\n        name: a\n    - `;
    const { item, labels } = offered('site.yml', `${used}mysql_u<|>`);
    assert.equal(labels[0], 'community.mysql.mysql_user');
    assert.equal(
      item('community.mysql.mysql_user')?.snippet,
      'community.mysql.mysql_user:\n    name: ${1}',
    );
    assert.ok(
      offered('site.yml', `${TASK}- cisco.ios.ios_ba<|>`).labels.includes('cisco.ios.ios_banner'),
    );
    const names = offered('site.yml', `${used}<|>`).labels;
    assert.ok(names.length <= 100 && !names.some((name) => name.startsWith('cisco.')));
  });

  it('options of a module, the required ones first, and their choices', () => {
    const { labels } = offered('site.yml', `${TASK}- community.mysql.mysql_db:\n        <|>`);
    assert.equal(labels[0], 'name');
    const choices = offered('site.yml', `${TASK}- community.mysql.mysql_db:\n        state: <|>`);
    assert.deepEqual(choices.labels, ['present', 'absent', 'dump', 'import']);
  });
});

describe('packs in a server', () => {
  let server: Server;
  before(async () => {
    server = startServer(path.join(root, 'dist/language-server.js'));
    await initialize(server, {
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
    });
  });
  after(() => server.stop());

  it('come when they are met: in a hover, in a list', async () => {
    const uri = 'untitled:/site.yml';
    const text =
      '- hosts: a\n  tasks:\n    - amazon.aws.s3_bucket:\n        versioning: true\n    - cisc\n';
    await openText(server, uri, 'ansible', text);
    const ask = <A>(method: string, line: number, character: number) =>
      server.connection.sendRequest<A>(method, {
        textDocument: { uri },
        position: { line, character },
      });
    const found = await ask<Hover>('textDocument/hover', 3, 10);
    assert.match(JSON.stringify(found.contents), /versioning.*Takes a bool/);
    const list = await ask<CompletionList>('textDocument/completion', 4, 10);
    assert.equal(list.isIncomplete, true);
    assert.ok(list.items.some(({ label }) => label.startsWith('cisco.aci.')));
  });

  it('write a resource with what it requires', async () => {
    const uri = 'untitled:/main.tf';
    await openText(server, uri, 'terraform', 'resource "random_pass"\n');
    const list = await server.connection.sendRequest<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 0, character: 21 },
    });
    assert.deepEqual(list.items[0]?.textEdit, {
      range: { start: { line: 0, character: 10 }, end: { line: 0, character: 22 } },
      newText: 'random_password" "${1:name}" {\n  length = ${2}\n}',
    });
    assert.equal(list.items[0]?.insertTextFormat, 2);
  });
});
