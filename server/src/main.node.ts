import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/server.ts';

// Over IPC when the editor forks it, over standard input and output with --stdio.
const connection = createConnection(ProposedFeatures.all);
startServer(connection, {
  readText: (name) => readFile(path.join(__dirname, 'data', name), 'utf8'),
  readBytes: (name) => readFile(path.join(__dirname, name)),
});
