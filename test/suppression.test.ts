import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { World } from '../server/src/features/world.ts';
import { findings } from '../server/src/features/diagnostics.ts';
import { RuleTable } from '../server/src/features/rule-table.ts';
import { DEFAULTS } from '../server/src/features/settings.ts';
import { readSettings } from '../server/src/lsp/settings.ts';
import { open, root } from './harness.ts';
import { TABLES } from './ignore-tables.ts';
import { analysisOf, rules, strict, worldIn, worldOf } from './world.ts';

const idsOf = (file: string, text: string, analysis = analysisOf(DEFAULTS)) =>
  findings(worldOf(open(file, text), analysis), strict).map(({ id }) => id);
const idsIn = (text: string, analysis = analysisOf(DEFAULTS)) =>
  idsOf('Dockerfile', text, analysis);

const RUN = 'RUN docker run --privileged a:1\n';
const FROM = 'FROM debian\n';

describe('ignore comments', () => {
  for (const { file, plain, found, rows } of TABLES) {
    it(`${file}: without any`, () => assert.deepEqual(idsOf(file, plain), found));
    for (const [tool, cases] of Object.entries(rows))
      for (const [text, expected] of cases)
        it(`${tool}: ${JSON.stringify(text)}`, () => assert.deepEqual(idsOf(file, text), expected));
  }
});

describe('ignore comments of tools that have few equivalents', () => {
  const example = rules.find(({ page }) => page.fact === 'public-network')!;
  const table = (equivalents: readonly string[], at: string) => {
    const name = { ...example.page.names[0]!, id: 'example', at: [at], equivalents };
    const rule = { page: { ...example.page, fact: 'example', names: [name] }, code: undefined };
    return { ...analysisOf(DEFAULTS), rules: new RuleTable([rule], DEFAULTS) };
  };
  const X = 'resource "a" "b" {\n  x = 1\n  y = 2\n}\n';
  const ROWS: readonly (readonly [string, boolean])[] = [
    [X.replace('  x', '  # tflint-ignore: other, rule_a\n  x'), false],
    [X.replace('  x', '  // tflint-ignore: rule_a // why\n  x'), false],
    [X.replace('  x', '  # tflint-ignore: rule_a why\n  x'), true],
    [X.replace('  x', '  # tflint-ignore: all\n  x'), false],
    [X.replace('= 1', '= 1 # tflint-ignore: rule_a # why'), false],
    [X.replace('{\n', '{ # tflint-ignore: rule_a\n'), false],
    [`# tflint-ignore: rule_a\n${X}`, true],
    [`# tflint-ignore-file: rule_a\n${X}`, false],
    [`# about\n# tflint-ignore-file: rule_a\n${X}`, true],
    [`# tflint-ignore-file: rule_b\n${X}`, true],
  ];
  for (const [text, isFound] of ROWS)
    it(`tflint: ${JSON.stringify(text)}`, () => {
      const found = idsOf('main.tf', text, table(['TFL:rule_a'], 'terraform: resource/a/*/x'));
      assert.deepEqual(found, isFound ? ['example'] : []);
    });

  const SCRIPTS: readonly (readonly [string, boolean])[] = [
    ['RUN <<EOF\n# shellcheck disable=SC2086\nfoo\nEOF\n', false],
    ['RUN <<EOF\n# shellcheck source=x disable=SC1000,SC2000-SC2100\nfoo\nEOF\n', false],
    ['RUN <<EOF\n# shellcheck disable=SC2087\nfoo\nEOF\n', true],
    ['RUN <<EOF\n# shellcheck disable=SC2086\ntrue\nfoo\nEOF\n', true],
    ['# shellcheck disable=SC2086\nRUN foo\n', true],
    ['# hadolint ignore=SC2086\nRUN foo\n', false],
  ];
  for (const [text, isFound] of SCRIPTS)
    it(`shellcheck: ${JSON.stringify(text)}`, () => {
      const found = idsOf('Dockerfile', FROM + text, table(['SC2086'], 'cli: foo'));
      assert.deepEqual(found, isFound ? ['example'] : []);
    });

  const FILES: readonly (readonly [string, boolean])[] = [
    ['# shellcheck disable=SC2086\nfoo\n', false],
    ['true\n# shellcheck disable=SC2086\n\nfoo\n', false],
    ['true\n# shellcheck disable=SC2086\ntrue\nfoo\n', true],
    ['#!/bin/sh\n# shellcheck disable=SC2086\n\ntrue\nfoo\n', false],
    ['true\n# shellcheck disable=SC2086\nif true; then\n  foo\nfi\n', false],
    ['# cloud-glossary ignore=example\nf() {\n  foo\n}\n', false],
    ['f() {\n  # shellcheck disable=SC2086\n  foo\n}\n', false],
    ['f() {\n  # shellcheck disable=SC2087\n  foo\n}\n', true],
  ];
  for (const [text, isFound] of FILES)
    it(`a script: ${JSON.stringify(text)}`, () => {
      const found = idsOf('run.sh', text, table(['SC2086'], 'cli: foo'));
      assert.deepEqual(found, isFound ? ['example'] : []);
    });

  const TASK = '- name: a\n  shell: foo\n  register: x\n';
  for (const [text, isFound] of [
    [TASK.replace('foo', 'foo # noqa: jinja[spacing]'), false],
    [TASK.replace('register: x', 'register: x # noqa: jinja[spacing]'), true],
  ] as const)
    it(`ansible-lint, a rule of lines: ${JSON.stringify(text)}`, () => {
      const at = 'ansible: module/ansible.builtin.shell';
      const found = idsOf('roles/a/tasks/main.yml', text, table(['AL:jinja'], at));
      assert.deepEqual(found, isFound ? ['example'] : []);
    });
});

