import { type ExtensionContext, Uri } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
} from 'vscode-languageclient/browser';

/** Browser: the server is a worker, told first where its files are. */
export const clientIn =
  ({ extensionUri, subscriptions }: ExtensionContext) =>
  (options: LanguageClientOptions): LanguageClient => {
    const dist = Uri.joinPath(extensionUri, 'dist');
    let worker: Worker | undefined;
    subscriptions.push({ dispose: () => worker?.terminate() });
    // The editor's own kind of worker is none to the client, which therefore gets its two ends.
    const start = () => {
      // One that stopped or crashed does not end by itself.
      worker?.terminate();
      worker = new Worker(Uri.joinPath(dist, 'language-server.js').toString());
      worker.postMessage(`${dist.toString()}/`);
      return Promise.resolve({
        reader: new BrowserMessageReader(worker),
        writer: new BrowserMessageWriter(worker),
      });
    };
    return new LanguageClient('cloudGlossary', 'Cloud Glossary', start, options);
  };
