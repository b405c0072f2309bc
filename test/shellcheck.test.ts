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

/** The numbers that are found in a file, in order. */
const numbers = (text: string): readonly string[] =>
  findings(worldOf(open('Dockerfile', text), analysis), strict)
    .filter(({ id }) => id === 'shellcheck-in-run')
    .map(({ message }) => message.slice(0, 6));

const BASE = 'FROM debian:12\n';
const BOTH = 'cp $a $(b)\n';

describe('shell defects and what silences them', () => {
  const ROWS: readonly (readonly [string, readonly string[]])[] = [
    [`${BASE}RUN ${BOTH}`, ['SC2086', 'SC2046']],
    [`${BASE}# hadolint ignore=SC2086\nRUN ${BOTH}`, ['SC2046']],
    [`${BASE}# hadolint ignore=DL3008,SC2046\nRUN ${BOTH}`, ['SC2086']],
    [`# hadolint global ignore=SC2086\n${BASE}RUN ${BOTH}`, ['SC2046']],
    [`${BASE}RUN <<EOF\n# shellcheck disable=SC2086\n${BOTH}EOF\n`, ['SC2046']],
    [`${BASE}RUN <<EOF\n# shellcheck disable=SC2040-SC2050\n${BOTH}EOF\n`, ['SC2086']],
    [`${BASE}RUN <<EOF\n# shellcheck disable=SC2002\n${BOTH}EOF\n`, ['SC2086', 'SC2046']],
    [`${BASE}# cloud-glossary ignore=shellcheck-in-run\nRUN ${BOTH}`, []],
  ];
  for (const [text, expected] of ROWS)
    it(JSON.stringify(text), () => assert.deepEqual(numbers(text), expected));
});

describe('shell defects by what the file says of its shell', () => {
  const TEST = '[[ -f a ]]\n';
  const ROWS: readonly (readonly [string, readonly string[]])[] = [
    [`FROM python:3.12-slim\nRUN ${TEST}`, ['SC3010']],
    [`FROM python:3.12-alpine\nRUN ${TEST}`, []],
    [`FROM fedora:41\nRUN ${TEST}`, []],
    [`FROM eclipse-temurin:21-ubi9-minimal\nRUN ${TEST}`, []],
    [`ARG V=12\nFROM debian:$V\nRUN ${TEST}`, []],
    [`FROM debian:12 AS a\nFROM a\nRUN ${TEST}`, ['SC3010']],
    [`${BASE}SHELL ["/bin/bash", "-c"]\nRUN ${TEST}`, []],
    [`${BASE}SHELL ["/bin/sh", "-c"]\nRUN ${TEST}`, ['SC3010']],
    [`${BASE}SHELL ["/bin/zsh", "-c"]\nRUN ${TEST}cp $a b\n`, []],
    [`${BASE}SHELL ["/bin/bash", "-ec"]\nRUN cd a; make\n`, []],
    [`${BASE}RUN ln -sf /bin/bash /bin/sh\nRUN ${TEST}`, []],
    [`${BASE}RUN <<EOF\n#!/usr/bin/env bash\n${TEST}EOF\n`, []],
    [`${BASE}RUN <<EOF\n#!/usr/bin/env python3\nprint($a)\nEOF\n`, []],
    [`${BASE}RUN <<EOF\n#!/bin/sh -e\n${TEST}cd a\nmake\nEOF\n`, ['SC3010']],
    [`${BASE}RUN bash <<'EOF'\n${TEST}cp $a b\nEOF\n`, ['SC2086']],
    [`${BASE}RUN sh <<'EOF'\n${TEST}EOF\n`, ['SC3010']],
    [`${BASE}RUN cat <<'EOF' > a\n${TEST}cp $a b\nEOF\n`, []],
    [`${BASE}RUN ["bash", "-c", "[[ -f a ]]; cp $a b"]\n`, ['SC2086']],
    [`${BASE}RUN ["sh", "-ec", "[[ -f a ]]; cd a; make"]\n`, ['SC3010']],
    [`${BASE}RUN ["cp", "$a", "b"]\n`, []],
    [`${BASE}ONBUILD RUN ${TEST}`, ['SC3010']],
    [`${BASE}CMD cp $a b\n`, []],
    [`# escape=\`\n${BASE}SHELL ["/bin/bash", "-c"]\nRUN cp $a \`\n  b\n`, ['SC2086']],
    [`# escape=\`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN copy $a b\n`, []],
    [`${BASE}# hadolint shell=powershell\nRUN cp $a b\n`, []],
    [`${BASE}ARG a=1.2\nRUN cp $a b\n`, []],
    [`ARG a=1.2\n${BASE}ARG a\nRUN cp $a b\n`, []],
    [`${BASE}ARG a\nRUN cp $a b\n`, ['SC2086']],
    [`${BASE}ARG a=\nRUN cp $a b\n`, ['SC2086']],
    [`${BASE}ENV a=$b\nRUN cp $a b\n`, ['SC2086']],
    [`${BASE}ENV a=1\nFROM debian:12\nRUN cp $a b\n`, ['SC2086']],
    [`${BASE}RUN cp $a \\\r\n  b\r\n`, ['SC2086']],
    [`${BASE}RUN set -o pipefail; true\n`, ['SC3040']],
    ['FROM debian:sid\nRUN set -o pipefail; true\n', []],
  ];
  for (const [text, expected] of ROWS)
    it(JSON.stringify(text), () => assert.deepEqual(numbers(text), expected));
});

describe('fixes of shell defects in their hosts', () => {
  const ROWS: readonly (readonly [string, string, string])[] = [
    ['SC2086', 'RUN ["sh", "-c", "cp $a b"]\n', 'RUN ["sh", "-c", "cp \\"$a\\" b"]\n'],
    ['SC2086', 'RUN true && \\\n  # why\n  cp $a\\\n', 'RUN true && \\\n  # why\n  cp "$a"\\\n'],
    ['SC2164', 'RUN cd a \\\n  ; make\n', 'RUN cd a || exit \\\n  ; make\n'],
    ['SC2164', 'RUN cd a;\\\n  make\n', 'RUN cd a || exit;\\\n  make\n'],
    ['SC2006', 'ONBUILD RUN x=`date`\n', 'ONBUILD RUN x=$(date)\n'],
    ['SC2162', "RUN bash <<'E'\nread x\nE\n", "RUN bash <<'E'\nread -r x\nE\n"],
  ];
  for (const [code, text, expected] of ROWS)
    it(JSON.stringify(text), () => assert.equal(mended(BASE + text, code), BASE + expected));
});
