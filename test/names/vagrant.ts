import type { Case, Leads, Refused } from './cases.ts';

const file = (text: string) => ({ Vagrantfile: text });
const machine = (text: string) => file(`Vagrant.configure("2") do |config|\n${text}end\n`);

export const CASES: readonly Case[] = [
  [
    'a machine',
    machine(`  config.vm.define "«=web»", primary: true do |web|
    web.vm.provision "ansible" do |ansible|
      ansible.playbook = "web.yml"
      ansible.limit = "«web»"
      ansible.groups = { "web" => ["«web»", "db"], "other:children" => ['«web»'] }
    end
    web.vm.provision "shell", inline: "echo web"
  end
  config.vm.define :db
  config.trigger.after :up, only_on: ["«web»", :«web»] do |trigger|
    trigger.only_on = "«web»"
    trigger.name = "web"
  end
`),
  ],
  [
    'a constant in all that reads it',
    file(`«=BOX» = "web"
Vagrant.configure("2") do |config|
  config.vm.box = «BOX»
  config.vm.provider :virtualbox do |vb|
    vb.memory = «BOX».size * 2 + [«BOX»][0]
    vb.customize ["modifyvm", :id, "--memory", «BOX»]
    vb.name = "a-#{«BOX»}-BOX"
    vb.cpus = «BOX» > 1 ? «BOX» : 2
  end
  config.vm.provision "shell", inline: "echo #{«BOX»}", env: { "A" => «BOX», «BOX» => 1 }
  config.vm.define «BOX» do |m|
    m.vm.hostname = "#{«BOX»}.test" unless «BOX».nil?
  end
  puts(«BOX») if ENV["BOX"] || «BOX»
  x = <<~SH
    echo #{«BOX»}
  SH
end
`),
    { fresh: 'FRESH' },
  ],
  [
    'a variable that is set again',
    machine(`  «a» = 1
  «a» += 2
  «a» ||= 3
  b, «a» = 1, «a»
  config.vm.box = «a»
  [1].each { |i| config.vm.hostname = "#{«a»}" }
`),
  ],
  ['a global variable', machine('  config.vm.box = $«a»\n  $«=a» = 1\n  a = 2\n')],
];

export const REFUSALS: readonly Refused[] = [
  ['a parameter', machine('  [1].each { |«i»| config.vm.box = i }\n'), 'x'],
  [
    'a variable that is a parameter elsewhere',
    machine('  «i» = 1\n  [1].each { |i| config.vm.box = i }\n'),
    'x',
  ],
  [
    'the configuration',
    file('Vagrant.configure("2") do |config|\n  «config».vm.box = "a"\nend\n'),
    'x',
  ],
  ['a constant to a variable', file('«A» = 1\n'), 'a', /^A constant is named by/],
  ['to a word of Ruby', file('«a» = 1\n'), 'end', /is given/],
  ['a short form', file('«a» = 1\nputs({a:})\n'), 'x', /cannot be rewritten/],
  [
    'a machine that a constant names',
    file(
      'NAME = "web"\nVagrant.configure("2") do |config|\n  config.vm.define NAME\n' +
        '  config.trigger.after :up, only_on: "«web»"\nend\n',
    ),
    'x',
    /cannot be rewritten/,
  ],
];

export const LEADS: readonly Leads[] = [
  [
    'the playbook of a provisioner',
    {
      ...machine(
        '  config.vm.provision "ansible", playbook: "«./deploy/site.yml»"\n' +
          '  config.vm.provision :ansible do |a|\n    a.playbook = "«deploy/site.yml»"\n' +
          '    a.inventory_path = "gone"\n  end\n',
      ),
      'deploy/site.yml': '- hosts: all\n',
    },
    'deploy/site.yml',
  ],
];
