import assert from 'node:assert/strict';
import { selection } from '../server/src/features/selection.ts';
import { open } from './harness.ts';

/** `<|>` is the cursor; every selection but the whole file, from small to large. */
const CASES: readonly (readonly [file: string, text: string, selected: readonly string[]])[] = [
  [
    'Dockerfile',
    'FROM a\nRUN docker run --network=ho<|>st img && ls\n',
    [
      'host',
      '--network=host',
      'run --network=host img',
      'docker run --network=host img',
      'docker run --network=host img && ls',
      'RUN docker run --network=host img && ls',
      'FROM a\nRUN docker run --network=host img && ls',
    ],
  ],
  [
    'compose.yaml',
    'services:\n  web:\n    image: "nginx:1.<|>27"\n    tty: true\n',
    [
      '27',
      '1.27',
      'nginx:1.27',
      '"nginx:1.27"',
      'image: "nginx:1.27"',
      'web:\n    image: "nginx:1.27"\n    tty: true',
      'services:\n  web:\n    image: "nginx:1.27"\n    tty: true',
    ],
  ],
  [
    'compose.yaml',
    'name: a\n---\nname: <|>b\nservices: {}\n',
    ['b', 'name: b', '---\nname: b\nservices: {}'],
  ],
  [
    'site.yml',
    '- hosts: all\n  tasks:\n    - shell: |\n        true\n        apt-get install -y gi<|>t\n',
    [
      'git',
      'install -y git',
      'apt-get install -y git',
      'shell: |\n        true\n        apt-get install -y git',
      '- shell: |\n        true\n        apt-get install -y git',
      'tasks:\n    - shell: |\n        true\n        apt-get install -y git',
      '- hosts: all\n  tasks:\n    - shell: |\n        true\n        apt-get install -y git',
    ],
  ],
  [
    'main.tf',
    'resource "aws_instance" "web" {\n  root_block_device {\n    encrypted = tr<|>ue\n  }\n}\n',
    [
      'true',
      'encrypted = true',
      'root_block_device {\n    encrypted = true\n  }',
      'resource "aws_instance" "web" {\n  root_block_device {\n    encrypted = true\n  }\n}',
    ],
  ],
  [
    'Vagrantfile',
    'Vagrant.configure("2") do |config|\n  config.vm.box = "ubuntu/ja<|>mmy64"\nend\n',
    [
      'jammy64',
      'ubuntu/jammy64',
      '"ubuntu/jammy64"',
      'config.vm.box = "ubuntu/jammy64"',
      'do |config|\n  config.vm.box = "ubuntu/jammy64"\nend',
      'Vagrant.configure("2") do |config|\n  config.vm.box = "ubuntu/jammy64"\nend',
    ],
  ],
];

describe('selection', () => {
  for (const [file, marked, selected] of CASES)
    it(`grows in ${file}: ${selected[0]}`, () => {
      const offset = marked.indexOf('<|>');
      const text = marked.replace('<|>', '');
      const found = selection(open(file, text), offset);
      assert.deepEqual(
        found.map(({ from, to }) => text.slice(from, to)),
        [...selected, text],
      );
    });

  it('always holds the cursor and what was selected before', () => {
    for (const [file, marked] of CASES) {
      const text = marked.replace('<|>', '');
      const document = open(file, text);
      for (let offset = 0; offset <= text.length; offset++) {
        let before = { from: offset, to: offset };
        for (const span of selection(document, offset)) {
          assert.ok(span.from <= before.from && before.to <= span.to, `${file} ${offset}`);
          assert.ok(span.to - span.from > before.to - before.from);
          before = span;
        }
        assert.deepEqual(before, { from: 0, to: text.length });
      }
    }
  });
});
