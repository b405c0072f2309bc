import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  InitializeResult,
  RegistrationParams,
  TextEdit,
} from 'vscode-languageserver';
import { root } from './harness.ts';
import { initialize, openText, type Server, startServer } from './server.ts';

describe('server, what is written otherwise', () => {
  let server: Server;

  before(async () => {
    server = startServer(path.join(root, 'dist/language-server.js'));
    await initialize(server);
  });
  after(() => server.stop());

  it('formats a file, a part of it, and what has just been written', async () => {
    const uri = 'untitled:Dockerfile.formatted';
    await openText(server, uri, 'dockerfile', 'FROM  a\nRUN  b && \\\n');
    const ask = (method: string, more: object = {}) =>
      server.connection.sendRequest<TextEdit[]>(`textDocument/${method}`, {
        textDocument: { uri },
        options: { tabSize: 2, insertSpaces: true },
        ...more,
      });
    const range = (line: number, from: number, to: number) => ({
      start: { line, character: from },
      end: { line, character: to },
    });
    const first = { range: range(0, 4, 6), newText: ' ' };
    assert.deepEqual(await ask('formatting'), [first]);
    assert.deepEqual(await ask('rangeFormatting', { range: range(1, 0, 1) }), []);
    const typed = { ch: '\n', position: { line: 2, character: 0 } };
    const indented = { range: range(2, 0, 0), newText: '  ' };
    assert.deepEqual(await ask('onTypeFormatting', typed), [indented]);
  });

  it('offers what can be written otherwise, by its kind', async () => {
    const uri = 'untitled:Dockerfile.refactored';
    await openText(server, uri, 'dockerfile', 'FROM a:1 AS b\nCMD a b\n');
    const place = { line: 1, character: 0 };
    const ask = async (only?: string[]) => {
      const found = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: place, end: place },
        context: { diagnostics: [], ...(only && { only }) },
      });
      return found.filter(({ kind }) => kind?.startsWith('refactor'));
    };
    const [form] = await ask();
    const range = { start: { line: 1, character: 4 }, end: { line: 1, character: 7 } };
    assert.deepEqual(form, {
      title: 'Convert to exec form',
      kind: 'refactor.rewrite',
      edit: { changes: { [uri]: [{ range, newText: '["a", "b"]' }] } },
    });
    assert.equal((await ask(['refactor'])).length, 1);
    assert.deepEqual(await ask(['refactor.extract']), []);
    assert.deepEqual(await ask(['quickfix']), []);
  });

  it('makes files for clients that can', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-glossary-'));
    const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;
    const rich = startServer(path.join(root, 'dist/language-server.js'));
    const workspaceEdit = { documentChanges: true, resourceOperations: ['create'] };
    await initialize(rich, { workspace: { workspaceEdit } });
    const uri = uriOf('Dockerfile');
    await openText(rich, uri, 'dockerfile', 'FROM a:1\nCOPY . .\n');
    const place = { line: 1, character: 0 };
    const ask = async () => {
      const found = await rich.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: place, end: place },
        context: { diagnostics: [], only: ['refactor.extract'] },
      });
      return found.find(({ title }) => title === 'Create .dockerignore');
    };
    let made = await ask();
    for (let i = 0; i < 40 && !made; i++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      made = await ask();
    }
    rich.stop();
    fs.rmSync(folder, { recursive: true });
    const [create, edit] = made?.edit?.documentChanges ?? [];
    const options = { ignoreIfExists: false, overwrite: false };
    assert.deepEqual(create, { kind: 'create', uri: uriOf('.dockerignore'), options });
    assert.match(JSON.stringify(edit), /"newText":"\.git\\n/);
  });

  it('says which files it formats to clients that listen', async () => {
    const told: string[] = [];
    const rich = startServer(path.join(root, 'dist/language-server.js'));
    rich.connection.onRequest('client/registerCapability', (sent: RegistrationParams) => {
      told.push(
        ...sent.registrations.map(
          ({ method, registerOptions }) => `${method} ${JSON.stringify(registerOptions)}`,
        ),
      );
    });
    const formatting = { dynamicRegistration: true };
    const { capabilities } = await rich.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { formatting } },
    });
    assert.equal(capabilities.documentFormattingProvider, undefined);
    await rich.connection.sendNotification('initialized', {});
    for (let i = 0; i < 40 && told.length < 3; i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    rich.stop();
    assert.equal(told.length, 3);
    for (const one of told)
      assert.match(one, /ormatting \{"documentSelector":\[\{"language":"dockerfile"/);
  });
});
