import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Files } from './lsp/near.ts';
import { startServer } from './lsp/server.ts';

// The young generation stays as small as it begins: what is kept lives long, and 5 MB are saved.
setFlagsFromString('--semi-space-growth-factor=1');

// Over IPC when the editor forks it, over standard input and output with --stdio.
const connection = createConnection(ProposedFeatures.all);
const files: Files = {
  list: (uri) => readdir(fileURLToPath(uri)).catch(() => []),
  read: (uri) => readFile(fileURLToPath(uri), 'utf8').catch(() => undefined),
};
startServer(connection, {
  readText: (name) => readFile(path.join(__dirname, 'data', name), 'utf8'),
  readBytes: (name) => readFile(path.join(__dirname, name)),
  files,
});
