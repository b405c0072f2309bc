import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver';
import { withoutDeferred } from '../client/src/same-findings.ts';
import { configurationOffers, type Schema } from '../server/src/glossary/configuration-offers.ts';
import { asYaml } from '../server/src/yaml/jsonc.ts';
import { root } from './harness.ts';
import { openText, type Server, startServer } from './server.ts';

const TEXT = 'FROM debian\nRUN docker run --privileged a:1\n';
const codes = (found: readonly Diagnostic[] = []) => found.map(({ code }) => code);

describe('configuration files', () => {
  let server: Server;
  let folder: string;
  const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;
  const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);
  const start = async (settings: object, options: object = {}) => {
    server = startServer(path.join(root, 'dist/language-server.js'));
    await server.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      initializationOptions: { settings, ...options },
    });
    await server.connection.sendNotification('initialized', {});
  };
  /** Waits for what is published for a file until it is as expected. */
  const until = async (uri: string, isSo: (found: readonly Diagnostic[]) => boolean) => {
    for (let i = 0; i < 100 && !isSo(server.published.get(uri) ?? []); i++)
      await new Promise((resolve) => setTimeout(resolve, 30));
    const found = server.published.get(uri) ?? [];
    assert.ok(isSo(found), JSON.stringify(found));
  };
  const changedOnDisk = (name: string) =>
    server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(name), type: 2 }],
    });

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-glossary-'));
    fs.mkdirSync(path.join(folder, 'a/b'), { recursive: true });
  });
  afterEach(() => {
    server.stop();
    fs.rmSync(folder, { recursive: true });
  });

  it('win over settings, the nearest alone, jsonc before json before yaml', async () => {
    write('.cloud-glossary.yaml', 'lint:\n  rules:\n    base-image-untagged: off\n');
    await start({ lint: { rules: { 'cli-privileged': 'off' } } });
    assert.deepEqual(
      codes(await openText(server, uriOf('a/b/Dockerfile'), 'dockerfile', TEXT)),
      [],
    );

    write('a/.cloud-glossary.yaml', 'lint:\n  rules:\n    security: info\n');
    write('a/.cloud-glossary.json', '{ "lint": { "rules": { "cli-privileged": "hint" } } }');
    await changedOnDisk('a/.cloud-glossary.json');
    const both = ['base-image-untagged', 'cli-privileged'];
    await until(uriOf('a/b/Dockerfile'), (found) => codes(found).join() === both.join());
    assert.equal(server.published.get(uriOf('a/b/Dockerfile'))?.[1]?.severity, 4);

    write(
      'a/.cloud-glossary.jsonc',
      '{\n\t// nothing here\n\t"lint": { "enable": false, }, /* */\n}',
    );
    await changedOnDisk('a/.cloud-glossary.jsonc');
    await until(uriOf('a/b/Dockerfile'), (found) => found.length === 0);
  });

  it('say what files are, and inline comments win over them', async () => {
    write(
      '.cloud-glossary.yaml',
      'files:\n  associations:\n    "*.build": dockerfile\nlint:\n  rules:\n    cli-privileged: error\n',
    );
    await start({});
    const text = TEXT.replace('RUN', '# cloud-glossary ignore=cli-privileged\nRUN');
    const found = await openText(server, uriOf('image.build'), 'plaintext', text);
    assert.deepEqual(codes(found), ['base-image-untagged']);
  });

  it('are followed in buffers; mistakes are told there, and the last good state stays', async () => {
    const config = uriOf('.cloud-glossary.jsonc');
    const good = '{\n  // why\n  "lint": { "rules": { "cli-privileged": "off" } }\n}\n';
    write('.cloud-glossary.jsonc', good);
    await start({});
    const file = uriOf('Dockerfile');
    assert.deepEqual(codes(await openText(server, file, 'dockerfile', TEXT)), [
      'base-image-untagged',
    ]);

    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: config, languageId: 'jsonc', version: 1, text: good },
    });
    const type = (text: string, version: number) =>
      server.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: config, version },
        contentChanges: [{ text }],
      });
    await type(good.replace('"off"', '"never"'), 2);
    await until(
      config,
      ([first]) =>
        first?.range.start.line === 2 && /one of the allowed/.test(JSON.stringify(first.message)),
    );
    const state = await server.connection.sendRequest<{ badConfiguration?: string }>(
      'cloudGlossary/fileState',
      { uri: file },
    );
    assert.equal(state.badConfiguration, config);
    assert.deepEqual(codes(server.published.get(file)), ['base-image-untagged']);

    await type(good.replace('cli-privileged', 'cli-privilegd'), 3);
    await until(config, ([first]) => first?.message === 'cli-privilegd is no rule and no category');
    await until(file, (found) => found.length === 2);
    await type(good.replace('"lint"', '"lnt"'), 4);
    await until(config, ([first]) => /lnt/.test(JSON.stringify(first?.message ?? '')));
    await type(good, 5);
    await until(config, (found) => found.length === 0);
    await until(file, (found) => found.length === 1);
  });

  it('count as they are when a file is opened again, and buffers whose file is gone do not', async () => {
    const config = uriOf('.cloud-glossary.jsonc');
    const file = uriOf('Dockerfile');
    const off = (rule: string) => `{ "lint": { "rules": { "${rule}": "off" } } }`;
    write('.cloud-glossary.jsonc', off('cli-privileged'));
    await start({});
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: {
        uri: config,
        languageId: 'jsonc',
        version: 1,
        text: off('cli-privileged'),
      },
    });
    const one = ['base-image-untagged'];
    assert.deepEqual(codes(await openText(server, file, 'dockerfile', TEXT)), one);
    await server.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: file },
    });
    await until(file, (found) => found.length === 0);
    fs.rmSync(path.join(folder, '.cloud-glossary.jsonc'));
    write('.cloud-glossary.yaml', 'lint:\n  rules:\n    base-image-untagged: off\n');
    await changedOnDisk('.cloud-glossary.jsonc');
    assert.deepEqual(codes(await openText(server, file, 'dockerfile', TEXT)), ['cli-privileged']);
  });

  it('name linters whose findings are preferred: here by equivalents alone', async () => {
    write('.cloud-glossary.yaml', 'lint: { deferTo: [hadolint] }\n');
    await start({});
    const found = await openText(server, uriOf('Dockerfile'), 'dockerfile', TEXT);
    assert.deepEqual(codes(found), ['cli-privileged']);
  });

  it('leave it to a client that can, which is told the ids', async () => {
    await start({ lint: { deferTo: ['hadolint', 'trivy'] } }, { defers: true });
    const found = await openText(server, uriOf('Dockerfile'), 'dockerfile', TEXT);
    assert.deepEqual(codes(found), ['base-image-untagged', 'cli-privileged']);
    const data = found[0]?.data as { deferred: string[]; equivalents: string[] };
    assert.deepEqual(data.deferred, ['DL3006', 'DS-0001']);
    assert.ok(data.equivalents.includes('KICS:9efb0b2d'));
    assert.deepEqual((found[1]!.data as { deferred: string[] }).deferred, []);
  });
});

