import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Location, WorkspaceEdit } from 'vscode-languageserver';
import { root } from './harness.ts';
import { initialize, openText, type Server, startServer } from './server.ts';

/** By language: files on disk, the name that is asked about in the first one, and where it leads. */
const CASES: readonly (readonly [
  languageId: string,
  files: Readonly<Record<string, string>>,
  name: string,
  target: readonly [file: string, word: string],
])[] = [
  [
    'terraform',
    {
      'main.tf': 'locals {\n  a = var.region\n}\n',
      'variables.tf': 'variable "region" {}\n',
      'prod.tfvars': 'region = "eu"\n',
    },
    'region',
    ['variables.tf', 'region'],
  ],
  [
    'terraform',
    {
      'root/outputs.tf': 'output "id" {\n  value = module.net.vpc_id\n}\n',
      'root/main.tf': 'module "net" {\n  source = "../net"\n  a = module.net.vpc_id\n}\n',
      'net/out.tf': 'output "vpc_id" {}\n',
    },
    'vpc_id',
    ['net/out.tf', 'vpc_id'],
  ],
  [
    'ansible',
    {
      'site.yml': '- hosts: all\n  roles: [web]\n  tasks:\n    - debug:\n      notify: reload\n',
      'roles/web/handlers/main.yml': '- name: reload\n  debug:\n',
      'roles/web/tasks/main.yml': '- debug:\n  notify: reload\n',
    },
    'reload',
    ['roles/web/handlers/main.yml', 'reload'],
  ],
  [
    'ansible',
    {
      'plays/web.yml':
        '- hosts: all\n  vars_files: [settings.yml]\n  tasks:\n    - debug: { msg: "{{ port }}" }\n',
      'plays/settings.yml': 'port: 80\n',
      'plays/templates/site.conf.j2': 'listen {{ port }};\n',
    },
    'port',
    ['plays/settings.yml', 'port'],
  ],
  [
    'ansible',
    {
      'roles/app/tasks/main.yml': '- debug: { msg: "{{ app_port }}" }\n',
      'roles/app/defaults/main.yml': 'app_port: 80\n',
      'roles/app/templates/conf.d/site.conf.j2': '{% if app_port %}{# app_port #}{% endif %}\n',
    },
    'app_port',
    ['roles/app/defaults/main.yml', 'app_port'],
  ],
  [
    'dockerfile',
    {
      'app/Dockerfile': 'FROM a AS prod\n',
      'app/compose.yaml': 'services:\n  web:\n    build: {context: ., target: prod}\n',
      'compose.yaml': 'services:\n  api:\n    build: {context: app, target: prod}\n',
    },
    'prod',
    ['app/Dockerfile', 'prod'],
  ],
  [
    'dockerfile',
    {
      'arg/Dockerfile': 'ARG VERSION=1\nFROM a\n',
      'arg/compose.yaml': 'services:\n  web:\n    build: {context: ., args: {VERSION: 2}}\n',
    },
    'VERSION',
    ['arg/Dockerfile', 'VERSION'],
  ],
  [
    'ruby',
    {
      Vagrantfile:
        'Vagrant.configure("2") do |config|\n  config.vm.provision "ansible", playbook: "deploy/site.yml"\nend\n',
      'deploy/site.yml': '- hosts: all\n',
    },
    'deploy/site.yml',
    ['deploy/site.yml', ''],
  ],
];

describe('names across files on disk', () => {
  let server: Server;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-glossary-'));

  before(async () => {
    server = startServer(path.join(root, 'dist/language-server.js'));
    await initialize(server);
  });
  after(() => {
    server.stop();
    fs.rmSync(folder, { recursive: true });
  });

  const uriOf = (id: string, file: string) => pathToFileURL(path.join(folder, id, file)).href;
  const rangeIn = (text: string, word: string) => {
    const lines = text.slice(0, text.indexOf(word)).split('\n');
    const start = { line: lines.length - 1, character: lines.at(-1)!.length };
    return { start, end: { ...start, character: start.character + word.length } };
  };

  for (const [id, files, name, [target, word]] of CASES)
    it(`${id}: ${name}`, async () => {
      for (const [file, text] of Object.entries(files)) {
        const full = path.join(folder, id, file);
        fs.mkdirSync(path.dirname(full), { recursive: true });
        fs.writeFileSync(full, text);
      }
      const [asked, text] = Object.entries(files)[0]!;
      const uri = uriOf(id, asked);
      await openText(server, uri, id, text);
      const ask = <A>(method: string, more: object = {}) =>
        server.connection.sendRequest<A | null>(`textDocument/${method}`, {
          textDocument: { uri },
          position: rangeIn(text, name).start,
          ...more,
        });
      // At once: an answer waits for the files that share its names.
      const found = await ask<Location[]>('definition');
      const range = rangeIn(files[target]!, word);
      assert.deepEqual(found, [{ uri: uriOf(id, target), range }]);
      if (word === '') return;
      const renamed = await ask<WorkspaceEdit>('rename', { newName: 'fresh' });
      const changes = Object.keys(files).map((file) => [
        uriOf(id, file),
        [{ range: rangeIn(files[file]!, name), newText: 'fresh' }],
      ]);
      assert.deepEqual(renamed?.changes, Object.fromEntries(changes));
    });
});
