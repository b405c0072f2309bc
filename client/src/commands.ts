import {
  commands,
  ConfigurationTarget,
  type Disposable,
  Location,
  Position,
  Range,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type Places, SHOW_PLACES } from '../../server/src/protocol.ts';
import { openConfiguration } from './configuration.ts';
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
    on('openConfig', openConfiguration),
    on('treatFileAs', treatFileAs),
    commands.registerCommand(SHOW_PLACES, showPlaces),
  ];
}

/** Shows places of a file around a position, as the editor shows references. */
function showPlaces({ uri, position, ranges }: Places): Thenable<unknown> {
  const file = Uri.parse(uri);
  const at = ({ line, character }: Places['position']) => new Position(line, character);
  const places = ranges.map(({ start, end }) => new Location(file, new Range(at(start), at(end))));
  return commands.executeCommand('editor.action.showReferences', file, at(position), places);
}

/** Switches a rule off in the settings of the workspace; in the user's where none is open. */
async function turnOff(rule: string): Promise<void> {
  const resource = window.activeTextEditor?.document;
  const settings = workspace.getConfiguration('cloudGlossary', resource);
  const rules = settings.inspect<Record<string, unknown>>('lint.rules');
  const isWorkspace = workspace.workspaceFolders !== undefined;
  const before = isWorkspace ? rules?.workspaceValue : rules?.globalValue;
  const target = isWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  const choice = before?.[rule];
  // An object holds options too, which stay for when the rule is wanted again.
  const off = typeof choice === 'object' ? { ...choice, severity: 'off' } : 'off';
  await settings.update('lint.rules', { ...before, [rule]: off }, target);
}

const LANGUAGES = {
  Dockerfile: 'dockerfile',
  Compose: 'compose',
  Terraform: 'terraform',
  Ansible: 'ansible',
  Vagrantfile: 'vagrant',
  'Shell Script': 'script',
  Makefile: 'makefile',
  'Docker Ignore File': 'dockerignore',
  'None of these': 'none',
};

/** Writes down what the active file is, for the files of its name in this workspace. */
async function treatFileAs(): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  if (!uri) return;
  const chosen = await window.showQuickPick(Object.keys(LANGUAGES), {
    placeHolder: 'What is this file?',
  });
  if (chosen === undefined) return;
  const settings = workspace.getConfiguration('cloudGlossary', uri);
  const known = settings.inspect<Record<string, string>>('files.associations');
  const isWorkspace = workspace.workspaceFolders !== undefined;
  const before = isWorkspace ? known?.workspaceValue : known?.globalValue;
  const target = isWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  const path = workspace.asRelativePath(uri, false);
  const language = LANGUAGES[chosen as keyof typeof LANGUAGES];
  await settings.update('files.associations', { ...before, [path]: language }, target);
}
