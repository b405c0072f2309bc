import {
  type Command,
  type Disposable,
  languages,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  type TextDocument,
  Uri,
  window,
  commands,
  workspace,
} from 'vscode';
import { FILE_STATE, type FileState } from '../../server/src/protocol.ts';
import type { Connection } from './connection.ts';
import { isConfiguration, mayBeOurs } from './documents.ts';

const TITLES: Readonly<Record<string, string>> = {
  dockerfile: 'Dockerfile',
  compose: 'Compose',
  terraform: 'Terraform',
  ansible: 'Ansible',
  vagrant: 'Vagrantfile',
};

/** Shows in the language status of the active file what we make of it, and keeps the context key. */
export function showStatus(connection: Connection): Disposable {
  const item = languages.createLanguageStatusItem('cloudGlossary.status', []);
  item.name = 'Cloud Glossary';
  item.text = 'Cloud Glossary';
  let turn = 0;

  const update = async (): Promise<void> => {
    const document = window.activeTextEditor?.document;
    const mine = ++turn;
    const state = document && (await stateOf(connection, document));
    if (mine !== turn) return;
    void commands.executeCommand(
      'setContext',
      'cloudGlossary.supported',
      state?.language !== undefined,
    );
    if (!document || !state) {
      item.selector = [];
      return;
    }
    // The item is only looked at for the active file, which is the one that was just asked about.
    item.selector = { language: document.languageId, scheme: document.uri.scheme };
    item.busy = connection.state === 'starting';
    Object.assign(item, healthOf(connection, document, state));
  };

  const refresh = (): void => void update().catch(() => undefined);
  connection.onStateChanged(refresh);
  const listeners = [
    item,
    window.onDidChangeActiveTextEditor(refresh),
    workspace.onDidOpenTextDocument(refresh),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const active = window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === active || isConfiguration(uri))) refresh();
    }),
  ];
  refresh();
  return { dispose: () => listeners.forEach((listener) => void listener.dispose()) };
}

/** What the item says, how serious it is, and what to do about it. */
function healthOf(
  connection: Connection,
  document: TextDocument,
  state: FileState,
): Pick<LanguageStatusItem, 'severity' | 'detail' | 'command'> {
  if (connection.state === 'stopped')
    return {
      severity: LanguageStatusSeverity.Error,
      detail: 'The language server stopped',
      command: { command: 'cloudGlossary.restartServer', title: 'Restart' },
    };
  if (state.badConfiguration !== undefined)
    return {
      severity: LanguageStatusSeverity.Warning,
      detail: 'The configuration has a mistake',
      command: openMistake(Uri.parse(state.badConfiguration)),
    };
  return {
    severity: LanguageStatusSeverity.Information,
    detail: detailOf(document, state),
    command: { command: 'cloudGlossary.showLog', title: 'Show Log' },
  };
}

/** Shows the first mistake of a configuration. */
function openMistake(uri: Uri): Command {
  const [first] = languages.getDiagnostics(uri);
  const options = first ? [{ selection: first.range }] : [];
  return { command: 'vscode.open', title: 'Open Configuration', arguments: [uri, ...options] };
}

/** Undefined for files that are not ours; without a language while that is not known. */
async function stateOf(
  connection: Connection,
  document: TextDocument,
): Promise<FileState | undefined> {
  if (connection.state !== 'running') return mayBeOurs(document) ? {} : undefined;
  const uri = document.uri.toString();
  const state = await connection.sendRequest<FileState>(FILE_STATE, { uri });
  return state.language === undefined ? undefined : state;
}

function detailOf({ uri }: TextDocument, { language, limited }: FileState): string {
  if (language === undefined) return '';
  const found = languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'cloud-glossary').length;
  const count = found === 0 ? 'no findings' : found === 1 ? '1 finding' : `${found} findings`;
  return `${TITLES[language] ?? language} – ${limited ?? count}`;
}
