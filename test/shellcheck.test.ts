import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { findings } from '../server/src/features/diagnostics.ts';
import { fixesFor } from '../server/src/features/fixes.ts';
import { DEFAULTS } from '../server/src/features/settings.ts';
import { applyEdits } from './fences.ts';
import { open, root } from './harness.ts';
import { analysisOf, strict, worldOf } from './world.ts';

const folder = path.join(root, 'test/shellcheck');
const analysis = analysisOf(DEFAULTS);

/** What stands above the script, so that a shell reads it. */
const HEADS: Readonly<Record<string, string>> = {
  dash: 'FROM debian:12\n',
  ash: 'FROM alpine:3.20\n',
  bash: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\n',
  sh: 'FROM example.com/base:1\n',
};

const dockerfile = (shell: string, script: string): string =>
  `${HEADS[shell]!}RUN <<SCRIPT_ENDS\n${script}\nSCRIPT_ENDS\n`;

/** What is found in a file under a number. */
const found = (text: string, code: string) => {
  const document = open('Dockerfile', text);
  const own = findings(worldOf(document, analysis), strict).filter(
    ({ id, message }) => id === 'shellcheck-in-run' && message.startsWith(`${code}:`),
  );
  return { document, own };
};

/** The file with `⟦…⟧` around what is found. */
function marked(text: string, code: string): string {
  const { own } = found(text, code);
  return applyEdits(
    text,
    own.flatMap(({ from, to }) => [
      { from, to: from, text: '⟦' },
      { from: to, to, text: '⟧' },
    ]),
  );
}

function mended(text: string, code: string): string {
  let current = text;
  for (let round = 0; round < 9; round++) {
    const { document, own } = found(current, code);
    const [fix] = own.flatMap((finding) => fixesFor(finding, document));
    if (!fix) break;
    current = applyEdits(current, fix.edits);
  }
  return current;
}

describe('shell defects', () => {
  for (const file of fs.readdirSync(folder)) {
    const sections = fs.readFileSync(path.join(folder, file), 'utf8').split(/^## /m).slice(1);
    for (const section of sections) {
      const code = /^SC\d{4}/.exec(section)![0];
      it(`${code}, ${file}`, () => {
        let marks = 0;
        let misses = 0;
        for (const [, shell, lines] of section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm))
          for (const line of lines!.trimEnd().split('\n')) {
            const [expected = '', fixed] = line.replaceAll('⏎', '\n').split(' → ');
            const plain = dockerfile(shell!, expected.replaceAll(/[⟦⟧]/g, ''));
            assert.equal(marked(plain, code), dockerfile(shell!, expected), shell);
            if (fixed) assert.equal(mended(plain, code), dockerfile(shell!, fixed));
            if (expected.includes('⟦')) marks++;
            else misses++;
          }
        assert.ok(marks >= 3 && misses >= 3, `${marks} found, ${misses} near misses`);
      });
    }
  }
});
