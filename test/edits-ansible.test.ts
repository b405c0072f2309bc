import assert from 'node:assert/strict';
import type { Node } from '../server/src/core/node.ts';
import { walk } from '../server/src/core/node.ts';
import type { Edit } from '../server/src/core/span.ts';
import { open } from './harness.ts';

const HEAD = '- hosts: all\n  tasks:\n';

/** The text of a play after an edit of the node that `pick` finds in it. */
function edited(
  tasks: string,
  pick: (node: Node) => boolean,
  change: (node: Node, text: string) => Edit | undefined,
): string | undefined {
  const text = HEAD + tasks;
  const document = open('site.yml', text);
  for (const { segment, nodes } of document.parts) {
    const node = [...walk(nodes)].find(pick);
    if (!node) continue;
    const own = text.slice(segment.from, segment.to);
    const edit = change(node, own);
    if (!edit) return undefined;
    const result =
      text.slice(0, segment.from) +
      own.slice(0, edit.from) +
      edit.text +
      own.slice(edit.to) +
      text.slice(segment.to);
    return result.slice(HEAD.length);
  }
  throw new Error('no such node');
}

const { edits } = open('site.yml', HEAD).origin.language;
const at = (path: string) => (node: Node) =>
  node.kind !== 'value' && node.addresses.some((one) => one.path.join('/') === path);
const insert = (key: string, value: string | number | boolean) => (node: Node, text: string) =>
  edits.insertChild(node, text, key, value);
const remove = (node: Node, text: string): Edit => ({ ...edits.remove(node, text), text: '' });

describe('edits of Ansible', () => {
  it('adds a keyword to a task', () =>
    assert.equal(
      edited('    - shell: x\n    - debug: y\n', at('task'), insert('changed_when', false)),
      '    - shell: x\n      changed_when: false\n    - debug: y\n',
    ));
  it('adds an option to a module', () =>
    assert.equal(
      edited(
        '    - copy:\n        src: x\n      when: a\n',
        at('module/ansible.builtin.copy'),
        insert('mode', '0644'),
      ),
      '    - copy:\n        src: x\n        mode: "0644"\n      when: a\n',
    ));
  it('adds an option to a module in braces', () =>
    assert.equal(
      edited('    - copy: {src: x}\n', at('module/ansible.builtin.copy'), insert('mode', '0644')),
      '    - copy: {src: x, mode: "0644"}\n',
    ));
  it('adds a pair to a free form', () =>
    assert.equal(
      edited(
        '    - copy: src=x dest=/y\n',
        at('module/ansible.builtin.copy'),
        insert('mode', '0644'),
      ),
      '    - copy: src=x dest=/y mode=0644\n',
    ));
  it('adds nothing to a command line', () =>
    assert.equal(
      edited('    - shell: x\n', at('module/ansible.builtin.shell'), insert('chdir', '/')),
      undefined,
    ));
  it('removes a keyword', () =>
    assert.equal(
      edited('    - shell: x\n      become: true\n      tags: a\n', at('task/become'), remove),
      '    - shell: x\n      tags: a\n',
    ));
  it('removes the first keyword', () =>
    assert.equal(
      edited('    - become: true\n      shell: x\n', at('task/become'), remove),
      '    - shell: x\n',
    ));
  it('removes an option', () =>
    assert.equal(
      edited(
        '    - apt: {name: x, state: latest}\n',
        at('module/ansible.builtin.apt/state'),
        remove,
      ),
      '    - apt: {name: x}\n',
    ));
  it('removes a pair of a free form', () =>
    assert.equal(
      edited(
        '    - apt: name=x state=latest force=yes\n',
        at('module/ansible.builtin.apt/state'),
        remove,
      ),
      '    - apt: name=x force=yes\n',
    ));
});