describe('our own comments', () => {
  const told = (text: string, lint: object = {}) =>
    findings(worldOf(open('Dockerfile', text), analysisOf(readSettings({ lint }))), strict).flatMap(
      ({ id, from, to, rule }) => (rule.code?.review ? `${id} ${text.slice(from, to)}` : []),
    );
  const ROWS: readonly (readonly [string, readonly string[], object?])[] = [
    ['# cloud-glossary ignore=sudo-in-run\nFROM a:1\n', ['unused-ignore sudo-in-run']],
    // Off by profile, by settings, by its own choice.
    ['# cloud-glossary ignore=sudo-in-run\nFROM a:1\n', [], { rules: { 'sudo-in-run': 'off' } }],
    ['# cloud-glossary ignore=sudo-in-run\nFROM a:1\n', [], { rules: { 'unused-ignore': 'off' } }],
    ['# cloud-glossary ignore=sudo-in-run,unused-ignore\nFROM a:1\n', []],
    [
      '# cloud-glossary ignore-file=unused-ignore,nonsense\nFROM a:1\n',
      ['unknown-ignore nonsense'],
    ],
    ['# cloud-glossary ignore=nonsense,unknown-ignore\nFROM a:1\n', []],
    ['# cloud-glossary ignore=unused-ignore\nFROM a:1\n', []],
    // A category with a rule that is off may be meant for that.
    [
      '# cloud-glossary ignore=security\nFROM a:1\n',
      [],
      { rules: { 'sudo-in-run': 'off', 'suppression-forbidden': 'off' }, profile: 'all' },
    ],
    [
      '# cloud-glossary ignore=security\nFROM a:1\n',
      ['unused-ignore security'],
      { rules: { 'suppression-forbidden': 'off' }, profile: 'all' },
    ],
    // Two comments for one finding are both used.
    [
      'FROM a:1\n# cloud-glossary ignore-file=sudo-in-run\n# cloud-glossary ignore=security\nRUN sudo true\n',
      [],
    ],
  ];
  for (const [text, expected, lint] of ROWS)
    it(`${JSON.stringify(text)} ${JSON.stringify(lint ?? {})}`, () =>
      assert.deepEqual(told(text, lint), expected));

  it('are not judged for rules that need files which are not in sight', () => {
    const text =
      '# cloud-glossary ignore-file=undefined-reference\ninclude: [other.yaml]\nservices: {}\n';
    assert.deepEqual(idsOf('compose.yaml', text), []);
    const main = '# cloud-glossary ignore-file=undeclared-reference\noutput "a" {}\n';
    const document = open('main.tf', main);
    const idsAt = (world: World) => findings(world, strict).map(({ id }) => id);
    assert.ok(!idsAt(worldOf(document)).includes('unused-ignore'));
    const alone = worldIn(document, []);
    assert.ok(idsAt(alone).includes('unused-ignore'));
    const complete = new Map([...alone.complete].with(0, ['*.tf', false]));
    assert.ok(!idsAt({ ...alone, complete }).includes('unused-ignore'));
  });

  it('have rules that say when they look at other files', () => {
    const folder = path.join(root, 'server/src/rules');
    for (const { page, code } of rules) {
      const file = path.join(folder, page.category, `${page.fact}.ts`);
      const isCurious =
        code && /\b(?:neighbours|moduleAround|filesWith)\b/.test(fs.readFileSync(file, 'utf8'));
      assert.equal(code?.decides !== undefined, isCurious === true, `${page.fact}: decides`);
    }
  });
});

