import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from 'vscode-languageserver/browser';
import { startServer } from './lsp/server.ts';

const worker = globalThis as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(
  new BrowserMessageReader(worker),
  new BrowserMessageWriter(worker),
);

/** Where the bundle's data are: the client passes it, since a worker made from a blob has no place of its own. */
const base = new URLSearchParams(worker.location.search).get('base') ?? './';

const load = async (name: string): Promise<Response> => {
  const response = await fetch(new URL(name, new URL(base, worker.location.href)));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
};

startServer(connection, {
  readText: async (name) => (await load(`data/${name}`)).text(),
  readBytes: async (name) => new Uint8Array(await (await load(name)).arrayBuffer()),
});
