import assert from 'node:assert/strict';
import type { Document } from '../server/src/core/document.ts';
import { definition } from '../server/src/features/definition.ts';
import { highlights, references } from '../server/src/features/references.ts';
import { rename, renameable } from '../server/src/features/rename.ts';
import type { World } from '../server/src/features/world.ts';
import { open } from './harness.ts';
import { CASES, type Files, LEADS, REFUSALS } from './names/cases.ts';
import { worldOf } from './world.ts';

/** A place that a case marks: `«name»`, `«=name»` where it is declared, `«#0»` where it goes by a number. */
interface Mark {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly sign: string;
}

function read(files: Files): { texts: Map<string, string>; marks: readonly Mark[] } {
  const texts = new Map<string, string>();
  const marks: Mark[] = [];
  for (const [file, marked] of Object.entries(files)) {
    let text = '';
    for (const [, before, sign, name] of marked.matchAll(/([^«]*)(?:«([=#]?)([^»]*)»)?/g)) {
      text += before;
      if (name === undefined) continue;
      marks.push({ file, from: text.length, to: text.length + name.length, sign: sign! });
      text += name;
    }
    texts.set(file, text);
  }
  return { texts, marks };
}

/** The world as it looks from one of the files. */
function worldAt(texts: ReadonlyMap<string, string>, file: string): World {
  const documents = [...texts].map(([path, text]) => open(path, text));
  const isAsked = ({ uri }: Document) => uri === `file:///${file}`;
  const document = documents.find(isAsked)!;
  return { ...worldOf(document), neighbours: documents.filter((one) => one !== document) };
}

const show = (file: string, { from, to }: { from: number; to: number }) => `${file} ${from}..${to}`;
const pathOf = ({ uri }: Document) => uri.slice('file:///'.length);

/** The texts after a rename at a mark; fails on edits that overlap. */
function renamed(
  texts: ReadonlyMap<string, string>,
  { file, from }: Mark,
  to: string,
): Map<string, string> {
  const answer = rename(worldAt(texts, file), from, to);
  assert.ok(answer && 'changes' in answer, JSON.stringify(answer));
  const after = new Map(texts);
  for (const { document, edits } of answer.changes) {
    let end = Infinity;
    let { text } = document;
    for (const edit of edits.toReversed()) {
      assert.ok(edit.from < edit.to && edit.to <= end, 'edits stand one behind the other');
      end = edit.from;
      text = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
    }
    after.set(pathOf(document), text);
  }
  return after;
}

describe('names', () => {
  for (const [title, files, more = {}] of CASES) {
    const { fresh = 'fresh_1' } = more;
    const { texts, marks } = read(files);
    const all = marks.map((mark) => show(mark.file, mark));
    it(`are found from everywhere: ${title}`, () => {
      assert.ok(marks.length, 'the case marks something');
      for (const mark of marks) {
        const world = worldAt(texts, mark.file);
        for (const offset of [mark.from, mark.to]) {
          const found = references(world, offset, true);
          const shown = found.map(({ document, span }) => show(pathOf(document), span));
          assert.deepEqual(shown.toSorted(), all.toSorted(), `from ${show(mark.file, mark)}`);
        }
        const here = highlights(world, mark.from).map(({ span }) => show(mark.file, span));
        assert.deepEqual(
          here,
          all.filter((one) => one.startsWith(`${mark.file} `)),
        );
        const uses = references(world, mark.from, false);
        assert.ok(uses.every(({ place }) => !place.declares));
      }
    });
    const declared = marks.filter(({ sign }) => sign === '=').map((mark) => show(mark.file, mark));
    if (declared.length)
      it(`lead to their declaration: ${title}`, () => {
        for (const mark of marks.filter(({ sign }) => sign !== '=')) {
          const found = definition(worldAt(texts, mark.file), mark.from);
          const shown = found?.targets.map(({ document, span }) => show(pathOf(document), span));
          assert.deepEqual(shown, declared, `from ${show(mark.file, mark)}`);
          assert.deepEqual(found?.origin, { from: mark.from, to: mark.to });
        }
      });
    it(`are renamed, and back: ${title}`, () => {
      const expected = new Map(
        Object.entries(files).map(([file, text]) => [
          file,
          text.replaceAll(/«#([^»]*)»/g, '$1').replaceAll(/«[^»]*»/g, fresh),
        ]),
      );
      const first = marks.find(({ sign }) => sign !== '#');
      const name = texts.get(first!.file)!.slice(first!.from, first!.to);
      for (const mark of marks.filter(({ sign }) => sign !== '#')) {
        const { file, from, to } = mark;
        const offer = renameable(worldAt(texts, file), to);
        assert.deepEqual(offer, { span: { from, to }, text: texts.get(file)!.slice(from, to) });
        assert.deepEqual(renamed(texts, mark, fresh), expected);
      }
      if (more.shared) return;
      const back = renamed(expected, { ...first!, to: first!.from + fresh.length }, name);
      assert.deepEqual(lower(back, more.ignoresCase), lower(texts, more.ignoresCase));
    });
  }

  for (const [title, files, to] of LEADS)
    it(`lead to a file: ${title}`, () => {
      const { texts, marks } = read(files);
      for (const mark of marks) {
        const { file, from } = mark;
        const found = definition(worldAt(texts, file), from + 1);
        const shown = found?.targets.map(({ document, span }) => show(pathOf(document), span));
        assert.deepEqual(shown, [`${to} 0..0`], `from ${show(file, mark)}`);
        assert.deepEqual(found?.origin, { from: mark.from, to: mark.to });
      }
    });

  for (const [title, files, to, message] of REFUSALS)
    it(`are not renamed: ${title}`, () => {
      const { texts, marks } = read(files);
      const { file, from } = marks[0]!;
      const answer = rename(worldAt(texts, file), from, to);
      if (message === undefined) assert.equal(answer, undefined);
      else assert.match(answer && 'refusal' in answer ? answer.refusal : 'renamed', message);
    });
});

const lower = (texts: ReadonlyMap<string, string>, all = false) =>
  [...texts].map(([file, text]) => [file, all ? text.toLowerCase() : text]);
