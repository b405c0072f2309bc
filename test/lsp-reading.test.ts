import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  DocumentLink,
  FoldingRange,
  SelectionRange,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { root } from './harness.ts';
import { openText, type Server, startServer } from './server.ts';

const TEXT = 'services:\n  web:\n    command: docker run img\n    labels: {\n      a: b\n    }\n';

describe('reading over the protocol', () => {
  let server: Server;
  const start = async (capabilities: object, rootUri: string | null = null): Promise<void> => {
    server = startServer(path.join(root, 'dist/language-server.js'));
    await server.connection.sendRequest('initialize', {
      processId: null,
      rootUri,
      capabilities,
    });
    await server.connection.sendNotification('initialized', {});
  };
  afterEach(() => server.stop());

  const folded = async (foldingRange: object): Promise<FoldingRange[]> => {
    await start({ textDocument: { foldingRange } });
    const uri = 'untitled:compose.yaml';
    await openText(server, uri, 'dockercompose', TEXT);
    return server.connection.sendRequest('textDocument/foldingRange', { textDocument: { uri } });
  };

  it('folds whole lines for editors that hide nothing else, and no more than they want', async () => {
    assert.deepEqual(await folded({ lineFoldingOnly: true, rangeLimit: 2 }), [
      { startLine: 0, endLine: 5 },
      { startLine: 1, endLine: 5 },
    ]);
  });

  it('says where the last line is cut for others', async () => {
    const found = await folded({});
    assert.deepEqual(found.at(-1), { startLine: 3, endLine: 4, endCharacter: 10 });
  });

  it('selects from several places at once', async () => {
    await start({});
    const uri = 'untitled:compose.yaml';
    await openText(server, uri, 'dockercompose', TEXT);
    const found = await server.connection.sendRequest<SelectionRange[]>(
      'textDocument/selectionRange',
      {
        textDocument: { uri },
        positions: [
          { line: 2, character: 22 },
          { line: 0, character: 0 },
        ],
      },
    );
    const at = (line: number, from: number, to: number) => ({
      start: { line, character: from },
      end: { line, character: to },
    });
    assert.deepEqual(found[0]?.range, at(2, 20, 23));
    assert.deepEqual(found[0]?.parent?.range, at(2, 20, 27));
    assert.deepEqual(found[1]?.range, at(0, 0, 8));
  });

  it('offers links to files that are there, and to no others', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-glossary-'));
    const uriOf = (file: string) => pathToFileURL(path.join(folder, file)).href;
    try {
      fs.mkdirSync(path.join(folder, 'app'));
      fs.writeFileSync(path.join(folder, 'app/Dockerfile.dev'), 'FROM alpine\n');
      await start({});
      const uri = uriOf('compose.yaml');
      const text =
        'services:\n  a:\n    image: nginx\n    env_file: gone.env\n' +
        '  b:\n    build: {context: app, dockerfile: Dockerfile.dev}\n';
      await openText(server, uri, 'dockercompose', text);
      const found = await server.connection.sendRequest<DocumentLink[]>(
        'textDocument/documentLink',
        { textDocument: { uri } },
      );
      assert.deepEqual(
        found.map(({ target }) => target),
        ['https://hub.docker.com/_/nginx', uriOf('app/Dockerfile.dev')],
      );
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  it('finds names of the whole workspace by letters in their order', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-glossary-'));
    const write = (file: string, text: string) => {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    };
    try {
      write('infra/main.tf', 'resource "aws_instance" "web" {}\nvariable "region" {}\n');
      write('app/Dockerfile', 'FROM alpine AS web-build\n');
      write('site.yml', '- hosts: all\n  handlers:\n    - name: restart web\n      ping:\n');
      write('node_modules/x/Dockerfile', 'FROM alpine AS web-foreign\n');
      write('values.yaml', 'web: 1\n');
      await start({}, pathToFileURL(folder).href);
      await openText(server, 'untitled:compose.yaml', 'dockercompose', TEXT);
      const ask = async (query: string) => {
        const found = await server.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', {
          query,
        });
        return found.map(({ name, containerName }) => `${containerName} ${name}`);
      };
      assert.deepEqual(await ask('web'), [
        'service web',
        'stage web-build',
        'handler restart web',
        'resource aws_instance.web',
      ]);
      assert.deepEqual(await ask('rgn'), ['variable region']);
      write('app/Dockerfile', 'FROM alpine AS regional\n');
      assert.deepEqual(await ask('reg'), ['variable region', 'stage regional']);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});
