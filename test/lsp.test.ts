import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CompletionList, Diagnostic, Hover } from 'vscode-languageserver';
import { root } from './harness.ts';
import { initialize, openText, type Server, startServer } from './server.ts';

interface Position {
  readonly line: number;
  readonly character: number;
}

describe('server over standard input and output', () => {
  let server: Server;

  before(async () => {
    server = startServer(path.join(root, 'dist/language-server.js'));
    await initialize(server);
  });
  after(() => server.stop());

  const at = <A>(method: string, uri: string, position: Position) =>
    server.connection.sendRequest<A | null>(method, { textDocument: { uri }, position });
  const codes = (found: readonly Diagnostic[]) => found.map(({ code }) => code);

  it('says nothing beside the protocol', () => {
    const script = path.join(root, 'dist/language-server.js');
    const { stderr } = spawnSync(process.execPath, [script, '--stdio'], { input: '' });
    // Versions of V8 differ in their flags, and complain of those that they do not know.
    assert.equal(String(stderr), '');
  });

  it('explains, completes, finds and mends in a buffer that is on no disk', async () => {
    const uri = 'untitled:Dockerfile';
    const text =
      'FROM debian:12\nRUN docker run --privileged example.com/a:1\nRUN dockerd --storage-driver=\n';
    const found = await openText(server, uri, 'dockerfile', text);
    assert.deepEqual(codes(found), ['cli-privileged']);

    const shown = await at<Hover>('textDocument/hover', uri, { line: 1, character: 18 });
    assert.match(
      JSON.stringify(shown?.contents),
      /\*\*Privileged container\*\*.*\*\*Security:\*\*/,
    );

    const list = await at<CompletionList>('textDocument/completion', uri, {
      line: 2,
      character: 29,
    });
    const labels = list?.items.map(({ label }) => label) ?? [];
    assert.ok(labels.includes('overlay2') && labels.includes('vfs'), labels.join());

    const actions = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 1, character: 16 }, end: { line: 1, character: 16 } },
      context: { diagnostics: [] },
    });
    assert.equal(actions[0]?.title, 'Remove --privileged');
  });

  it('finds while typing', async () => {
    const uri = 'untitled:Dockerfile.typed';
    const text = 'FROM debian:12\nRUN docker run example.com/a:1\n';
    assert.deepEqual(codes(await openText(server, uri, 'dockerfile', text)), []);
    const found = server.nextFindings(uri);
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        {
          range: { start: { line: 1, character: 14 }, end: { line: 1, character: 14 } },
          text: ' --privileged',
        },
      ],
    });
    assert.deepEqual(codes(await found), ['cli-privileged']);
  });

  it('lays the glossary of a team over its own, and tells of mistakes where they stand', async () => {
    const uri = 'untitled:Dockerfile.team';
    await openText(server, uri, 'dockerfile', 'FROM debian:12\nRUN docker run --privileged a:1\n');
    const send = (text: string) =>
      server.connection.sendNotification('cloudGlossary/glossaryFiles', {
        files: [{ uri: 'file:///team.md', path: 'docker/docker-run-privileged.md', text }],
      });
    const shown = async () =>
      JSON.stringify(await at<Hover>('textDocument/hover', uri, { line: 1, character: 18 }));
    await send(
      '---\ntitle: Privileged\nkind: setting\n---\nAsk [us](https://example.com) <b>or</b> [not](command:x) first.\n',
    );
    const good = await shown();
    assert.match(good, /\*\*Privileged\*\* · docker run · team glossary/);
    assert.match(good, /Ask \[us\]\(https:\/\/example.com\) &lt;b>or&lt;\/b> not first\./);
    assert.match(good, /Security/, 'what the team does not say stays');

    const told = server.nextFindings('file:///team.md');
    await send('---\ntitle: Privileged\nkind: nonsense\n---\nText.\n');
    const [mistake] = await told;
    assert.deepEqual(mistake?.range.start, { line: 2, character: 6 });
    assert.equal(await shown(), good, 'the last good state stays in force');
    await server.connection.sendNotification('cloudGlossary/glossaryFiles', { files: [] });
  });

  it('reads a file as what the user says it is', async () => {
    const uri = 'untitled:/deploy/web.yml';
    const text = 'services:\n  web:\n    privileged: true\n';
    const shown = async () => {
      await server.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      });
      const found = await at<Hover>('textDocument/hover', uri, { line: 2, character: 6 });
      await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      return found !== null;
    };
    const say = (associations: Record<string, string>) =>
      server.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { cloudGlossary: { files: { associations } } },
      });
    assert.equal(await shown(), false);
    await say({ 'deploy/*.{yml,yaml}': 'compose' });
    assert.equal(await shown(), true);
    await say({ 'other/*.yml': 'compose', '**/web.yml': 'none' });
    assert.equal(await shown(), false);
    await say({});
  });

  it('reads the files beside a file, and prefers those that are open', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-glossary-'));
    const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;
    fs.writeFileSync(path.join(folder, 'variables.tf'), 'variable "on_disk" {}\n');
    const names = async () => {
      const list = await at<CompletionList>('textDocument/completion', uriOf('main.tf'), {
        line: 1,
        character: 10,
      });
      return list?.items.map(({ label }) => label) ?? [];
    };
    const until = async (name: string) => {
      for (let i = 0; i < 40 && !(await names()).includes(name); i++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      assert.ok((await names()).includes(name), `var. offers ${name}`);
    };
    await openText(server, uriOf('main.tf'), 'terraform', 'locals {\n  a = var.\n}\n');
    await until('on_disk');
    await openText(server, uriOf('variables.tf'), 'terraform', 'variable "in_editor" {}\n');
    await until('in_editor');
    fs.rmSync(folder, { recursive: true });
  });

  it('loads what a provider knows when it is met', async () => {
    const uri = 'untitled:provider.tf';
    const text =
      'resource "aws_instance" "web" {\n  instance_type = "t3.micro"\n  amii = "ami-1"\n}\n';
    const found = await openText(server, uri, 'terraform', text);
    assert.match(JSON.stringify(found), /amii; did you mean ami\?/);
    const shown = await at<Hover>('textDocument/hover', uri, { line: 1, character: 4 });
    assert.match(JSON.stringify(shown?.contents), /instance_type.* string/);
  });

  it('leads to names, shows where they are, and renames them', async () => {
    const uri = 'untitled:Dockerfile.names';
    const text = 'FROM a AS build\nFROM b\nCOPY --from=build /a /b\n';
    await openText(server, uri, 'dockerfile', text);
    const place = { line: 2, character: 14 };
    const range = (line: number, from: number, to: number) => ({
      start: { line, character: from },
      end: { line, character: to },
    });
    const [declared, used] = [range(0, 10, 15), range(2, 12, 17)];
    const send = <A>(method: string, more: object = {}) =>
      server.connection.sendRequest<A | null>(`textDocument/${method}`, {
        textDocument: { uri },
        position: place,
        ...more,
      });
    assert.deepEqual(await send('definition'), [{ uri, range: declared }]);
    const context = { includeDeclaration: false };
    assert.deepEqual(await send('references', { context }), [{ uri, range: used }]);
    assert.deepEqual(await send('documentHighlight'), [
      { range: declared, kind: 3 },
      { range: used, kind: 2 },
    ]);
    assert.deepEqual(await send('prepareRename'), { range: used, placeholder: 'build' });
    assert.deepEqual(await send('rename', { newName: 'base' }), {
      changes: {
        [uri]: [
          { range: declared, newText: 'base' },
          { range: used, newText: 'base' },
        ],
      },
    });
    await assert.rejects(send('rename', { newName: 'a b' }), /^Error: A build stage is named by/);
    assert.equal(await send('prepareRename', { position: { line: 1, character: 5 } }), null);
  });

  it('follows names into files that are not open', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-glossary-'));
    const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;
    fs.mkdirSync(path.join(folder, 'app'));
    fs.writeFileSync(path.join(folder, 'app/Dockerfile'), 'FROM a AS Build\n');
    const uri = uriOf('compose.yaml');
    const text = 'services:\n  a:\n    build: {context: app, target: build}\n';
    await openText(server, uri, 'dockercompose', text);
    const position = { line: 2, character: 34 };
    const find = () => at<unknown[]>('textDocument/definition', uri, position);
    for (let i = 0; i < 40 && !(await find()); i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const range = { start: { line: 0, character: 10 }, end: { line: 0, character: 15 } };
    const target = uriOf('app/Dockerfile');
    assert.deepEqual(await find(), [{ uri: target, range }]);
    const params = { textDocument: { uri }, position, newName: 'base' };
    const edit = await server.connection.sendRequest<{ changes: Record<string, unknown[]> }>(
      'textDocument/rename',
      params,
    );
    assert.deepEqual(Object.keys(edit.changes), [uri, target]);
    assert.deepEqual(edit.changes[target], [{ range, newText: 'base' }]);
    fs.rmSync(folder, { recursive: true });
  });

  it('links and versions for clients that take them', async () => {
    const rich = startServer(path.join(root, 'dist/language-server.js'));
    await rich.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {
        workspace: { workspaceEdit: { documentChanges: true } },
        textDocument: { definition: { linkSupport: true } },
      },
    });
    await rich.connection.sendNotification('initialized', {});
    const uri = 'untitled:compose.yaml';
    await openText(
      rich,
      uri,
      'dockercompose',
      'services:\n  a:\n    links: [b:x]\n  b:\n    image: x:1\n',
    );
    const params = { textDocument: { uri }, position: { line: 2, character: 12 } };
    const range = (from: number[], to: number[]) => ({
      start: { line: from[0], character: from[1] },
      end: { line: to[0], character: to[1] },
    });
    assert.deepEqual(await rich.connection.sendRequest('textDocument/definition', params), [
      {
        originSelectionRange: range([2, 12], [2, 13]),
        targetUri: uri,
        targetRange: range([3, 2], [4, 14]),
        targetSelectionRange: range([3, 2], [3, 3]),
      },
    ]);
    const edit = await rich.connection.sendRequest<object>('textDocument/rename', {
      ...params,
      newName: '1',
    });
    assert.deepEqual(edit, {
      documentChanges: [
        {
          textDocument: { uri, version: 1 },
          edits: [
            { range: range([2, 12], [2, 13]), newText: '1' },
            { range: range([3, 2], [3, 3]), newText: '"1"' },
          ],
        },
      ],
    });
    rich.stop();
  });
});
