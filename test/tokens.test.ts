import assert from 'node:assert/strict';
import type { Document } from '../server/src/core/document.ts';
import { tokensOf } from '../server/src/features/tokens.ts';
import { open } from './harness.ts';

/** Each token as `text:type.modifiers`, one line per part that has any. */
function painted(document: Document): readonly string[] {
  return document.parts.flatMap((part) => {
    const text = document.text.slice(part.segment.from, part.segment.to);
    const words = tokensOf(document, part).map(
      ({ from, to, type, modifiers = [] }) =>
        `${text.slice(from, to)}:${[type, ...modifiers].join('.')}`,
    );
    return words.length ? [words.join(' ')] : [];
  });
}

const CASES: readonly (readonly [file: string, text: string, painted: readonly string[]])[] = [
  [
    'Dockerfile',
    '# a\nARG V=22\nFROM --platform=$BUILDPLATFORM node:${V} AS build\nFROM build\n' +
      'COPY --from=build --chown=1:2 a b/\nHEALTHCHECK --interval=3s CMD ["curl", "-f", "x"]\n',
    [
      '# a:comment ARG:keyword V:variable.declaration.readonly 22:number',
      'FROM:keyword --platform:parameter $:string BUILDPLATFORM:variable.readonly.defaultLibrary ' +
        'node:namespace :${:string V:variable }:string AS:keyword build:class.declaration',
      'FROM:keyword build:class',
      'COPY:keyword --from:parameter build:class --chown:parameter 1:number ::string 2:number ' +
        'a:string b/:string',
      'HEALTHCHECK:keyword --interval:parameter 3s:string CMD:keyword curl:function ' +
        '-f:parameter x:string',
    ],
  ],
  [
    'Dockerfile',
    'RUN A=b apt-get install -y curl && \\\n    # why\n    if [ -n "$A" ]; then echo 1 > /x; fi\n' +
      'RUN <<E\nfor i in 1 a; do\n  sh -c \'echo "${i}" | tee x\'\ndone\nE\n',
    [
      'RUN:keyword A:variable.declaration b:string apt-get:function install:method -y:parameter ' +
        'curl:namespace &&:operator # why:comment if:keyword [:function -n:parameter "$:string ' +
        'A:variable ":string ]:string ;:operator then:keyword echo:function 1:number >:operator ' +
        '/x:string ;:operator fi:keyword',
      'RUN:keyword for:keyword i:variable.declaration in:keyword 1:number a:string ;:operator ' +
        'do:keyword sh:function -c:parameter \':string echo:function  "${:string i:variable ' +
        '}" :string |:operator  :string tee:function  x\':string done:keyword',
    ],
  ],
  [
    'compose.yaml',
    'services:\n  web: # c\n    image: "nginx:1.27"\n    command: ["sh", "-c", "ls -l"]\n' +
      '    ports: ["80:81"]\n    tty: true\n    depends_on: [db]\n',
    [
      'services:property',
      'web:class.declaration # c:comment image:property ":string nginx:namespace ::string ' +
        '1.27:number ":string command:property sh:function -c:parameter ls:function  :string ' +
        '-l:parameter ports:property ":string 80:number ::string 81:number ":string tty:property ' +
        'true:keyword depends_on:property db:class',
    ],
  ],
  [
    'main.tf',
    'resource "aws_instance" "web" {\n  ami = upper("x-${var.n}")\n  user_data = <<-E\n' +
      '    apt-get install git\n  E\n}\n',
    [
      'resource:keyword ":string aws_instance:type ":string web:class.declaration ami:property ' +
        'upper:function n:variable.readonly user_data:property ' +
        'apt-get:function install:method git:namespace',
    ],
  ],
  [
    'site.yml',
    '- hosts: all\n  tasks:\n    - apt: { name: "{{ v }}" }\n      notify: again\n',
    [
      'hosts:keyword all:string tasks:keyword',
      'apt:class name:property "{{ :string v:variable  }}":string notify:keyword again:class',
    ],
  ],
  [
    'Vagrantfile',
    'Vagrant.configure("2") do |config|\n  config.vm.network "forwarded_port", guest: 80\nend\n',
    [
      'configure:method "2":string vm:property network:property "forwarded_port":string ' +
        'guest:property 80:number',
    ],
  ],
];

describe('tokens', () => {
  for (const [file, text, expected] of CASES)
    it(`tell what words are in ${file}: ${text.split('\n')[1]}`, () => {
      assert.deepEqual(painted(open(file, text)), expected);
    });

  it('stay on one line each and overlap nowhere', () => {
    const text = 'LABEL a="b\\\n  c" \\\n  d=e\nRUN echo "x\\\n  y $(ls "z\\\n w")"\n';
    for (const [file, content] of [...CASES, ['Dockerfile', text] as const]) {
      const document = open(file, content);
      for (const part of document.parts) {
        const own = content.slice(part.segment.from, part.segment.to);
        let last = 0;
        for (const { from, to } of tokensOf(document, part)) {
          assert.ok(last <= from && from < to && to <= own.length, `${file} ${from}`);
          assert.doesNotMatch(own.slice(from, to), /[\r\n]/);
          last = to;
        }
      }
    }
  });

  it('are the same after an edit as in a new file', () => {
    for (const [file, text] of CASES)
      for (let at = 14; at < text.length; at += 7) {
        const document = open(file, text).edit({ from: at, to: at + 1, text: 'x "' });
        assert.deepEqual(painted(document), painted(open(file, document.text)));
      }
  });
});
