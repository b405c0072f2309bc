import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Document } from '../server/src/core/document.ts';
import type { Edit } from '../server/src/core/span.ts';
import { type Action, actions } from '../server/src/features/actions.ts';
import { type Finding, findings } from '../server/src/features/diagnostics.ts';
import { applyEdits, readFences } from './fences.ts';
import { open, root } from './harness.ts';
import { samples } from './seeds.ts';
import { index, strict, worldOf } from './world.ts';

const found = (document: Document) => findings(worldOf(document), strict);
const tell = ({ id, from, to }: Finding, text: string) => `${id} "${text.slice(from, to)}"`;

/** How often each finding is told, by its name and its words. */
function counts(file: string, text: string): ReadonlyMap<string, number> {
  const told = new Map<string, number>();
  for (const finding of found(open(file, text))) {
    const key = tell(finding, text);
    told.set(key, (told.get(key) ?? 0) + 1);
  }
  return told;
}

function editOf(offered: readonly Action[], title: string): readonly Edit[] {
  const action = offered.find((one) => one.title === title);
  assert.ok(action?.edits, `${title} is offered`);
  return action.edits;
}

/** The blocks of rules' pages in which something is found. */
const blocks = index.rules.flatMap(({ category, fact }) => {
  const page = path.join(root, 'server/src/rules', category, `${fact}.md`);
  return readFences(fs.readFileSync(page, 'utf8'))
    .filter(({ expected }) => expected.length)
    .map(({ file, text }): readonly [string, string] => [file, text]);
});

// Whatever is found can be ignored from the light bulb, and nothing else goes with it.
/** What is found in ignore comments changes with them. */
const ABOUT_COMMENTS = /^suppression-forbidden /;

describe('ignoring', () => {
  for (const [file, text] of [...samples, ...blocks]) {
    let document: Document;
    try {
      document = open(file, text);
    } catch {
      continue;
    }
    const before = counts(file, text);
    for (const finding of found(document)) {
      const key = tell(finding, text);
      const place = `${path.isAbsolute(file) ? path.relative(root, file) : file}: ${key} at ${finding.from}`;
      it(`${place}, on its line and in its file`, () => {
        const offered = actions(worldOf(document), finding, strict).filter(
          (action) => action.finding.id === finding.id,
        );
        const line = applyEdits(text, editOf(offered, `Ignore ${finding.id} on this line`));
        const after = counts(file, line);
        // A comment above a script silences the rule in all of it.
        assert.ok((after.get(key) ?? 0) < before.get(key)!, line);
        for (const [other, count] of before)
          if (!other.startsWith(`${finding.id} `) && !ABOUT_COMMENTS.test(other))
            assert.equal(after.get(other), count, other);

        const whole = applyEdits(text, editOf(offered, `Ignore ${finding.id} in this file`));
        const left = found(open(file, whole)).filter(({ id }) => id === finding.id);
        assert.deepEqual(left, []);
      });
    }
  }
});
