import type { Case, Leads, Refused } from './cases.ts';

const site = (text: string) => ({ 'site.yml': text });
const tasks = (text: string) => site(`- hosts: all\n  tasks:\n${text}`);

export const CASES: readonly Case[] = [
  [
    'a handler',
    site(
      `- hosts: all
  tasks:
    - apt: {name: x}
      notify: «restart web»
    - apt: {name: x}
      notify: ["«restart web»", "other {{ x }}"]
    - apt: {name: x}
      notify:
        - '«restart web»'
        - "web : «restart web»"
  handlers:
    - name: «=restart web»
      service: {name: web, state: restarted}
    - name: "«restart web» {{ x }}"
      debug:
`.replace('"«restart web» {{', '"restart web {{'),
    ),
  ],
  [
    'a topic that handlers listen to',
    site(`- hosts: all
  tasks:
    - apt: {name: x}
      notify: «web changed»
  handlers:
    - name: a
      debug:
      listen: "«=web changed»"
    - name: b
      debug:
      listen: [«=web changed»]
`),
  ],
  [
    'a handler of a role',
    {
      'roles/web/tasks/main.yml': '- apt: {name: x}\n  notify: «reload»\n',
      'roles/web/handlers/main.yml': '- name: «=reload»\n  debug:\n',
      'site.yml':
        '- hosts: all\n  roles: [web]\n  tasks:\n    - apt: {name: x}\n      notify: «reload»\n',
    },
  ],
  [
    'a variable in all that reads it',
    tasks(`    - command: id -u
      register: «=out»
      until: «out».rc == 0
      changed_when: "'x' in «out».stdout"
      failed_when:
        - «out».rc > 1
        - "'out.out' == «out».out"
    - debug:
        msg: "{{ «out».stdout | default(«out» | length) }} out {{ x.out }} {{ a | out }} {{ b is out }}"
      when: «out» is defined and not («out».failed or f(out=1))
      loop: "{{ «out».results }}"
    - debug: var=«out».rc
    - ansible.builtin.debug:
        var: «out»
    - shell: echo {{ «out».rc }} out
      name: A {{ «out» }}
    - assert:
        that: «out».rc == 0
`),
  ],
  [
    'a variable of a play',
    site(`- hosts: all
  vars:
    «=port»: 80
    other: "{{ «port» + 1 }}"
  tasks:
    - set_fact: {x: "{{ «port» }}"}
      vars: {y: "{{ «port» }}"}
  environment: {PORT: "{{ «port» }}"}
`),
  ],
  [
    'a fact that is set',
    tasks(
      '    - set_fact: {«=a»: 1, cacheable: true}\n    - ansible.builtin.set_fact: b={{ «a» }}\n',
    ),
  ],
  ['a fact in free form', tasks('    - set_fact: «=a»=1\n    - debug: msg={{ «a» }}\n')],
  [
    'what is asked for',
    site(
      '- hosts: all\n  vars_prompt:\n    - name: «=user»\n      prompt: name\n  tasks:\n    - debug: {msg: "{{ «user» }}"}\n',
    ),
  ],
  [
    'the variable of a loop',
    tasks(
      '    - debug: {msg: "{{ «it».name }} {{ i }} {{ item }}"}\n      loop: [1]\n      loop_control: {loop_var: «=it», index_var: i}\n',
    ),
  ],
  [
    'a variable of a group, across the project',
    {
      'group_vars/all.yml': '«=port»: 80\nurl: "http://{{ «port» }}"\n',
      'site.yml': '- hosts: all\n  roles:\n    - {role: web, x: "{{ «port» }}"}\n',
      'roles/web/tasks/main.yml': '- debug:\n    msg: "{{ «port» }}"\n  when: «port» > 1\n',
      'roles/web/handlers/main.yml': '- name: a\n  debug: {var: «port»}\n',
    },
  ],
  [
    'a default of a role and who sets it',
    {
      'roles/web/defaults/main.yml': '«size»: 80\n',
      'roles/web/tasks/main.yml': '- debug: {msg: "{{ «size» }}"}\n',
      'site.yml':
        '- hosts: all\n  roles:\n    - role: web\n      «size»: 1\n    - role: web\n      vars: {«size»: 2}\n',
      inventory: '[web]\na «size»=1\n[web:vars]\n«size»=2\n',
    },
  ],
  [
    'a tag: all say it alike',
    site(`- hosts: all
  tags: [«web», always]
  tasks:
    - debug:
      tags: «web»
    - debug:
      tags: "a, «web»,b"
    - debug:
      tags:
        - "«web»"
        - webs
  roles:
    - {role: x, tags: [«web»]}
`),
  ],
  [
    'an anchor, given anew',
    site('- hosts: all\n  vars:\n    a: &«=x» 1\n    b: *«x»\n    c: &x 2\n    d: *x\n'),
    { shared: true },
  ],
];

