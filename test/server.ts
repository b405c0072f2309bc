import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Diagnostic } from 'vscode-languageserver';

/** A language server in a process of its own, spoken to over its standard input and output. */
export interface Server {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  /** The findings that were published last, by document. */
  readonly published: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Resolves with the next findings that are published for a document. */
  nextFindings(uri: string): Promise<readonly Diagnostic[]>;
  /** Milliseconds of processor time that the process has used so far, user and system. */
  cpu(): number;
  /** Bytes that it holds in memory. */
  rss(): number;
  stop(): void;
}

export function startServer(script: string, options: readonly string[] = []): Server {
  const child = spawn(process.execPath, [...options, script, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published = new Map<string, readonly Diagnostic[]>();
  const waiting = new Map<string, (found: readonly Diagnostic[]) => void>();
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
      published.set(uri, diagnostics);
      waiting.get(uri)?.(diagnostics);
      waiting.delete(uri);
    },
  );
  connection.listen();
  const proc = (name: string) =>
    fs.readFileSync(path.join('/proc', String(child.pid), name), 'utf8');
  return {
    connection,
    process: child,
    published,
    nextFindings: (uri) => new Promise((resolve) => waiting.set(uri, resolve)),
    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: fields 14 and 15, in hundredths of a second.
    cpu() {
      const fields = proc('stat')
        .replace(/^.*\) /, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    rss: () => Number(/^VmRSS:\s*(\d+) kB/m.exec(proc('status'))?.[1] ?? 0) * 1024,
    stop() {
      connection.dispose();
      child.kill();
    },
  };
}

/** Says that a client is there, and what it can do. */
export async function initialize({ connection }: Server, capabilities: object = {}): Promise<void> {
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
}

/** Opens a text under a URI and waits for the findings. */
export async function openText(
  server: Server,
  uri: string,
  languageId: string,
  text: string,
): Promise<readonly Diagnostic[]> {
  const found = server.nextFindings(uri);
  await server.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId, version: 1, text },
  });
  return found;
}
