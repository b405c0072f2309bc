import assert from 'node:assert/strict';
import { findings } from '../server/src/features/diagnostics.ts';
import { RuleTable } from '../server/src/features/rule-table.ts';
import { DEFAULTS } from '../server/src/features/settings.ts';
import { readSettings } from '../server/src/lsp/settings.ts';
import { open } from './harness.ts';
import { analysisOf, glossary, rules, strict, worldOf } from './world.ts';

const idsIn = (text: string, analysis = analysisOf(DEFAULTS)) =>
  findings(worldOf(open('Dockerfile', text), analysis), strict).map(({ id }) => id);

const RUN = 'RUN docker run --privileged a:1\n';
const FROM = 'FROM debian\n';

/** Text, and what is still found in it. */
const COMMENTS: readonly (readonly [string, readonly string[]])[] = [
  [FROM + RUN, ['base-image-untagged', 'cli-privileged']],
  [`# cloud-glossary ignore=base-image-untagged -- why\n${FROM}${RUN}`, ['cli-privileged']],
  [`${FROM}# cloud-glossary ignore=security\n${RUN}`, ['base-image-untagged']],
  [`${FROM}# cloud-glossary ignore=root-user, cli-privileged\n${RUN}`, ['base-image-untagged']],
  [
    `# cloud-glossary ignore=cli-privileged\n${FROM}${RUN}`,
    ['base-image-untagged', 'cli-privileged'],
  ],
  [`${FROM}${RUN}# cloud-glossary ignore-file=cli-privileged,supply-chain\n`, []],
  // https://github.com/hadolint/hadolint#inline-ignores
  [`# hadolint ignore=DL3006\n${FROM}${RUN}`, ['cli-privileged']],
  [`# hadolint ignore=DL3002, DL3006 # why\n${FROM}${RUN}`, ['cli-privileged']],
  [`# hadolint ignore=nonsense,DL3006\n${FROM}${RUN}`, ['base-image-untagged', 'cli-privileged']],
  [`${FROM}# hadolint ignore=DL3006\n${RUN}`, ['base-image-untagged', 'cli-privileged']],
  [`${FROM}${RUN}# hadolint global ignore=DL3006\n`, ['cli-privileged']],
];

describe('ignore comments', () => {
  for (const [text, expected] of COMMENTS)
    it(JSON.stringify(text), () => assert.deepEqual(idsIn(text), expected));
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
      rules: new RuleTable([...rules, thrower], glossary.terms, DEFAULTS),
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
