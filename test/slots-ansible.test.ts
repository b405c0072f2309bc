import assert from 'node:assert/strict';
import { open } from './harness.ts';

/** The slot at `|` (`¦` in texts with a bar of their own), as `role path "typed"` and what else it says. */
function slotAt(marked: string, file: string): string {
  const mark = marked.includes('¦') ? '¦' : '|';
  const offset = marked.indexOf(mark);
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const slot = open(file, text).slot(offset);
  if (!slot) return 'none';
  const { prefix, role, replace, typed, siblings, scope, suffix } = slot;
  return [
    `${role} ${prefix.path.join('/') || '.'}`,
    JSON.stringify(typed),
    JSON.stringify(text.slice(replace.from, replace.to)),
    ...(scope === undefined ? [] : [`scope ${scope}`]),
    ...(suffix === undefined ? [] : [`suffix ${JSON.stringify(suffix)}`]),
    ...(siblings.length ? [`beside ${siblings.join(' ')}`] : []),
  ].join(', ');
}

const PLAY = '- hosts: all\n  tasks:\n';
const CASES: readonly (readonly [marked: string, expected: string])[] = [
  ['- hosts: all\n  be|\n', 'key play, "be", "be", suffix ": ", beside hosts'],
  ['- hosts: all\n  |\n', 'key play, "", "", suffix ": ", beside hosts'],
  ['- hosts: all\n  gather_facts: |\n', 'value play/gather_facts, "", ""'],
  ['- hosts: all\n  roles:\n    - co|', 'reference role, "co", "co", scope role'],
  [`${PLAY}    - |\n`, 'key task, "", "", suffix ": "'],
  [`${PLAY}    - na|\n`, 'key task, "na", "na", suffix ": "'],
  [`${PLAY}    - name: x\n      ap|\n`, 'key task, "ap", "ap", suffix ": ", beside name'],
  [`${PLAY}    - name: x\n      ap|: y\n`, 'key task, "ap", "ap", beside name'],
  [`${PLAY}    - apt:\n        |\n`, 'key module/ansible.builtin.apt, "", "", suffix ": "'],
  [
    `${PLAY}    - apt:\n        name: x\n        st|\n`,
    'key module/ansible.builtin.apt, "st", "st", suffix ": ", beside name',
  ],
  [
    `${PLAY}    - apt: {name: x, st|}\n`,
    'key module/ansible.builtin.apt, "st", "st", suffix ": ", beside name',
  ],
  [`${PLAY}    - apt:\n        state: |\n`, 'value module/ansible.builtin.apt/state, "", ""'],
  [
    `${PLAY}    - apt:\n        state: "la|"\n`,
    'value module/ansible.builtin.apt/state, "la", "la"',
  ],
  [
    `${PLAY}    - apt: name=x st|\n`,
    'key module/ansible.builtin.apt, "st", "st", suffix "=", beside name',
  ],
  [`${PLAY}    - apt: name=x state=la|\n`, 'value module/ansible.builtin.apt/state, "la", "la"'],
  [
    `${PLAY}    - docker_container:\n        network_mode: h|\n`,
    'value module/community.docker.docker_container/network_mode, "h", "h"',
  ],
  [
    `${PLAY}    - docker_container:\n        capabilities:\n          - |\n`,
    'value module/community.docker.docker_container/capabilities, "", ""',
  ],
  [`${PLAY}    - apt: x\n      become: |\n`, 'value task/become, "", ""'],
  [`${PLAY}    - apt: x\n      notify: re|\n`, 'reference task/notify, "re", "re", scope handler'],
  [
    `${PLAY}    - apt: x\n      notify:\n        - re|\n`,
    'reference task/notify, "re", "re", scope handler',
  ],
  [
    `${PLAY}    - block:\n        - debug: msg=x\n      resc|\n`,
    'key block, "resc", "resc", suffix ": "',
  ],
  [`${PLAY}    - block:\n        - deb|\n`, 'key task, "deb", "deb", suffix ": "'],
  [`${PLAY}    - debug: msg=x\n  post|\n`, 'key play, "post", "post", suffix ": "'],
  [`${PLAY}    - debug: msg=x\n- ho|\n`, 'key play, "ho", "ho", suffix ": "'],
  ['- hosts: all\n  handlers:\n    - li|\n', 'key handler, "li", "li", suffix ": "'],
  [`${PLAY}    - debug: msg="{{ x | b¦ }}"\n`, 'key filter, "b", "b"'],
  [`${PLAY}    - debug:\n        msg: "{{ x |¦ }}"\n`, 'key filter, "", ""'],
  [
    `${PLAY}    - debug:\n        msg: "{{ x¦ }}"\n`,
    'reference variable, "x", "x", scope variable',
  ],
  [`${PLAY}    - debug:\n        msg: "{{ lookup('fi¦') }}"\n`, 'key lookup, "fi", "fi"'],
  [`${PLAY}    - debug: x\n      when: a is def¦\n`, 'key test, "def", "def"'],
  [`${PLAY}    - debug: x\n      when: a | le¦\n`, 'key filter, "le", "le"'],
  [`${PLAY}    - debug: x\n      when: ¦\n`, 'reference variable, "", "", scope variable'],
  [`${PLAY}    # com|ment\n`, 'none'],
];

const OTHERS: readonly (readonly [file: string, marked: string, expected: string])[] = [
  ['roles/x/meta/main.yml', 'dep|\n', 'key role-meta, "dep", "dep", suffix ": "'],
  ['group_vars/all.yml', 'ansible_us|\n', 'key variable, "ansible_us", "ansible_us", suffix ": "'],
  ['roles/x/tasks/main.yml', '- |', 'key task, "", "", suffix ": "'],
  ['inventory', 'web1 ansible_h|', 'key inventory/host, "ansible_h", "ansible_h", suffix "="'],
  ['inventory', 'web1 ansible_connection=l|', 'value inventory/host/ansible_connection, "l", "l"'],
  ['inventory', 'we|', 'none'],
  ['inventory', '[all:vars]\nansible_b|', 'key variable, "ansible_b", "ansible_b", suffix "="'],
];

describe('slots of Ansible', () => {
  for (const [marked, expected] of CASES)
    it(JSON.stringify(marked), () => assert.equal(slotAt(marked, 'site.yml'), expected));
  for (const [file, marked, expected] of OTHERS)
    it(`${file}: ${JSON.stringify(marked)}`, () => assert.equal(slotAt(marked, file), expected));
});
