import assert from 'node:assert/strict';
import { createConfigurations } from '../server/src/lsp/configuration.ts';
import { readSettings } from '../server/src/lsp/settings.ts';
import { analysisOf } from './world.ts';

describe('options of rules', () => {
  const PAGE = { registries: { type: 'array', items: { type: 'string' } } } as const;
  const problems = async (text: string) => {
    const files = createConfigurations({
      files: undefined,
      buffer: () => text,
      optionsOf: (name) => (name === 'with' ? PAGE : name === 'without' ? {} : undefined),
    });
    const found = await files.in('file:///x/.cloud-glossary.yaml');
    return found.problems.map(({ from, to, message }) => `${text.slice(from, to)}: ${message}`);
  };
  const ROWS: readonly (readonly [string, string | RegExp])[] = [
    ['with: { severity: hint, registries: [a] }', ''],
    ['with: hint', ''],
    ['without: { severity: off }', ''],
    ['with: { registries: a }', 'a: registries must be a list'],
    ['with: { registries: [a, 1] }', '1: registries must be a string'],
    ['without: { registries: [a] }', '[a]: registries is no option of without'],
    ['other: { registries: [a] }', '{ registries: [a] }: other is no rule and no category'],
    ['with: never', /^never: .* must be equal to one of the allowed values: error, warning/],
    ['with: { severity: never }', /^never: .*severity must be equal to one of the allowed values/],
    ['with: 3', /^3: .*must be equal to one of/],
  ];
  for (const [choice, expected] of ROWS)
    it(choice, async () => {
      const told = (await problems(`lint: { rules: { ${choice} } }`)).join('; ');
      if (typeof expected === 'string') assert.equal(told, expected);
      else assert.match(told, expected);
    });

  it('that are not allowed leave the defaults, and a severity holds beside them', () => {
    const rules = { 'untrusted-registry': { severity: 'hint', registries: 3 } };
    const settings = readSettings({ lint: { rules } });
    const table = analysisOf(settings).rules;
    assert.deepEqual(table.options('untrusted-registry'), {});
    assert.equal(
      table.conclusions.get(table.named('untrusted-registry')[0]!)?.[0]?.severity,
      'hint',
    );
  });
});
