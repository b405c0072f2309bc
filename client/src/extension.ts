import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './activate.ts';

/** Desktop and remote: the server is a process of its own, spoken to over IPC. */
export function activate(context: ExtensionContext) {
  return activateWith(context, (options) => {
    const module = Uri.joinPath(context.extensionUri, 'dist', 'language-server.js').fsPath;
    const server = { module, transport: TransportKind.ipc };
    return new LanguageClient('cloudGlossary', 'Cloud Glossary', server, options);
  });
}
