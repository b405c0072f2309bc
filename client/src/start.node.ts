import { type ExtensionContext, Uri } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** Desktop and remote: the server is a process of its own, spoken to over IPC. */
export const clientIn =
  ({ extensionUri }: ExtensionContext) =>
  (options: LanguageClientOptions): LanguageClient => {
    const module = Uri.joinPath(extensionUri, 'dist', 'language-server.js').fsPath;
    const server = { module, transport: TransportKind.ipc };
    return new LanguageClient('cloudGlossary', 'Cloud Glossary', server, options);
  };
