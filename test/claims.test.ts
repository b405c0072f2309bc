import assert from 'node:assert/strict';
import { hosts } from './harness.ts';

const PLAY = '- hosts: all\n  tasks:\n    - debug: {}\n';
const SERVICES = 'services:\n  web:\n    image: nginx\n';
const WORKFLOW =
  'name: CI\non: push\njobs:\n  test:\n    runs-on: x\n    services:\n      db:\n        image: y\n';
const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec: {}\n';
const HELM = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Values.name }}\n';
const VAGRANT = 'Vagrant.configure("2") do |config|\nend\n';

/** Path, language id, beginning of the text, and who reads it: `?` behind a guess. */
const CASES: readonly (readonly [string, string, string, string])[] = [
  ['Dockerfile', '', 'FROM x\n', 'dockerfile'],
  ['app/Dockerfile.dev', '', 'FROM x\n', 'dockerfile'],
  ['docker/dockerfile', '', 'FROM x\n', 'dockerfile'],
  ['web.dockerfile', '', 'FROM x\n', 'dockerfile'],
  ['Containerfile', '', 'FROM x\n', 'dockerfile'],
  ['any', 'dockerfile', 'FROM x\n', 'dockerfile'],
  ['compose.yaml', 'yaml', SERVICES, 'compose'],
  ['docker-compose.prod.yml', 'yaml', SERVICES, 'compose'],
  ['stack.yml', 'dockercompose', SERVICES, 'compose'],
  ['main.tf', '', '', 'terraform'],
  ['main.tofu', 'opentofu', '', 'terraform'],
  ['prod.tfvars', 'terraform-vars', '', 'terraform'],
  ['main.tf', 'hcl', '', 'terraform'],
  ['site.yml', 'yaml', PLAY, 'ansible'],
  ['site.yml', 'ansible', PLAY, 'ansible'],
  ['roles/web/tasks/main.yml', 'yaml', '- apt: name=x\n', 'ansible'],
  ['group_vars/all.yml', 'yaml', 'ansible_user: root\n', 'ansible'],
  ['Vagrantfile', 'ruby', VAGRANT, 'vagrant'],
  ['run.sh', 'shellscript', '#!/usr/bin/env -S bash -e\n', 'script'],
  ['run.sh', '', 'docker ps\n', 'script'],
  ['bin/deploy', 'shellscript', '#! /bin/zsh\n', 'script'],
  ['.profile', 'shellscript', 'export A=1\n', 'script'],
  ['setup.sh.tpl', 'shellscript', 'docker ps\n', 'script?'],
  ['app/.dockerignore', 'ignore', 'x\n', 'dockerignore'],
  ['dev.Dockerfile.dockerignore', '', 'x\n', 'dockerignore'],
  ['.containerignore', '', 'x\n', 'dockerignore'],
  ['Makefile', 'makefile', 'x:\n', 'makefile'],
  ['rules.mk', '', 'x:\n', 'makefile'],
  ['Makefile.in', 'makefile', 'x:\n', 'makefile?'],
  // Somebody else's, whatever the editor takes them for.
  ['.github/workflows/ci.yml', 'yaml', WORKFLOW, ''],
  ['ci.yml', 'dockercompose', WORKFLOW, ''],
  ['.github/workflows/ci.yml', 'ansible', WORKFLOW, ''],
  ['pod.yaml', 'yaml', POD, ''],
  ['pod.yaml', 'ansible', POD, ''],
  ['pod.yaml', 'dockercompose', POD, ''],
  ['chart/templates/service.yaml', 'yaml', HELM, ''],
  ['chart/templates/service.yaml', 'ansible', HELM, ''],
  ['values.yaml', 'yaml', 'image:\n  tag: x\n', ''],
  ['notes.yml', 'yaml', 'a: 1\nb: [2]\n', ''],
  ['list.yml', 'yaml', '- one\n- two\n', ''],
  ['app.rb', 'ruby', 'puts 1\n', ''],
  ['nomad.hcl', 'hcl', 'job "x" {}\n', ''],
  ['tool.sh', 'shellscript', '#!/usr/bin/env python3\n', ''],
  ['.cshrc', 'shellscript', 'setenv A 1\n', ''],
  ['bin/deploy', '', '#!/bin/sh\n', ''],
  ['.gitignore', 'ignore', 'x\n', ''],
  ['Makefile.PL', 'perl', 'use X;\n', ''],
  ['README.md', 'markdown', 'FROM x\n', ''],
  ['empty.yml', 'yaml', '', ''],
];

describe('which files are ours', () => {
  for (const [path, languageId, head, expected] of CASES) {
    it(`${path} as ${languageId || 'anything'}: ${expected || 'silent'}`, () => {
      const claimed = hosts.flatMap((module) => {
        const claim = module.claims({ path, languageId, head });
        return claim ? [module.id + (claim.confidence === 'guess' ? '?' : '')] : [];
      });
      assert.deepEqual(claimed, expected ? [expected] : []);
    });
  }
});
