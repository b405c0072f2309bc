import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from 'vscode-languageserver/browser';
import type { startServer } from './lsp/server.ts';

const worker = globalThis as unknown as DedicatedWorkerGlobalScope;

/**
 * Serves once it is told the address of the bundle's folder, which is the first message: an editor may
 * start the script from a blob, which has no place of its own. What follows is the protocol.
 */
export function serve(start: typeof startServer): void {
  worker.addEventListener(
    'message',
    ({ data: base }: MessageEvent<string>) => {
      const load = async (name: string): Promise<Response> => {
        const response = await fetch(new URL(name, base));
        if (!response.ok) throw new Error(`${name}: ${response.status}`);
        return response;
      };
      const reader = new BrowserMessageReader(worker);
      start(createConnection(reader, new BrowserMessageWriter(worker)), {
        readText: async (name) => (await load(`data/${name}`)).text(),
        readBytes: async (name) => new Uint8Array(await (await load(name)).arrayBuffer()),
      });
    },
    { once: true },
  );
}
