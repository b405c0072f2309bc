import {
  commands,
  type Disposable,
  extensions,
  type ExtensionContext,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { registerCommands } from './commands.ts';
import { connect, type Connection } from './connection.ts';
import { mayBeOurs, needsServer } from './documents.ts';
import type { CreateClient } from './link.ts';
import { showStatus } from './status.ts';
import { shareGlossary } from './team-glossary.ts';
import { registerTopics } from './topics/index.ts';

/**
 * What desktop and browser share. The server starts with the first document that may be ours.
 */
export function activateWith(context: ExtensionContext, create: CreateClient): void {
  const connection = connect(context, create);
  context.subscriptions.push(
    { dispose: () => void connection.stop() },
    ...registerCommands(connection),
    showStatus(connection),
    shareGlossary(connection),
    ...registerTopics(
      context,
      (method, params) => connection.sendRequest(method, params),
      ({ document }) => mayBeOurs(document),
    ),
    extensions.onDidChange(() => connection.settingsChanged()),
    window.registerUriHandler({ handleUri: openRule }),
    startWhenNeeded(connection),
  );
}

/** Follows the links of findings to their rules' pages. Anybody can send such a link. */
function openRule({ path }: Uri): void {
  const rule = /^\/rule\/([a-z0-9-]{1,80})$/.exec(path)?.[1];
  if (rule) void commands.executeCommand('cloudGlossary.explainRule', rule);
}

/** Starts the server for the first document that needs one, and anew when others become ours. */
function startWhenNeeded(connection: Connection): Disposable {
  const listeners: Disposable[] = [];
  const done = (): void => listeners.splice(0).forEach((listener) => void listener.dispose());
  const start = (): void => {
    done();
    // What went wrong is in the log and in the language status.
    connection.start().catch(() => undefined);
  };
  const look = (document: TextDocument): void => {
    if (needsServer(document)) start();
  };
  const lookAtAll = (): void => {
    if (workspace.textDocuments.some(needsServer)) start();
  };
  listeners.push(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(({ document }) => look(document)),
  );
  lookAtAll();
  const settings = workspace.onDidChangeConfiguration((change) => {
    if (!change.affectsConfiguration('cloudGlossary.files.associations')) return;
    // A client asks for its documents once, when it is made.
    if (connection.state === 'idle') lookAtAll();
    else connection.restart().catch(() => undefined);
  });
  return { dispose: () => (done(), settings.dispose()) };
}
