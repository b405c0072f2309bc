import { type ExtensionContext, Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
} from 'vscode-languageclient/browser';
import { activateWith } from './activate.ts';

/** Browser: the server is a worker, told first where its files are. */
export function activate(context: ExtensionContext) {
  const dist = Uri.joinPath(context.extensionUri, 'dist');
  let worker: Worker | undefined;
  context.subscriptions.push({ dispose: () => worker?.terminate() });
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
  return activateWith(
    context,
    (options) => new LanguageClient('cloudGlossary', 'Cloud Glossary', start, options),
  );
}