export const REFUSALS: readonly Refused[] = [
  [
    'a loop in a template',
    tasks('    - debug: {msg: "{% for h in a %}{{ «h» }}{% endfor %}"}\n'),
    'x',
  ],
  ['what a template sets', tasks('    - debug: {msg: "{% set h = 1 %}{{ «h» }}"}\n'), 'x'],
  ['the item of a loop', tasks('    - debug: {msg: "{{ «item» }}"}\n      loop: [1]\n'), 'x'],
  ['a filter', tasks('    - debug: {msg: "{{ a | «lower» }}"}\n'), 'x'],
  ['a test', tasks('    - debug:\n      when: a is «defined»\n'), 'x'],
  ['an attribute', tasks('    - debug:\n      when: a.«b»\n'), 'x'],
  [
    'what Ansible knows',
    { 'group_vars/all.yml': '«ansible_user»: root\n' },
    'x',
    /^ansible_user is a name that is given/,
  ],
  ['a tag with a meaning', tasks('    - debug:\n      tags: [«always»]\n'), 'x', /is given/],
  ['a role', site('- hosts: all\n  roles: [«web»]\n'), 'x', /^Nothing in sight declares web/],
  [
    'a handler in quotes, to what would need others',
    site(`- hosts: all\n  handlers:\n    - name: "«a»"\n      debug:\n`),
    'b"',
    /^A handler is named by/,
  ],
];

const role = { 'roles/web/defaults/main.yml': '', 'roles/web/tasks/main.yml': '' };

export const LEADS: readonly Leads[] = [
  [
    'a role',
    {
      'site.yml':
        '- hosts: all\n  roles:\n    - «web»\n    - role: «web»\n    - "{{ web }}"\n  tasks:\n' +
        '    - import_role: {name: "«web»"}\n    - ansible.builtin.include_role:\n        name: «web»\n',
      'roles/db/meta/main.yml': 'dependencies:\n  - «web»\n  - {role: «web»}\n',
      'roles/db/tasks/main.yml': '- include_role: name=«web»\n',
      ...role,
    },
    'roles/web/tasks/main.yml',
  ],
  [
    'other tasks of a role',
    {
      'site.yml': '- hosts: all\n  tasks:\n    - import_role: {name: «web», tasks_from: more}\n',
      ...role,
      'roles/web/tasks/more.yml': '',
    },
    'roles/web/tasks/more.yml',
  ],
  [
    'a role without tasks',
    { 'site.yml': '- hosts: all\n  roles: [«vars»]\n', 'roles/vars/defaults/main.yml': '' },
    'roles/vars/defaults/main.yml',
  ],
  [
    'tasks that are included',
    {
      'roles/web/tasks/main.yml':
        '- include_tasks: «more.yml»\n- import_tasks: {file: «more.yml»}\n- include_tasks: "{{ x }}.yml"\n',
      'roles/web/tasks/more.yml': '',
    },
    'roles/web/tasks/more.yml',
  ],
  [
    'a playbook',
    { 'site.yml': '- import_playbook: «db.yml»\n', 'db.yml': '- hosts: all\n' },
    'db.yml',
  ],
  [
    'values',
    {
      'site.yml': '- hosts: all\n  vars_files: [«group_vars/all.yml»]\n',
      'group_vars/all.yml': 'a: 1\n',
    },
    'group_vars/all.yml',
  ],
];
