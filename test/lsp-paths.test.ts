import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type DocumentLink,
} from 'vscode-languageserver';
import { root } from './harness.ts';
import { openText, type Server, startServer } from './server.ts';

const FILES: Readonly<Record<string, string>> = {
  'a/package.json': '{}',
  'a/src/main.ts': '',
  'a/src/map[1].ts': '',
  'a/src/two words': '',
  'a/node_modules/x/index.js': '',
  'a/.env': '',
  'a/.dockerignore': 'node_modules\n.env\n',
  'b/compose.yaml': 'services:\n  web:\n    build: {context: .., dockerfile: b/Dockerfile}\n',
  'b/local.txt': '',
  'top.txt': '',
};

describe('paths of a build context over the protocol', () => {
  let server: Server;
  let folder: string;
  let asked: string[] = [];
  let opened = 0;

  const uriOf = (file: string) => pathToFileURL(path.join(folder, file)).href;

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-glossary-'));
    for (const [file, text] of Object.entries(FILES)) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    }
    fs.mkdirSync(path.join(folder, 'many'));
    for (let i = 0; i < 150; i++) fs.writeFileSync(path.join(folder, `many/f${i}`), '');
  });
  after(() => fs.rmSync(folder, { recursive: true }));
  afterEach(() => server.stop());

  const start = async (initializationOptions: object = {}): Promise<void> => {
    server = startServer(path.join(root, 'dist/language-server.js'));
    asked = [];
    const { connection } = server;
    await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      initializationOptions,
    });
    await connection.sendNotification('initialized', {});
  };

  /** What is offered where a mark stands; the file is not on disk. */
  const complete = async (
    file: string,
    marked: string,
    languageId = 'dockerfile',
  ): Promise<CompletionList> => {
    const before = marked.slice(0, marked.indexOf('|'));
    const lines = before.split('\n');
    const name = file.replace('*', String(opened++));
    await openText(server, uriOf(name), languageId, marked.replace('|', ''));
    const found = await server.connection.sendRequest<CompletionList | null>(
      'textDocument/completion',
      {
        textDocument: { uri: uriOf(name) },
        position: { line: lines.length - 1, character: lines.at(-1)!.length },
      },
    );
    return found ?? { isIncomplete: false, items: [] };
  };
  const labels = ({ items }: CompletionList) =>
    items
      .toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1))
      .map(({ label, detail }) => label + (detail ? ` (${detail})` : ''));
  const written = (item: CompletionItem | undefined) =>
    item?.textEdit && 'range' in item.textEdit
      ? `${item.textEdit.range.start.character}..${item.textEdit.range.end.character} ${item.textEdit.newText}`
      : '';

  it('offers what lies in the folder that is typed so far', async () => {
    await start();
    const all = await complete('a/*.Dockerfile', 'FROM a\nCOPY | /app/\n');
    assert.deepEqual(labels(all), [
      'package.json',
      'src/',
      '.dockerignore',
      '.env (left out by .dockerignore)',
      'node_modules/ (left out by .dockerignore)',
    ]);
    const kindOf = (name: string) => all.items.find(({ label }) => label === name)?.kind;
    assert.equal(kindOf('src/'), CompletionItemKind.Folder);
    assert.equal(kindOf('package.json'), CompletionItemKind.File);
    const inner = await complete('a/*.Dockerfile', 'FROM a\nCOPY package.json ./src/m| /app/\n');
    assert.deepEqual(labels(inner), ['main.ts', 'map[1].ts']);
    assert.equal(written(inner.items[0]), '24..25 main.ts');
    assert.equal(written(inner.items[1]), '24..25 map[[]1].ts');
    const list = await complete('a/*.Dockerfile', 'FROM a\nCOPY ["src/|", "/app/"]\n');
    assert.deepEqual(labels(list), ['main.ts', 'map[1].ts', 'two words']);
    const mount = await complete(
      'a/*.Dockerfile',
      'FROM a\nRUN --mount=type=bind,source=src/|,target=/x true\n',
    );
    assert.deepEqual(labels(mount), ['main.ts', 'map[1].ts']);
  });

  it('offers names for patterns of an ignore file', async () => {
    await start();
    const found = await complete('a/.dockerignore', '*.md\n!src/m|\n', 'ignore');
    assert.deepEqual(labels(found), ['main.ts', 'map[1].ts']);
    assert.equal(written(found.items[1]), String.raw`5..6 map\[1].ts`);
  });

  it('begins where a compose file builds it', async () => {
    await start();
    const text = 'FROM a\nCOPY to| /app/\nCOPY top.txt local.txt a b /app/\n';
    assert.deepEqual(labels(await complete('b/Dockerfile', text)), ['top.txt']);
    const links = await server.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: uriOf('b/Dockerfile') },
    });
    // Folders open in no editor, and the other file lies elsewhere.
    assert.deepEqual(
      links.map(({ target }) => target),
      [uriOf('top.txt')],
    );
  });

  it('offers a hundred at once, and others as more is typed', async () => {
    await start();
    const all = await complete('many/*.Dockerfile', 'FROM a\nCOPY | /app/\n');
    assert.equal(all.isIncomplete, true);
    assert.equal(all.items.length, 100);
    const fewer = await complete('many/*.Dockerfile', 'FROM a\nCOPY f149| /app/\n');
    assert.equal(fewer.isIncomplete, false);
    assert.deepEqual(labels(fewer), ['f149']);
  });

  it('has a client that reads files list the folder', async () => {
    await start({ readsFiles: true });
    server.connection.onRequest(
      'cloudGlossary/readFolder',
      ({ uri, marks }: { uri: string; marks?: boolean }) => {
        if (marks) asked.push(uri);
        return marks && uri === 'vfs://host/ctx/lib%20x' ? ['one.go', 'sub/'] : null;
      },
    );
    server.connection.onRequest('cloudGlossary/readFile', () => null);
    await openText(server, 'vfs://host/ctx/Dockerfile', 'dockerfile', 'COPY ["lib x/", "/"]\n');
    const found = await server.connection.sendRequest<CompletionList>('textDocument/completion', {
      textDocument: { uri: 'vfs://host/ctx/Dockerfile' },
      position: { line: 0, character: 13 },
    });
    assert.deepEqual(labels(found), ['one.go', 'sub/']);
    assert.deepEqual(asked, ['vfs://host/ctx/lib%20x']);
  });

  it('offers nothing where there is no folder', async () => {
    await start();
    await openText(server, 'untitled:Dockerfile', 'dockerfile', 'FROM a\nCOPY \n');
    const found = await server.connection.sendRequest<CompletionList | null>(
      'textDocument/completion',
      {
        textDocument: { uri: 'untitled:Dockerfile' },
        position: { line: 1, character: 5 },
      },
    );
    assert.equal(found, null);
    assert.deepEqual(labels(await complete('a/*.Dockerfile', 'FROM a\nCOPY gone/|\n')), []);
  });
});