describe('completion of configuration files', () => {
  const schema = JSON.parse(
    fs.readFileSync(path.join(root, 'dist/data/configuration.schema.json'), 'utf8'),
  ) as Schema;
  const offered = (marked: string) => {
    const offset = marked.indexOf('<|>');
    return configurationOffers(schema, marked.replace('<|>', ''), offset);
  };
  /** What is written when one of the offers is taken. */
  const taken = (marked: string, label: string) => {
    const { items, replace } = offered(marked)!;
    const { insert } = items.find((item) => item.label === label)!;
    const text = marked.replace('<|>', '');
    return text.slice(0, replace.from) + insert + text.slice(replace.to);
  };
  const ROWS: readonly (readonly [string, string])[] = [
    ['<|>', 'enable hover completion codeLens lint files'],
    ['lint:\n  profile: all\n<|>', 'enable hover completion codeLens files'],
    ['lint:\n  <|>', 'enable run profile rules minimumSeverity deferTo'],
    ['lint:\n  run: onType\n  prof<|>\n', 'enable profile rules minimumSeverity deferTo'],
    ['lint: { <|> }', 'enable run profile rules minimumSeverity deferTo'],
    ['lint:\n  profile: <|>\n', 'recommended hardened all'],
    ['lint:\n  enable: <|>', 'true false'],
    ['lint:\n  rules:\n    privileged-service: <|>', 'error warning info hint off'],
    ['lint:\n  rules:\n    none-of-ours: <|>', 'error warning info hint off'],
    ['lint:\n  rules:\n    untrusted-registry: <|>', 'error warning info hint off'],
    ['lint:\n  rules:\n    untrusted-registry:\n      <|>', 'severity registries'],
    [
      'lint:\n  rules:\n    untrusted-registry:\n      severity: <|>',
      'error warning info hint off',
    ],
    ['lint:\n  deferTo: [checkov, <|>]', 'hadolint shellcheck buildkit trivy kics ansible-lint'],
    ['lint:\n  deferTo:\n    - <|>', 'hadolint shellcheck buildkit checkov trivy kics'],
    [
      'files:\n  associations:\n    "*.build": <|>',
      'dockerfile compose terraform ansible vagrant script makefile',
    ],
    ['files:\n  associations:\n    <|>', ''],
    ['# <|>', ''],
    ['hover:\n  detail:\n    <|>', 'compact full off'],
    ['lint:\n  profile:\n    deeper:\n      <|>', ''],
    ['constructor:\n  <|>', ''],
  ];
  for (const [text, labels] of ROWS)
    it(`in ${JSON.stringify(text)}`, () => {
      const found = offered(text)?.items.map(({ label }) => label) ?? [];
      assert.equal(found.join(' ').slice(0, labels.length || undefined), labels);
    });

  it('names every rule, with its title', () => {
    const rule = offered('lint:\n  rules:\n    <|>')!.items.find(
      ({ label }) => label === 'privileged-service',
    );
    assert.equal(rule?.description, 'Privileged container.');
  });

  it('writes what comes behind a key', () => {
    assert.equal(taken('li<|>', 'lint'), 'lint:\n  ');
    assert.equal(taken('lint:\n  pro<|>', 'profile'), 'lint:\n  profile: ');
    assert.equal(taken('lint: { <|> }', 'rules'), 'lint: { rules:  }');
    assert.equal(taken('lint:\n  r<|>n: onSave', 'rules'), 'lint:\n  rules: onSave');
    assert.equal(taken('lint:\n  run: on<|>', 'onSave'), 'lint:\n  run: onSave');
  });
});

