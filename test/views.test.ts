import assert from 'node:assert/strict';
import { hints } from '../server/src/features/hints.ts';
import { lenses } from '../server/src/features/lenses.ts';
import { open } from './harness.ts';
import { ALL, analysisOf, worldOf } from './world.ts';

const LENSES = analysisOf({ ...ALL, codeLens: { enable: true } });

/** The text with each hint where it is shown, `?` where a default took part. */
function hinted(text: string): string {
  const found = hints(open('Dockerfile', text), { from: 0, to: text.length });
  let shown = text;
  for (const { at, text: hint, certain } of found.toReversed())
    shown = `${shown.slice(0, at)}«${hint}${certain ? '' : '?'}»${shown.slice(at)}`;
  return shown;
}

/** Each lens with what it leads to. */
function told(text: string, file = 'Dockerfile'): readonly string[] {
  return lenses(worldOf(open(file, text), LENSES)).map(({ from, to, text: lens, places }) =>
    [text.slice(from, to), lens, ...places.map((place) => text.slice(place.from, place.to))].join(
      ' | ',
    ),
  );
}

describe('hints', () => {
  it('show the image that a FROM with variables starts from', () => {
    assert.equal(
      hinted('ARG V=22\nARG BASE=node:${V}-slim\nFROM node:${V} AS a\nFROM $BASE\nFROM node:22\n'),
      'ARG V=22\nARG BASE=node:${V}-slim\nFROM node:${V}«= node:22?» AS a\n' +
        'FROM $BASE«= node:22-slim?»\nFROM node:22\n',
    );
    assert.equal(hinted('ARG V\nFROM a:${V:-3}\n'), 'ARG V\nFROM a:${V:-3}«= a:3?»\n');
    assert.equal(
      hinted('ARG A=b\nFROM x AS b\nFROM ${A}\nRUN echo $A\n'),
      'ARG A=b\nFROM x AS b\nFROM ${A}«= b?»\nRUN echo $A\n',
    );
  });

  it('show nothing where nobody knows', () => {
    for (const text of [
      'ARG V\nFROM node:$V\n',
      'FROM node:$V\n',
      'FROM --platform=$BUILDPLATFORM node\n',
      'ARG V=1\nFROM \n',
      'ARG V=1\nFROM node\nENV A=$V\n',
    ])
      assert.equal(hinted(text), text);
  });

  it('are those of the lines that are asked for', () => {
    const text = 'ARG V=22\nFROM a:$V\nFROM b:$V\n';
    const at = text.indexOf('FROM b');
    const found = hints(open('Dockerfile', text), { from: at, to: text.length });
    assert.deepEqual(
      found.map(({ text: hint }) => hint),
      ['= b:22'],
    );
    assert.deepEqual(hints(open('compose.yaml', 'a: b\n'), { from: 0, to: 5 }), []);
  });
});

describe('lenses', () => {
  it('count layers and tell who uses a stage', () => {
    const text =
      'ARG B=base\nFROM alpine AS base\nRUN a\nCOPY b c\nUSER d\nFROM ${B} AS build\nWORKDIR /e\n' +
      'FROM base AS test\nRUN --mount=from=build,target=/x ls\nFROM scratch\nADD f g\n' +
      'COPY --from=build /a /b\nCOPY --from=1 /c /d\n';
    assert.deepEqual(told(text), [
      'FROM | 2 layers · used by build, test | ${B} | base',
      'FROM | 1 layer · used by test, 3 | build | build | 1',
      'FROM | 1 layer · not used',
      'FROM | 3 layers',
    ]);
  });

  it('say nothing where they are not wanted, or where there are no stages', () => {
    const world = worldOf(open('Dockerfile', 'FROM a\n'), analysisOf());
    assert.deepEqual(lenses(world), []);
    assert.deepEqual(told('services: {}\n', 'compose.yaml'), []);
    assert.deepEqual(told('ARG A\n'), []);
    assert.deepEqual(told('FROM\n'), ['FROM | 0 layers']);
  });
});
