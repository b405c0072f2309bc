import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateWith } from './activate.ts';

/** Browser: the server is a worker. */
export function activate(context: ExtensionContext) {
  return activateWith(context, (options) => {
    const dist = Uri.joinPath(context.extensionUri, 'dist');
    const script = Uri.joinPath(dist, 'server.worker.js').with({
      query: `base=${dist.toString()}/`,
    });
    const start = () => Promise.resolve(new Worker(script.toString()));
    return new LanguageClient('cloudGlossary', 'Cloud Glossary', start, options);
  });
}
