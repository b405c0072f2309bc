import { commands, ConfigurationTarget, type Disposable, window, workspace } from 'vscode';
import type { Connection } from './connection.ts';

/** Registers the commands that need no panel. */
export function registerCommands(connection: Connection): Disposable[] {
  const on = (name: string, run: (...args: never[]) => unknown): Disposable =>
    commands.registerCommand(`cloudGlossary.${name}`, run);
  return [
    on('restartServer', () => connection.restart()),
    on('showLog', () => connection.showLog()),
    on('fixAll', () =>
      commands.executeCommand('editor.action.codeAction', {
        kind: 'source.fixAll.cloudGlossary',
        apply: 'first',
      }),
    ),
    on('turnOffRule', (rule: string) => turnOff(rule)),
  ];
}

/** Switches a rule off in the settings of the workspace; in the user's where none is open. */
async function turnOff(rule: string): Promise<void> {
  const resource = window.activeTextEditor?.document;
  const settings = workspace.getConfiguration('cloudGlossary', resource);
  const rules = settings.inspect<Record<string, string>>('lint.rules');
  const isWorkspace = workspace.workspaceFolders !== undefined;
  const before = isWorkspace ? rules?.workspaceValue : rules?.globalValue;
  const target = isWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await settings.update('lint.rules', { ...before, [rule]: 'off' }, target);
}
