import { commands, type ExtensionContext, window } from 'vscode';
import { CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient';

/** So many restarts in so many milliseconds are enough. */
const MOST_RESTARTS = 4;
const PERIOD = 3 * 60_000;

const QUIET = 'quietAboutCrashes';

/** Starts a server that crashed again, up to a point; then says so once, unless the user wants no more of it. */
export function createErrorHandler(context: ExtensionContext): ErrorHandler {
  let crashes: readonly number[] = [];
  return {
    error: (_error, _message, count) => ({
      action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: true,
    }),
    closed() {
      const now = Date.now();
      crashes = [...crashes.filter((time) => now - time < PERIOD), now];
      if (crashes.length <= MOST_RESTARTS) return { action: CloseAction.Restart, handled: true };
      if (!context.globalState.get(QUIET, false)) void tell(context);
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

const ANSWERS = {
  Restart: () => commands.executeCommand('cloudGlossary.restartServer'),
  'Show Log': () => commands.executeCommand('cloudGlossary.showLog'),
  "Don't Show Again": ({ globalState }: ExtensionContext) => globalState.update(QUIET, true),
} as const;

async function tell(context: ExtensionContext): Promise<void> {
  const answers = Object.keys(ANSWERS) as (keyof typeof ANSWERS)[];
  const message = 'The language server of Cloud Glossary stopped.';
  const chosen = await window.showErrorMessage(message, ...answers);
  if (chosen) await ANSWERS[chosen](context);
}
