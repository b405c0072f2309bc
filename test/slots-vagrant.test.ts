import assert from 'node:assert/strict';
import { open } from './harness.ts';

/** Asks at the `|>` of a text what may be written there. A lone bar is Ruby's own. */
function slot(marked: string): string {
  const cursor = marked.indexOf('|>');
  const text = marked.slice(0, cursor) + marked.slice(cursor + 2);
  const found = open('Vagrantfile', text).slot(cursor);
  if (!found) return 'none';
  const { prefix, role, replace, typed, siblings, suffix } = found;
  return [
    role,
    prefix.path.join('/'),
    `[${text.slice(replace.from, replace.to)}]`,
    `typed "${typed}"`,
    ...(siblings.length ? [`beside ${siblings.join(' ')}`] : []),
    ...(suffix === undefined ? [] : [`then "${suffix}"`]),
  ].join(', ');
}

const inConfig = (line: string): string =>
  [
    'Vagrant.configure("2") do |config|',
    '  config.vm.box = "größe"',
    `  ${line}`,
    '  config.vm.hostname = "after"',
    '  config.vm.provider "virtualbox" do |vb|',
    '    vb.memory = 512',
    '  end',
    'end',
    '',
  ].join('\n');

const inProvider = (line: string): string =>
  [
    'Vagrant.configure("2") do |config|',
    '  config.vm.provider "virtualbox" do |vb, override|',
    '    vb.gui = true',
    `    ${line}`,
    '    vb.cpus = 2',
    '  end',
    'end',
  ].join('\n');

const CASES: readonly (readonly [string, string])[] = [
  [
    inConfig('config.vm.|>'),
    'key, config.vm, [], typed "", beside box hostname provider, then " = "',
  ],
  [
    inConfig('config.vm.bo|>'),
    'key, config.vm, [bo], typed "bo", beside box hostname provider, then " = "',
  ],
  [
    inConfig('config.vm.bo|>x = "a"'),
    'key, config.vm, [box], typed "bo", beside box hostname provider',
  ],
  [inConfig('config.ssh.|>'), 'key, config.ssh, [], typed "", then " = "'],
  [inConfig('config.|>'), 'key, , [config.], typed "config.", then "."'],
  [inConfig('config.v|>'), 'key, , [config.v], typed "config.v", then "."'],
  [inConfig('Vagrant.|>'), 'key, , [Vagrant.], typed "Vagrant."'],
  [inConfig('config.vm.network "|>"'), 'value, config.vm/network, [], typed ""'],
  [inConfig('config.vm.network "priv|>'), 'value, config.vm/network, [priv], typed "priv"'],
  [inConfig("config.vm.network 'priv|>ate'"), 'value, config.vm/network, [private], typed "priv"'],
  [inConfig('config.vm.network :pub|>'), 'value, config.vm/network, [pub], typed "pub"'],
  [
    inConfig('config.vm.network "forwarded_port", |>'),
    'key, config.vm/network/forwarded_port, [], typed "", then ": "',
  ],
  [
    inConfig('config.vm.network "forwarded_port", guest: 80, ho|>'),
    'key, config.vm/network/forwarded_port, [ho], typed "ho", beside guest, then ": "',
  ],
  [
    inConfig('config.vm.network "forwarded_port", guest: 80, ho|>st: 8080'),
    'key, config.vm/network/forwarded_port, [host], typed "ho", beside guest',
  ],
  [
    inConfig('config.vm.network "forwarded_port",\n    guest: 80,\n    |>'),
    'key, config.vm/network/forwarded_port, [], typed "", beside guest, then ": "',
  ],
  [
    inConfig('config.vm.network("forwarded_port", protocol: "|>'),
    'value, config.vm/network/forwarded_port/protocol, [], typed ""',
  ],
  [
    inConfig('config.vm.network :forwarded_port, :proto|> => "tcp"'),
    'key, config.vm/network/forwarded_port, [proto], typed "proto"',
  ],
  [
    inConfig('config.vm.network "private_network", type: |>'),
    'value, config.vm/network/private_network/type, [], typed ""',
  ],
  [
    inConfig('config.vm.provider "vir|>" do |v|\n  end'),
    'value, config.vm/provider, [vir], typed "vir"',
  ],
  [inConfig('config.vm.provision :|>'), 'value, config.vm/provision, [], typed ""'],
  [inConfig('config.vm.provision "shell", |>'), 'key, provision/shell, [], typed "", then ": "'],
  [inConfig('config.vm.provision "boot", type: "|>"'), 'value, config.vm/provision, [], typed ""'],
  [
    inConfig('config.vm.provision "shell", run: "al|>"'),
    'value, provision/shell/run, [al], typed "al"',
  ],
  [
    inConfig('config.vm.synced_folder ".", "/vagrant", type: "|>"'),
    'value, config.vm/synced_folder/type, [], typed ""',
  ],
  [
    inConfig('config.vm.synced_folder ".", "/vagrant", disabled: true, |>'),
    'key, config.vm/synced_folder, [], typed "", beside disabled, then ": "',
  ],
  [
    inConfig('config.trigger.after :up do |t|\n    t.|>\n  end'),
    'key, config.trigger/after, [], typed "", then " = "',
  ],
  [
    inConfig('config.trigger.before :up do |t|\n    t.run = { |>'),
    'key, config.trigger/before/run, [], typed "", then ": "',
  ],
  [inProvider('vb.|>'), 'key, provider/virtualbox, [], typed "", beside gui cpus, then " = "'],
  [inProvider('vb.linked_clone = |>'), 'value, provider/virtualbox/linked_clone, [], typed ""'],
  [
    inProvider('vb.linked_clone = tr|>'),
    'value, provider/virtualbox/linked_clone, [tr], typed "tr"',
  ],
  [
    inProvider('vb.customize ["modifyvm", "|>"'),
    'value, provider/virtualbox/customize, [], typed ""',
  ],
  [inProvider('override.vm.|>'), 'key, config.vm, [], typed "", then " = "'],
  [
    'Vagrant.configure("2") do |config|\n  config.vm.define "a" do |n|\n    n.vm.|>',
    'key, config.vm, [], typed "", then " = "',
  ],
  [inConfig('# config.vm.|>'), 'none'],
  [inConfig('|>'), 'none'],
  ['|>', 'none'],
];

describe('slots in a Vagrantfile', () => {
  for (const [marked, expected] of CASES) {
    const line = marked.split('\n').find((one) => one.includes('|>')) ?? '';
    it(line.trim(), () => assert.equal(slot(marked), expected));
  }
});
