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
      const read = async (name: string): Promise<Uint8Array> => {
        const response = await fetch(new URL(name, base));
        if (!response.ok) throw new Error(`${name}: ${response.status}`);
        return name.endsWith(PACKED) ? unpack(response) : bytesOf(response);
      };
      const reader = new BrowserMessageReader(worker);
      start(createConnection(reader, new BrowserMessageWriter(worker)), {
        readText: async (name) => new TextDecoder('latin1').decode(await read(`data/${name}`)),
        readBytes: read,
      });
    },
    { once: true },
  );
}

const bytesOf = async (response: Response): Promise<Uint8Array> =>
  new Uint8Array(await response.arrayBuffer());

/** By the browser itself, where it can: not all know the format yet. */
async function unpack(response: Response): Promise<Uint8Array> {
  const stream = unpacking();
  if (stream) return bytesOf(new Response(response.body!.pipeThrough(stream)));
  const { decompress } = await import('brotli/decompress');
  return decompress(await bytesOf(response));
}

function unpacking(): DecompressionStream | undefined {
  try {
    return new DecompressionStream('brotli' as CompressionFormat);
  } catch {
    return undefined;
  }
}
