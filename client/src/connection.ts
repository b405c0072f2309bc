import { type CancellationToken, env, type ExtensionContext, UIKind } from 'vscode';
import {
  type BaseLanguageClient,
  DidChangeConfigurationNotification,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import {
  type ClientOptions,
  FIND_FILES,
  type FindFiles,
  READ_FILE,
  READ_FOLDER,
} from '../../server/src/protocol.ts';
import { createDeferral } from './deferral.ts';
import { selector } from './documents.ts';
import { findFiles, readFile, readFolder } from './files.ts';
import { middleware } from './middleware.ts';

/** The language server as the rest of the client sees it. */
export interface Connection {
  /** Starts the server if it does not run yet. */
  start(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
  showLog(): void;
  /** Has all settings asked for again. */
  settingsChanged(): void;
  /** Sends one of our own requests, starting the server if needed. */
  sendRequest<A>(method: string, params: unknown, token?: CancellationToken): Promise<A>;
  /** Tells the server something, if it runs. */
  notify(method: string, params: unknown): Promise<void>;
  readonly state: 'idle' | 'starting' | 'running' | 'stopped';
  onStateChanged(listener: () => void): void;
}

export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

export function connect(context: ExtensionContext, create: CreateClient): Connection {
  let client: BaseLanguageClient | undefined;
  let isFailed = false;
  const listeners: (() => void)[] = [];
  const tell = (): void => listeners.forEach((listener) => listener());
  const made = (): BaseLanguageClient => {
    if (client) return client;
    client = create(optionsFor(context));
    readFor(client);
    client.onDidChangeState(({ newState }) => {
      isFailed = newState === State.Stopped;
      tell();
    });
    return client;
  };
  const start = async (): Promise<void> => {
    try {
      await made().start();
    } catch (error) {
      isFailed = true;
      tell();
      throw error;
    }
  };
  return {
    start,
    async restart() {
      if (client?.isRunning()) await client.stop();
      await start();
    },
    stop: async () => (client?.isRunning() ? client.stop() : undefined),
    showLog: () => made().outputChannel.show(),
    settingsChanged() {
      if (!client?.isRunning()) return;
      void client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    },
    async sendRequest<A>(method: string, params: unknown, token?: CancellationToken): Promise<A> {
      await start();
      return made().sendRequest<A>(method, params, token);
    },
    notify: async (method, params) =>
      client?.isRunning() ? client.sendNotification(method, params) : undefined,
    get state() {
      if (!client) return 'idle';
      if (client.state === State.Running) return 'running';
      return isFailed ? 'stopped' : 'starting';
    },
    onStateChanged: (listener) => void listeners.push(listener),
  };
}

/** The server reaches the user's files through the editor only. */
function readFor(client: BaseLanguageClient): void {
  client.onRequest(READ_FOLDER, ({ uri }: { uri: string }) => readFolder(uri));
  client.onRequest(FIND_FILES, (wanted: FindFiles) => findFiles(wanted));
  client.onRequest(READ_FILE, ({ uri }: { uri: string }) => readFile(uri));
}

/** Pages of rules open here through a link to this editor; a browser has no such links. */
const rulePages = (context: ExtensionContext): string | undefined =>
  env.uiKind === UIKind.Desktop ? `${env.uriScheme}://${context.extension.id}/rule/` : undefined;

function optionsFor(context: ExtensionContext): LanguageClientOptions {
  const pages = rulePages(context);
  const deferral = createDeferral();
  context.subscriptions.push(deferral);
  const initializationOptions: ClientOptions = {
    commandLinks: true,
    themeIcons: true,
    actionCommands: true,
    readsFiles: true,
    defers: true,
    ...(pages !== undefined && { rulePages: pages }),
  };
  return {
    documentSelector: selector(),
    diagnosticCollectionName: 'cloud-glossary',
    initializationOptions,
    middleware: { ...middleware, handleDiagnostics: deferral.handleDiagnostics },
    markdown: {
      isTrusted: { enabledCommands: ['cloudGlossary.openTopic'] },
      supportHtml: false,
      supportThemeIcons: true,
    },
  };
}
