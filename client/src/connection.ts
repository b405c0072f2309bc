import {
  type CancellationToken,
  type ExtensionContext,
  type LogOutputChannel,
  window,
} from 'vscode';
import {
  type BaseLanguageClient,
  DidChangeConfigurationNotification,
  State,
} from 'vscode-languageclient';
import { type CreateClient, createLink, end, type Link } from './link.ts';

/** The language server as the rest of the client sees it. */
export interface Connection {
  /** Starts the server if it does not run yet. */
  start(): Promise<void>;
  /** Starts it anew, for the files that are ours by now. */
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

export function connect(context: ExtensionContext, create: CreateClient): Connection {
  const log = lazyLog(context);
  const listeners: (() => void)[] = [];
  const life = createLife(
    () => createLink(context, create, log()),
    () => listeners.forEach((listener) => listener()),
  );
  const { start, stop, running } = life;
  return {
    start: async () => void (await start()),
    async restart() {
      await stop();
      await start();
    },
    stop,
    showLog: () => log().show(),
    settingsChanged() {
      void running()?.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    },
    async sendRequest<A>(method: string, params: unknown, token?: CancellationToken): Promise<A> {
      // Who asks does not bring back what crashed; the user may.
      if (life.state === 'stopped')
        throw new Error('The language server of Cloud Glossary stopped');
      return (await start()).sendRequest<A>(method, params, token);
    },
    notify: async (method, params) => running()?.sendNotification(method, params),
    get state() {
      return life.state;
    },
    onStateChanged: (listener) => void listeners.push(listener),
  };
}

/** The client that there is now, if any; `changed` is told whenever its state is another. */
function createLife(create: () => Link, changed: () => void) {
  let link: Link | undefined;
  let isFailed = false;
  const tell = (failed: boolean): void => {
    isFailed = failed;
    changed();
  };
  const made = (): Link => {
    if (link) return link;
    const fresh = create();
    fresh.client.onDidChangeState(({ newState }) => {
      if (fresh === link) tell(FAILED.has(newState));
    });
    return (link = fresh);
  };
  const running = (): BaseLanguageClient | undefined =>
    link?.client.isRunning() ? link.client : undefined;
  return {
    running,
    async start(): Promise<BaseLanguageClient> {
      const mine = made();
      try {
        await mine.client.start();
      } catch (error) {
        if (mine === link) tell(true);
        throw error;
      }
      return mine.client;
    },
    async stop(): Promise<void> {
      const old = link;
      link = undefined;
      tell(false);
      if (old) await end(old);
    },
    get state(): Connection['state'] {
      if (isFailed) return 'stopped';
      if (!link) return 'idle';
      return running() ? 'running' : 'starting';
    },
  };
}

const FAILED: ReadonlySet<State> = new Set([State.Stopped, State.StartFailed]);

/** What a client logs; it outlives the client, so that what went wrong can still be read. */
function lazyLog({ subscriptions }: ExtensionContext): () => LogOutputChannel {
  let log: LogOutputChannel | undefined;
  return () => {
    if (!log)
      subscriptions.push((log = window.createOutputChannel('Cloud Glossary', { log: true })));
    return log;
  };
}
