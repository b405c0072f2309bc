import assert from 'node:assert/strict';
import { slotAt } from './slots.ts';

const PLAY = '- hosts: all\n  tasks:\n';
const CASES: readonly (readonly [marked: string, expected: string])[] = [
  ['- hosts: all\n  be|\n', 'ansible key play, "be", "be", suffix ": ", beside hosts'],
  ['- hosts: all\n  |\n', 'ansible key play, "", "", suffix ": ", beside hosts'],
  ['- hosts: all\n  gather_facts: |\n', 'ansible value play/gather_facts, "", ""'],
  ['- hosts: all\n  roles:\n    - co|', 'ansible reference role, "co", "co", scope role'],
  ['- hosts: all\n  module_defaults:\n    a|\n', 'ansible key module, "a", "a", suffix ": "'],
  [
    '- hosts: all\n  module_defaults:\n    apt:\n      lo|\n',
    'ansible key module/ansible.builtin.apt, "lo", "lo", suffix ": "',
  ],
  [`${PLAY}    - |\n`, 'ansible key task, "", "", suffix ": "'],
  [`${PLAY}    - na|\n`, 'ansible key task, "na", "na", suffix ": "'],
  [`${PLAY}    - name: x\n      ap|\n`, 'ansible key task, "ap", "ap", suffix ": ", beside name'],
  [`${PLAY}    - name: x\n      ap|: y\n`, 'ansible key task, "ap", "ap", beside name'],
  [`${PLAY}    - apt:\n        |\n`, 'ansible key module/ansible.builtin.apt, "", "", suffix ": "'],
  [
    `${PLAY}    - apt:\n        name: x\n        st|\n`,
    'ansible key module/ansible.builtin.apt, "st", "st", suffix ": ", beside name',
  ],
  [
    `${PLAY}    - apt: {name: x, st|}\n`,
    'ansible key module/ansible.builtin.apt, "st", "st", suffix ": ", beside name',
  ],
  [
    `${PLAY}    - apt:\n        state: |\n`,
    'ansible value module/ansible.builtin.apt/state, "", ""',
  ],
  [
    `${PLAY}    - apt:\n        state: "la|"\n`,
    'ansible value module/ansible.builtin.apt/state, "la", "la"',
  ],
  [
    `${PLAY}    - apt: name=x st|\n`,
    'ansible key module/ansible.builtin.apt, "st", "st", suffix "=", beside name',
  ],
  [
    `${PLAY}    - apt: name=x state=la|\n`,
    'ansible value module/ansible.builtin.apt/state, "la", "la"',
  ],
  [
    `${PLAY}    - docker_container:\n        network_mode: h|\n`,
    'ansible value module/community.docker.docker_container/network_mode, "h", "h"',
  ],
  [
    `${PLAY}    - docker_container:\n        capabilities:\n          - |\n`,
    'ansible value module/community.docker.docker_container/capabilities, "", ""',
  ],
  [`${PLAY}    - apt: x\n      become: |\n`, 'ansible value task/become, "", ""'],
  [
    `${PLAY}    - apt: x\n      notify: re|\n`,
    'ansible reference task/notify, "re", "re", scope handler',
  ],
  [
    `${PLAY}    - apt: x\n      notify:\n        - re|\n`,
    'ansible reference task/notify, "re", "re", scope handler',
  ],
  [
    `${PLAY}    - block:\n        - debug: msg=x\n      resc|\n`,
    'ansible key block, "resc", "resc", suffix ": "',
  ],
  [`${PLAY}    - block:\n        - deb|\n`, 'ansible key task, "deb", "deb", suffix ": "'],
  [`${PLAY}    - debug: msg=x\n  post|\n`, 'ansible key play, "post", "post", suffix ": "'],
  [`${PLAY}    - debug: msg=x\n- ho|\n`, 'ansible key play, "ho", "ho", suffix ": "'],
  ['- hosts: all\n  handlers:\n    - li|\n', 'ansible key handler, "li", "li", suffix ": "'],
  ["- hosts: \"{{ x | selectattr('a', 'def¦') }}\"\n", 'ansible key test, "def", "def"'],
  ['- hosts: "{{ x | select(\'def¦\') }}"\n', 'ansible key test, "def", "def"'],
  ['- hosts: "{{ x | map(\'up¦\') }}"\n', 'ansible key filter, "up", "up"'],
  [`${PLAY}    - debug: msg="{{ x | b¦ }}"\n`, 'ansible key filter, "b", "b"'],
  [`${PLAY}    - debug:\n        msg: "{{ x |¦ }}"\n`, 'ansible key filter, "", ""'],
  [
    `${PLAY}    - debug:\n        msg: "{{ x¦ }}"\n`,
    'ansible reference variable, "x", "x", scope variable',
  ],
  [`${PLAY}    - debug:\n        msg: "{{ lookup('fi¦') }}"\n`, 'ansible key lookup, "fi", "fi"'],
  [`${PLAY}    - debug: x\n      when: a is def¦\n`, 'ansible key test, "def", "def"'],
  [`${PLAY}    - debug: x\n      when: a | le¦\n`, 'ansible key filter, "le", "le"'],
  [`${PLAY}    - debug: x\n      when: ¦\n`, 'ansible reference variable, "", "", scope variable'],
  [`${PLAY}    # com|ment\n`, 'none'],
];

const OTHERS: readonly (readonly [file: string, marked: string, expected: string])[] = [
  ['roles/x/meta/main.yml', 'dep|\n', 'ansible key role-meta, "dep", "dep", suffix ": "'],
  [
    'group_vars/all.yml',
    'ansible_us|\n',
    'ansible key variable, "ansible_us", "ansible_us", suffix ": "',
  ],
  ['roles/x/tasks/main.yml', '- |', 'ansible key task, "", "", suffix ": "'],
  [
    'inventory',
    'web1 ansible_h|',
    'ansible key inventory/host, "ansible_h", "ansible_h", suffix "="',
  ],
  [
    'inventory',
    'web1 ansible_connection=l|',
    'ansible value inventory/host/ansible_connection, "l", "l"',
  ],
  ['inventory', 'we|', 'none'],
  [
    'inventory',
    '[all:vars]\nansible_b|',
    'ansible key variable, "ansible_b", "ansible_b", suffix "="',
  ],
];

describe('slots of Ansible', () => {
  for (const [marked, expected] of CASES)
    it(JSON.stringify(marked), () =>
      assert.equal(slotAt('site.yml', marked, marked.includes('¦') ? '¦' : '|'), expected),
    );
  for (const [file, marked, expected] of OTHERS)
    it(`${file}: ${JSON.stringify(marked)}`, () =>
      assert.equal(slotAt(file, marked, marked.includes('¦') ? '¦' : '|'), expected));
});