describe('JSON with comments', () => {
  it('keeps offsets and what stands in strings', () => {
    const text = '{"a": "http://x", // "b"\n\t/* c\n */ "d\\"//": 1,}';
    const yaml = asYaml(text);
    assert.equal(yaml.length, text.length);
    assert.equal(yaml.indexOf('"d'), text.indexOf('"d'));
    assert.match(yaml, /http:\/\/x/);
    assert.doesNotMatch(yaml, /"b"|\* c|\t/);
  });
});

describe('findings that another linter tells', () => {
  const at = (line: number) => ({ start: { line }, end: { line } });
  const ours = (deferred: string[]) => ({ code: 'x', range: at(3), data: { deferred } });
  const ROWS: readonly (readonly [string, string | { value: string }, number, boolean])[] = [
    ['DL3006', 'DL3006', 3, true],
    ['DL3006', { value: 'DL3006' }, 3, true],
    ['DL3006', 'DL3006', 4, false],
    ['DL3006', 'DL3007', 3, false],
    ['DS-0001', 'AVD-DS-0001', 3, true],
    ['DS-0001', 'DS001', 3, true],
    ['fqcn', 'fqcn[action-core]', 3, true],
    ['9efb0b2d', '9efb0b2d-89c9-41a3-91ca-dcc0aec911fd', 3, true],
    ['missing-user', 'dockerfile.security.missing-user.missing-user', 3, true],
    ['missing-user', 'missing-user-entrypoint', 3, false],
  ];
  for (const [id, code, line, isHidden] of ROWS)
    it(`${id} beside ${JSON.stringify(code)} on line ${line}`, () => {
      const left = withoutDeferred([ours([id])], [{ code, range: at(line) }]);
      assert.equal(left.length, isHidden ? 0 : 1);
    });
});
