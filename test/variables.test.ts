import assert from 'node:assert/strict';
import { hover } from '../server/src/features/hover.ts';
import type { Node } from '../server/src/core/node.ts';
import { open } from './harness.ts';
import { worldOf } from './world.ts';

/** What the last instruction's last value comes to: `?` where nobody knows, `~` before what defaults decide. */
function value(text: string): string {
  const document = open('Dockerfile', text);
  const part = document.parts.at(-1)!;
  let node = part.nodes.at(-1)!;
  for (let child: Node | undefined = node; child && child.kind !== 'argument';) {
    node = child;
    child = child.children?.at(-1);
  }
  const filled = document.origin.language.valueAt?.(document, part, node);
  return filled ? (filled.certain ? '' : '~') + filled.text : '?';
}

type Cases = Readonly<Record<string, string>>;

const check = (cases: Cases, before: string) => {
  for (const [text, expected] of Object.entries(cases))
    it(`${text} is ${expected}`, () => assert.equal(value(before + text), expected));
};

describe('the operators of a Dockerfile', () => {
  check(
    {
      'LABEL x=$A-b': 'one.two.three-b',
      'LABEL x=${A}b': 'one.two.threeb',
      'LABEL x=${NO}b': 'b',
      'LABEL x=${NO:-w}': 'w',
      'LABEL x=${NO-w}': 'w',
      'LABEL x=${E:-w}': 'w',
      'LABEL x=${E-w}': '',
      'LABEL x=${A:-w}': 'one.two.three',
      'LABEL x=${A:+w}': 'w',
      'LABEL x=${E+w}': 'w',
      'LABEL x=${E:+w}': '',
      'LABEL x=${NO+w}': '',
      'LABEL x=${NO:?say}': '?',
      'LABEL x=${NO?say}': '?',
      'LABEL x=${E?say}': '',
      'LABEL x=${E:?say}': '?',
      'LABEL x=${A#*.}': 'two.three',
      'LABEL x=${A##*.}': 'three',
      'LABEL x=${A%.*}': 'one.two',
      'LABEL x=${A%%.*}': 'one',
      'LABEL x=${A#two}': 'one.two.three',
      'LABEL x=${A%?????}': 'one.two.',
      'LABEL x=${A/./-}': 'one-two.three',
      'LABEL x=${A//./-}': 'one-two-three',
      'LABEL x=${A//t?/T}': 'one.To.Tree',
      'LABEL x=${STAR/\\*/x}': 'axb',
      'LABEL x=${NO:-${E:-$A}}': 'one.two.three',
      'LABEL x=${NO:-a}${NO:-b}': 'ab',
      'LABEL x="${NO:-a b}"': 'a b',
      "LABEL x='$A'": '$A',
      'LABEL x=\\$A': '$A',
      'LABEL x="\\$A\\n"': '$A\\n',
      'LABEL x=${A': '?',
      'LABEL x=$1': '?',
      'LABEL x=${A!b}': '?',
      'LABEL x=a$': 'a$',
      'LABEL x=$A\\\n# comment\n$A': 'one.two.threeone.two.three',
    },
    'FROM scratch\nENV A=one.two.three E="" STAR="a*b"\n',
  );
  it('escapes as the directive says', () =>
    assert.equal(value('# escape=`\nFROM scratch\nENV A=1\nLABEL x=`$A\\$A'), '$A\\1'));
  it('stops where texts double without end', () =>
    assert.equal(
      value(`FROM scratch\nENV A=0123456789\n${'ENV A=$A$A\n'.repeat(60)}LABEL x=$A`),
      '?',
    ));
});

describe('the variables of a Dockerfile', () => {
  check(
    {
      'FROM x:$V': '~1',
      'FROM x:$NO': '',
      'FROM x:$TARGETARCH': '?',
      'FROM x:$HTTP_PROXY': '?',
      'FROM x\nARG V\nLABEL a=$V': '~1',
      'FROM x\nARG V=2\nLABEL a=$V': '~2',
      'FROM x\nLABEL a=$V': '?',
      'FROM scratch\nLABEL a=$V': '',
      'FROM scratch\nARG NEW\nLABEL a=$NEW': '~',
      'FROM scratch\nARG V=2\nENV V=e$V\nLABEL a=$V': '~e2',
      'FROM scratch\nENV V=e\nARG V=2\nLABEL a=$V': '?',
      'FROM scratch\nENV V=e W=$V\nLABEL a=$W': '',
      'FROM scratch\nENV V=e\nENV V=f W=$V\nLABEL a=$W': 'e',
      'FROM scratch\nARG A=1 B=$A-\nLABEL a=$B': '~1-',
      'FROM scratch AS a\nENV V=e\nFROM a\nLABEL a=$V': 'e',
      'FROM scratch AS a\nENV V=e\nFROM scratch\nLABEL a=$V': '',
      'FROM scratch AS a\nARG V\nFROM A AS b\nFROM b\nLABEL a=$V': '~1',
      'FROM scratch AS build\nENV V=e\nFROM ${STAGE}\nLABEL a=$V': 'e',
      'FROM scratch\nLABEL a=$TARGETARCH': '',
      'FROM scratch\nARG TARGETARCH\nLABEL a=$TARGETARCH': '?',
      'FROM scratch\nLABEL a=$HTTP_PROXY': '?',
      'FROM scratch\nENV V a "b" c\nLABEL a=$V': 'a b c',
      'FROM scratch\nONBUILD ENV V=1\nLABEL a=$V': '',
    },
    'ARG V=1\nARG STAGE=build\n',
  );
});

