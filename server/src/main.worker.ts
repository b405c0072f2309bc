import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from 'vscode-languageserver/browser';
import { PACKED } from './lsp/host.ts';
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
        readText: async (name) => {
          const response = await load(`data/${name}`);
          return name.endsWith(PACKED) ? unpack(response) : response.text();
        },
        readBytes: async (name) => new Uint8Array(await (await load(name)).arrayBuffer()),
      });
    },
    { once: true },
  );
}

/** By the browser itself, where it can: not all know the format yet. */
async function unpack(response: Response): Promise<string> {
  const stream = unpacking();
  if (stream) return new Response(response.body!.pipeThrough(stream)).text();
  const { decompress } = await import('brotli/decompress');
  const bytes = decompress(new Uint8Array(await response.arrayBuffer()));
  return new TextDecoder('latin1').decode(bytes);
}

function unpacking(): DecompressionStream | undefined {
  try {
    return new DecompressionStream('brotli' as CompressionFormat);
  } catch {
    return undefined;
  }
}
