import assert from 'node:assert/strict';
import { equivalentsPage, judge } from '../glossary/equivalents.mjs';
import { namesOf, rulesPage } from '../glossary/rule-list.mjs';

const PAGE = `---
title: Example | of a rule
message: Says something of it.
names:
  - id: first-example
    at: 'dockerfile: RUN'
    severity: warning
    profile: recommended
    strict: true
    equivalents: [XX1, XX2]
  - id: second-example
    at: ['cli: apt-get install', terraform]
    severity: hint
    profile: all
    words: { YY7: 'Quote {name}.' }
    equivalents: [XX2, YY7]
---
Prose.

\`\`\`dockerfile
RUN a
# ^ first-example
RUN b
# ^ second-example
\`\`\`

\`\`\`dockerfile fixed
RUN a --better
RUN b
\`\`\`
`;

const NAMES = namesOf('server/src/rules/style/example.md', PAGE);

const dataOf = (ids: Parameters<typeof judge>[0]['tools'][0]['groups'][0]['ids']) => ({
  spaces: ['dockerfile', 'cli'],
  tools: [
    {
      tool: 'Tool',
      list: 'https://example.com/',
      owns: '^XX',
      page: 'https://example.com/{lower}',
      groups: [{ title: 'Findings', ids }],
    },
    {
      tool: 'Shell',
      list: 'https://example.com/shell',
      owns: '^YY',
      titles: 'words' as const,
      groups: [{ title: 'Others', why: 'Nobody writes it so.', ids: { 'YY*': 'All others' } }],
    },
  ],
});

describe('the table of what other linters find', () => {
  const CASES = {
    'an id without a rule and without a reason': [
      { XX1: 'One', XX2: 'Two', XX3: 'Three' },
      ['equivalents.yaml: no rule names XX3, and nothing says why'],
    ],
    'an id that only a page names': [
      { XX1: 'One' },
      [
        'server/src/rules/style/example.md first-example: XX2 does not stand in equivalents.yaml',
        'server/src/rules/style/example.md second-example: XX2 does not stand in equivalents.yaml',
      ],
    ],
    'a reason that is no longer one': [
      { XX1: { title: 'One', why: 'Nobody does it.' }, XX2: 'Two' },
      ['equivalents.yaml: XX1 needs no why: first-example names it'],
    ],
    'a reason that names a rule which is gone': [
      { XX1: 'One', XX2: 'Two', XX3: { title: 'Three', why: '`old-rule` and `second-example`.' } },
      ['equivalents.yaml: XX3 speaks of old-rule, which is no rule'],
    ],
    'an id of another form': [
      { XX1: 'One', XX2: 'Two', ZZ3: { title: 'Three', why: 'Nobody does it.' } },
      ['equivalents.yaml: ZZ3 is no id of Tool'],
    ],
    'nothing wrong': [{ XX1: 'One', XX2: 'Two' }, []],
  } as const;
  for (const [what, [ids, problems]] of Object.entries(CASES))
    it(`tells of ${what}`, () => assert.deepEqual(judge(dataOf(ids), NAMES), problems));

  it('links ids to their tool and to the rules that name them', () => {
    const why = 'Nobody does it.';
    const text = equivalentsPage(
      dataOf({ XX1: 'One', XX2: 'Two', XX3: { title: 'a|b', why } }),
      NAMES,
    );
    const first = '[`first-example`](../server/src/rules/style/example.md)';
    const second = '[`second-example`](../server/src/rules/style/example.md) (all)';
    for (const row of [
      '| [Tool](https://example.com/) | 3 | 2 | 1 |',
      `| [XX1](https://example.com/xx1) | One | ${first} |`,
      `| [XX2](https://example.com/xx2) | Two | ${first}, ${second} |`,
      `| [XX3](https://example.com/xx3) | a\\|b | ${why} |`,
      `| YY7 | Quote …. | ${second} |`,
      '| YY\\* | All others | Nobody writes it so. |',
    ])
      assert.ok(text.split('\n').includes(row), row);
  });
});

describe('the list of rules', () => {
  it('tells where a rule looks, in which profile, and whether it has a fix', () => {
    const rows = rulesPage(NAMES).split('\n').slice(-4, -1);
    const link = (id: string) => `[\`${id}\`](../server/src/rules/style/example.md)`;
    assert.deepEqual(rows, [
      '| --- | --- | --- | --- | --- | --- |',
      `| ${link('first-example')} | Example \\| of a rule | Dockerfile | warning, error in \`hardened\` |  | yes |`,
      `| ${link('second-example')} | Example \\| of a rule | command lines, Terraform | hint | \`all\` |  |`,
    ]);
  });
});
