import assert from 'node:assert/strict';
import { folds } from '../server/src/features/folding.ts';
import { open } from './harness.ts';

/** By path: what is folded, as lines from 1 with the last one hidden; a closing line is not. */
const CASES: readonly (readonly [title: string, file: string, text: string, folded: string])[] = [
  [
    'stages, instructions, here-documents and comments',
    'Dockerfile',
    `# syntax=docker/dockerfile:1
# about the build
# in two lines
FROM debian:12 AS build
RUN apt-get update \\
    # why
    # and how
 && apt-get install -y \\
      git
COPY <<EOF /a
one
EOF

# the other stage
FROM build
RUN true
`,
    '2-3 comment, 4-12, 5-9, 6-7 comment, 8-9, 10-12, 15-16',
  ],
  [
    'maps, lists at any column, block scalars, flow, comments',
    'compose.yaml',
    `x-a: &a
  restart: always
services:
  web:
    ports:
    - "80:80"
    - "81:81"
    command: |
      if true; then
        echo # no comment
      fi

    labels: [
      a,
      b
    ]
    # behind
    # it
  # db:
  #   image: b
  db:
    image: b
`,
    '1-2, 3-22, 4-18, 5-7, 8-11, 9-10, 13-15, 17-18 comment, 19-20 comment, 21-22',
  ],
  [
    'documents',
    'compose.yaml',
    '---\nname: a\nservices:\n  a:\n    image: a\n---\nname: b\n# end\n',
    '1-5, 3-5, 4-5, 6-8',
  ],
  ['one document is the file', 'compose.yaml', '---\nname: a\n', ''],
  [
    'plays, tasks, blocks, items of lists',
    'site.yml',
    `- hosts: all
  tasks:
    - name: a
      block:
        - debug:
            msg: >-
              one
              two
        - ping:
  # region mine
    - ping:
  # endregion
- hosts: b
  roles: [c]
`,
    '1-12, 2-11, 3-9, 4-9, 5-8, 6-8, 10-12 region, 13-14',
  ],
  ['sections of an inventory', 'inventory', '[web]\na\nb\n\n# about db\n[db]\nc\n', '1-3, 6-7'],
  [
    'blocks, collections, here-documents, comments in both spellings',
    'main.tf',
    `# a
// b
resource "aws_instance" "a" {
  tags = {
    a = 1
  }
  list = [
    {
      b = 2
    },
    3,
  ]
  text = <<-EOT
    one
    two
  EOT
  /* long
     comment */
  lifecycle { prevent_destroy = true }
}
`,
    '1-2 comment, 3-19, 4-5, 7-11, 8-9, 13-16, 17-18 comment',
  ],
  [
    'Ruby blocks, branches, here-documents, comments',
    'Vagrantfile',
    `NODES = [
  "a",
]
Vagrant.configure("2") do |config|
  # one
  # two
  NODES.each do |name|
    if name == "a"
      config.vm.define name
      puts 1
    else
      puts 2
    end
  end
  config.vm.provision "shell", inline: <<-SHELL
    echo a
    echo b
  SHELL
end
`,
    '1-2, 4-18, 5-6 comment, 7-13, 8-10, 11-12, 15-17',
  ],
];

/** What a client sees that hides whole lines. */
function shown(file: string, text: string): string {
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const lines = folds(open(file, text)).map(({ from, to, kind }) => {
    const isClosing = text.slice(text.lastIndexOf('\n', to - 1) + 1, to).trim() === '';
    const last = lineOf(to) - Number(isClosing);
    return last > lineOf(from) ? `${lineOf(from)}-${last}${kind ? ` ${kind}` : ''}` : '';
  });
  return lines.filter(Boolean).join(', ');
}

describe('folding', () => {
  for (const [title, file, text, folded] of CASES)
    it(`${file}: ${title}`, () => {
      assert.equal(shown(file, text), folded);
      assert.equal(shown(file, text.replaceAll('\n', '\r\n')), folded, 'with other line breaks');
      // What is remembered of segments moves with them.
      const head = '# x\n\n';
      const moved = open(file, text).edit({ from: 0, to: 0, text: head });
      const ends = (of: typeof moved) => folds(of).map(({ from, to }) => [from, to]);
      assert.deepEqual(ends(moved), ends(open(file, head + text)));
    });
});
