import { type Disposable, env, type ExtensionContext, type LogOutputChannel, UIKind } from 'vscode';
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import {
  type ClientOptions,
  FIND_FILES,
  type FindFiles,
  READ_FILE,
  READ_FOLDER,
} from '../../server/src/protocol.ts';
import { createErrorHandler } from './crashes.ts';
import { createDeferral } from './deferral.ts';
import { selector } from './documents.ts';
import { findFiles, readFile, readFolder } from './files.ts';
import { offerFormatting } from './formatting.ts';
import { middleware } from './middleware.ts';

/** A client of the server, and what ends with it. */
export interface Link {
  readonly client: BaseLanguageClient;
  readonly deferral: Disposable;
  readonly formatting: Disposable;
}

export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** A new client, for the documents that are ours by now. */
export function createLink(
  context: ExtensionContext,
  create: CreateClient,
  log: LogOutputChannel,
): Link {
  const deferral = createDeferral();
  const client = create(optionsFor(context, log, deferral.handleDiagnostics));
  readFor(client);
  return { client, deferral, formatting: offerFormatting(client) };
}

/** Ends a client for good; one that is starting ends by itself once it runs, for it cannot before. */
export async function end({ client, deferral, formatting }: Link): Promise<void> {
  deferral.dispose();
  formatting.dispose();
  const stop = () => client.dispose().catch(() => undefined);
  if (client.state === State.Starting) client.start().then(stop, () => undefined);
  else await stop();
}

/** The server reaches the user's files through the editor only. */
function readFor(client: BaseLanguageClient): void {
  client.onRequest(READ_FOLDER, ({ uri, marks }: { uri: string; marks?: boolean }) =>
    readFolder(uri, marks),
  );
  client.onRequest(FIND_FILES, (wanted: FindFiles) => findFiles(wanted));
  client.onRequest(READ_FILE, ({ uri }: { uri: string }) => readFile(uri));
}

/** Pages of rules open here through a link to this editor; a browser has no such links. */
const rulePages = (context: ExtensionContext): string | undefined =>
  env.uiKind === UIKind.Desktop ? `${env.uriScheme}://${context.extension.id}/rule/` : undefined;

function optionsFor(
  context: ExtensionContext,
  outputChannel: LogOutputChannel,
  handleDiagnostics: NonNullable<Middleware['handleDiagnostics']>,
): LanguageClientOptions {
  const pages = rulePages(context);
  const initializationOptions: ClientOptions = {
    commandLinks: true,
    themeIcons: true,
    actionCommands: true,
    readsFiles: true,
    defers: true,
    formats: true,
    lensCommands: true,
    ...(pages !== undefined && { rulePages: pages }),
  };
  return {
    documentSelector: selector(),
    diagnosticCollectionName: 'cloud-glossary',
    initializationOptions,
    middleware: { ...middleware, handleDiagnostics },
    markdown: {
      isTrusted: { enabledCommands: ['cloudGlossary.openTopic'] },
      supportHtml: false,
      supportThemeIcons: true,
    },
    outputChannel,
    // Nobody is interrupted by what they did not ask for: failures are in the log and in the status.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    errorHandler: createErrorHandler(context),
  };
}
