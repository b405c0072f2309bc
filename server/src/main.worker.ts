import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from 'vscode-languageserver/browser';
import { startServer } from './lsp/server.ts';

const worker = globalThis as unknown as DedicatedWorkerGlobalScope;

/**
 * The first message is the address of the bundle's folder: an editor may start the script from a
 * blob, which has no place of its own. What follows is the protocol.
 */
worker.addEventListener('message', ({ data }: MessageEvent<string>) => serve(data), { once: true });

function serve(base: string): void {
  const load = async (name: string): Promise<Response> => {
    const response = await fetch(new URL(name, base));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response;
  };
  const connection = createConnection(
    new BrowserMessageReader(worker),
    new BrowserMessageWriter(worker),
  );
  startServer(connection, {
    readText: async (name) => (await load(`data/${name}`)).text(),
    readBytes: async (name) => new Uint8Array(await (await load(name)).arrayBuffer()),
  });
}