describe('hover on a variable of a Dockerfile', () => {
  const says = (marked: string): string => {
    const offset = marked.indexOf('<|>');
    const document = open('Dockerfile', marked.replace('<|>', ''));
    const text = hover(worldOf(document), offset).result?.text ?? 'nothing';
    return text.replaceAll('\n\n', ' | ');
  };
  const cases: Cases = {
    'ARG V=1\nFROM node:$<|>V': '**V** · Dockerfile ARG | Set in line 1. | **Default:** `1`',
    'ARG V=1\nFROM x\nARG V\nRUN echo ${<|>V}':
      '**V** · Dockerfile ARG | Set in line 1. | **Default:** `1`',
    'FROM x\nENV A=a\nENV B=$A/b\nWORKDIR $<|>B':
      '**B** · Dockerfile ENV | Set in line 3. | **Value:** `a/b`',
    'FROM x\nARG V\nWORKDIR $<|>V': '**V** · Dockerfile ARG | Set in line 2. | **Default:** empty',
    'FROM x\nENV A=$OTHER\nWORKDIR $<|>A': '**A** · Dockerfile ENV | Set in line 2.',
    'FROM x\nRUN V=1; echo $<|>V': 'nothing',
    'ARG V=1\nFROM x\nARG <|>V': '**V** · Dockerfile ARG | Set in line 1. | **Default:** `1`',
    'ARG V=1\nFROM x\nARG <|>V=2': 'nothing',
    'FROM x\nARG <|>V': 'nothing',
    'FROM x\nARG V=1\nCOPY <<E /a\nb=$<|>V\nE':
      '**V** · Dockerfile ARG | Set in line 2. | **Default:** `1`',
  };
  for (const [text, expected] of Object.entries(cases))
    it(JSON.stringify(text), () => assert.equal(says(text), expected));
  it('says where the stage begins that a name or a number stands for', () => {
    const stage = (marked: string) => /\*\*Stage:\*\* [^|]*/.exec(says(marked))?.[0].trim();
    const two = 'ARG V=3\nFROM alpine:$V AS one\nFROM scratch AS two\n';
    assert.equal(stage(`${two}COPY --from=<|>one a b`), '**Stage:** of line 2, from `alpine:3`');
    assert.equal(stage(`${two}COPY --from=<|>0 a b`), '**Stage:** of line 2, from `alpine:3`');
    assert.equal(
      stage(`${two}RUN --mount=from=<|>one,target=/x y`),
      '**Stage:** of line 2, from `alpine:3`',
    );
    assert.equal(stage(`${two}FROM <|>two`), '**Stage:** of line 3, from `scratch`');
    assert.equal(stage(`${two}COPY --from=<|>two a b`), undefined);
    assert.equal(stage('FROM alpine AS <|>one'), undefined);
    assert.equal(stage('FROM <|>alpine AS alpine'), undefined);
  });
  it('says the value beside what a term says', () =>
    assert.match(says('FROM x\nENV NODE_ENV=test\nWORKDIR $<|>NODE_ENV'), /Value:\*\* `test`/));
});

describe('a build argument that a compose file sets', () => {
  const dockerfile = open('app/Dockerfile', 'ARG V=1\nARG OTHER\nFROM a:$V\nENV V=3\n');
  const compose = open(
    'compose.yaml',
    'services:\n  web:\n    build: {context: app, args: {V: 2}}\n' +
      '  db:\n    build:\n      context: ./app\n      args: ["V=${X:-4}", OTHER]\n' +
      '  no:\n    build: {context: other, args: {V: 5}}\n',
  );
  const said = (offset: number): string =>
    hover({ ...worldOf(dockerfile), neighbours: [compose] }, offset).result?.text ?? '';

  it('is told where it is declared and where it is used', () => {
    for (const offset of [dockerfile.text.indexOf('V=1'), dockerfile.text.indexOf('$V') + 1]) {
      const text = said(offset);
      assert.match(text, /From web in compose\.yaml\W+2/);
      assert.match(text, /From db in compose\.yaml\W+\{X:-4\}/);
      assert.doesNotMatch(text, /From no /);
    }
    assert.match(said(dockerfile.text.indexOf('OTHER')), /whatever its environment holds/);
  });

  it('is no variable of the image', () => {
    assert.doesNotMatch(said(dockerfile.text.indexOf('V=3')), /compose\.yaml/);
  });
});
