import assert from 'node:assert/strict';
import { type Symbol, symbols } from '../server/src/features/symbols.ts';
import { open } from './harness.ts';

/** By path: the outline, an entry per line with what it is behind its name. */
const CASES: readonly (readonly [file: string, text: string, outline: string])[] = [
  [
    'Dockerfile',
    'ARG A\nFROM a AS build\nRUN true\n# b\nFROM b\nCOPY a b\nRUN true\n',
    'A (ARG)\nbuild (FROM)\n  RUN (true)\nFROM (b)\n  COPY (a b)\n  RUN (true)\n',
  ],
  [
    'Dockerfile',
    'FROM --platform=$P a\nENV A=1 \\\n  B=2\nENV C=1\nRUN --mount=type=ssh make && \\\n  b\nRUN <<E\na\nE\n',
    'FROM (--platform=$P a)\n  ENV\n    A\n    B\n  C (ENV)\n  RUN (--mount=type=ssh make &&)\n  RUN (<<E)\n',
  ],
  [
    'compose.yaml',
    'services:\n  web:\n    image: a\n  db:\n    ports: ["1:1"]\nvolumes:\n  v:\n',
    'services\n  web\n    image\n  db\n    ports\nvolumes\n  v\n',
  ],
  [
    'compose.yaml',
    'x-log: &log\n  logging:\n    driver: none\nservices:\n  web: &w\n    <<: *log\n',
    'x-log\n  logging\n    driver\nservices\n  web\n    <<\n',
  ],
  [
    'site.yml',
    `- name: one
  hosts: all
  tasks:
    - name: a
      block:
        - name: b
          ping:
      rescue:
        - name: c
          ping:
    - name: d
      ping:
  handlers:
    - name: h
      ping:
- hosts: two
`,
    `one
  name
  hosts
  tasks
    a
      name
      block
        b
          name
          ping
      rescue
        c
          name
          ping
    d
      name
      ping
  handlers
    h
      name
      ping
hosts
  hosts
`,
  ],
  ['main.tf', 'resource "a" "b" {\n  c {\n    d = 1\n  }\n}\n', 'a.b (resource)\n  c\n    d\n'],
  ['main.tf', 'locals {\n  a = 1\n  b = 2\n}\n', 'locals\n  a\n  b\n'],
  ['inventory', '[web]\na\nb\n[db]\nc\n', 'web\n  a\n  b\ndb\n  c\n'],
  [
    'Vagrantfile',
    'Vagrant.configure("2") do |c|\n  c.vm.define "web" do |w|\n    w.vm.box = "x"\n  end\nend\n',
    'configure ("2")\n  web (define)\n    box\n',
  ],
];

const written = (all: readonly Symbol[], indent = ''): string =>
  all
    .map(({ name, detail, children }) => {
      const what = detail ? ` (${detail})` : '';
      return `${indent}${name}${what}\n${written(children, `${indent}  `)}`;
    })
    .join('');

describe('symbols', () => {
  for (const [file, text, outline] of CASES)
    it(`outline ${file}`, () => {
      const found = symbols(open(file, text));
      assert.equal(written(found), outline);
      const check = (all: readonly Symbol[], from: number, to: number): void => {
        for (const { span, label, children } of all) {
          assert.ok(from <= span.from && span.to <= to, 'children lie in what holds them');
          assert.ok(span.from <= label.from && label.to <= span.to, 'labels lie in their entries');
          check(children, span.from, span.to);
        }
      };
      check(found, 0, text.length);
    });
});