describe('settings of findings', () => {
  it('takes rules and categories, and keeps the last good value of what is broken', () => {
    const told: string[] = [];
    const good = readSettings({
      lint: { rules: { 'cli-privileged': 'off', 'supply-chain': 'hint' } },
    });
    assert.deepEqual(idsIn(FROM + RUN, analysisOf(good)), ['base-image-untagged']);
    const broken = readSettings(
      { lint: { rules: { 'cli-privileged': 'never' } }, hover: { detail: 7 } },
      good,
      (message) => told.push(message),
    );
    assert.deepEqual(broken.lint.rules, good.lint.rules);
    assert.equal(told.length, 2);
  });
});

describe('strict rules', () => {
  const severities = (lint: object) =>
    findings(
      worldOf(open('Dockerfile', FROM + RUN), analysisOf(readSettings({ lint }))),
      strict,
    ).map(({ id, severity }) => `${id} ${severity}`);

  it('are errors in the hardened profile, unless settings say otherwise', () => {
    assert.ok(severities({}).includes('cli-privileged warning'));
    const hardened = severities({ profile: 'hardened' });
    assert.ok(hardened.includes('cli-privileged error'), hardened.join());
    assert.ok(hardened.includes('base-image-untagged warning'));
    const chosen = severities({ profile: 'hardened', rules: { 'cli-privileged': 'info' } });
    assert.ok(chosen.includes('cli-privileged info'));
  });
});

describe('a rule that throws', () => {
  it('is skipped and told once, while the others go on', () => {
    const thrower = {
      page: {
        ...rules[0]!.page,
        fact: 'thrower',
        names: [{ ...rules[0]!.page.names[0]!, id: 'thrower', at: ['dockerfile: **'] }],
      },
      code: {
        check(): undefined {
          throw new Error('on purpose');
        },
      },
    };
    const analysis = {
      ...analysisOf(DEFAULTS),
      rules: new RuleTable([...rules, thrower], DEFAULTS),
    };
    const crashed: string[] = [];
    const crashes = {
      has: ({ page }: { page: { fact: string } }) => crashed.includes(page.fact),
      add: ({ page }: { page: { fact: string } }) => void crashed.push(page.fact),
    };
    const found = findings(worldOf(open('Dockerfile', FROM + RUN), analysis), crashes);
    assert.deepEqual(crashed, ['thrower']);
    assert.deepEqual(
      found.map(({ id }) => id),
      ['base-image-untagged', 'cli-privileged'],
    );
  });
});
